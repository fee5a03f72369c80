import type { Clock } from "../clock.js";
import type { NodeRequest } from "../node-file/load.js";
import type { TestNode } from "../state/node.js";
import { todayNode } from "./today.js";

/** The node that a URI's path names: `/default` as of today, `/classic` as of libvirt 0.1.11, else that of a node file. */
export async function openNode(path: string, clock: Clock, request: NodeRequest): Promise<TestNode> {
  if (path === "/default") return todayNode(clock);
  if (path === "/classic") return (await import("./classic.js")).classicNode(clock);
  return (await import("../node-file/load.js")).loadNodeFile(path, clock, request);
}
