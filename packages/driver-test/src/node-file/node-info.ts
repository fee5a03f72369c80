import { type NodeInfo, possibleCpus } from "@libvirt-ts/driver";
import { classicNodeInfo } from "../nodes/classic.js";
import type { NodeElement } from "./node-element.js";

/** The most CPUs that a node's topology may have. */
const maximumCpus = 65_536;

/** The host that a node file describes; what it leaves out is as in `test:///default`. */
export function readInfo(root: NodeElement): NodeInfo {
  const cpu = root.child("cpu");
  const { model, memory, mhz, nodes, sockets, cores, threads } = classicNodeInfo;
  const topology = {
    nodes: number(cpu, "nodes", nodes),
    sockets: number(cpu, "sockets", sockets),
    cores: number(cpu, "cores", cores),
    threads: number(cpu, "threads", threads),
  };
  const possible = possibleCpus(topology);
  if (possible > maximumCpus) {
    cpu?.error("node.topology", `the topology has ${possible} CPUs; ${maximumCpus} is the most`);
  }
  return {
    model: cpu?.child("model")?.text.trim() || model,
    memory: number(root, "memory", memory),
    cpus: Math.min(number(cpu, "active", possible), possible),
    mhz: number(cpu, "mhz", mhz),
    ...topology,
  };
}

function number(parent: NodeElement | undefined, name: string, otherwise: number): number {
  const element = parent?.child(name);
  const text = element?.text.trim();
  if (element === undefined || text === undefined || text === "") return otherwise;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (value === 0) element.error("node.number", "expected a whole number, at least 1");
  return value;
}
