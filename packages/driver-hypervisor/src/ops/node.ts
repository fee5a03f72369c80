/** The host. */
import { machine } from "node:os";
import type { DriverConnection, NodeInfo } from "@libvirt-ts/driver";
import { cpuTopology, extraversion, type PhysicalInfo, physicalInfo } from "../abi/index.js";
import type { Xen } from "../xen.js";

/** Sockets in a node: by where the CPUs sit where Xen tells (4.1 on), else by dividing. */
function socketsPerNode(xen: Xen, host: PhysicalInfo): number {
  const { maxCpuId, nodes, cpus, coresPerSocket, threadsPerCore } = host;
  if (
    maxCpuId !== undefined &&
    (xen.abi.operation("sysctl.cputopoinfo") ?? xen.abi.operation("sysctl.topologyinfo"))
  ) {
    const places = xen.ask(cpuTopology(xen.abi, maxCpuId + 1));
    const sockets = new Set(places.map(({ node, socket }) => `${node} ${socket}`));
    if (sockets.size > 0) return Math.ceil(sockets.size / nodes);
  }
  return Math.max(1, Math.ceil(cpus / (nodes * coresPerSocket * threadsPerCore)));
}

/** Major × 1,000,000 + minor × 1,000 + micro, the last from `.7` or `.4-pre`. */
function versionOf(xen: Xen, major: number, minor: number): number {
  const micro = /^\.(\d+)/.exec(xen.ask(extraversion()))?.[1] ?? "0";
  return major * 1_000_000 + minor * 1_000 + Number(micro);
}

export function nodeOperations(xen: Xen, { major, minor }: { major: number; minor: number }) {
  return {
    async type() {
      return "Xen";
    },
    async version() {
      return versionOf(xen, major, minor);
    },
    async nodeGetInfo(): Promise<NodeInfo> {
      const host = xen.ask(physicalInfo(xen.abi));
      return {
        model: machine(),
        memory: host.totalPages * 4,
        cpus: host.cpus,
        mhz: Math.floor(host.cpuKHz / 1000),
        nodes: host.nodes,
        sockets: socketsPerNode(xen, host),
        cores: host.coresPerSocket,
        threads: host.threadsPerCore,
      };
    },
  } satisfies Partial<DriverConnection>;
}
