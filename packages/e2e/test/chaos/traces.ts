import { readdirSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What a process holds. */
export interface Traces {
  /** Timers, sockets, servers, requests under way: how many of each kind. */
  readonly resources: Readonly<Record<string, number>>;
  readonly descriptors: number;
  /** Listeners of the process's own events. */
  readonly listeners: number;
  /** MiB of objects in use. */
  readonly heap: number;
}

/** Collects garbage, until no more of it comes, and looks what is left. */
export async function traces(): Promise<Traces> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let round = 0; round < 4; round++) {
    collect();
    await new Promise(setImmediate);
  }
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return {
    resources,
    descriptors: process.platform === "linux" ? readdirSync("/proc/self/fd").length : 0,
    listeners,
    heap: process.memoryUsage().heapUsed / 2 ** 20,
  };
}

/** What was closed may be about to end; what is left to nobody stays, and is not waited for longer: in milliseconds. */
const patience = 10_000;

/** The traces once there are no more than before, or when what is there stays. */
export async function tracesAfter(before: Traces): Promise<Traces> {
  const isMore = ({ resources, descriptors }: Traces) =>
    descriptors > before.descriptors || newIn(resources, before.resources).length > 0;
  const until = performance.now() + patience;
  let after = await traces();
  while (isMore(after) && performance.now() < until) after = await traces();
  return after;
}

/** The kinds of resources of which there are more than before. */
export const newIn = (after: Traces["resources"], before: Traces["resources"]): string[] =>
  Object.entries(after).flatMap(([kind, count]) =>
    count > (before[kind] ?? 0) ? `${kind}: ${count} instead of ${before[kind] ?? 0}` : [],
  );
