/** The host. */
import { hostname, machine } from "node:os";
import type { DriverConnection, NodeInfo } from "@libvirt-ts/driver";
import type { HostCell } from "@libvirt-ts/xml/capabilities";
import {
  type CpuPlace,
  capabilities,
  capabilitiesLength,
  cpuTopology,
  Errno,
  extraversion,
  hostAbilities,
  type PhysicalInfo,
  physicalInfo,
  wholeCapabilities,
} from "../abi/index.js";
import type { Xen } from "../xen.js";

/** Major and minor number of the hypervisor. */
interface XenVersion {
  readonly major: number;
  readonly minor: number;
}

/** Where the CPUs sit; none before Xen 4.1, which does not tell. */
function placesOf(xen: Xen, { maxCpuId }: PhysicalInfo): CpuPlace[] {
  const isTold =
    maxCpuId !== undefined &&
    (xen.abi.operation("sysctl.cputopoinfo") ?? xen.abi.operation("sysctl.topologyinfo")) !== undefined;
  return isTold ? xen.ask(cpuTopology(xen.abi, maxCpuId + 1)) : [];
}

/** Sockets in a node: by where the CPUs sit if that is known, else by dividing. */
function socketsPerNode(host: PhysicalInfo, places: readonly CpuPlace[]): number {
  const { nodes, cpus, coresPerSocket, threadsPerCore } = host;
  const sockets = new Set(places.map(({ node, socket }) => `${node} ${socket}`));
  if (sockets.size > 0) return Math.ceil(sockets.size / nodes);
  return Math.max(1, Math.ceil(cpus / (nodes * coresPerSocket * threadsPerCore)));
}

function cellsOf(places: readonly CpuPlace[]): HostCell[] {
  const cells = new Map<number, CpuPlace[]>();
  for (const place of places) {
    const cell = cells.get(place.node);
    if (cell === undefined) cells.set(place.node, [place]);
    else cell.push(place);
  }
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([id, cpus]) => ({
      id,
      cpus: {
        num: cpus.length,
        cpu: cpus.map(({ cpu, socket, core }) => ({ id: cpu, socket_id: socket, core_id: core })),
      },
    }));
}

/** Major × 1,000,000 + minor × 1,000 + micro, the last from `.7` or `.4-pre`. */
function versionOf(xen: Xen, { major, minor }: XenVersion): number {
  const micro = /^\.(\d+)/.exec(xen.ask(extraversion()))?.[1] ?? "0";
  return major * 1_000_000 + minor * 1_000 + Number(micro);
}

/** Xen 4.20 tells its words whole; one whose policy hides them refuses that, and gives an empty text otherwise. */
function guestWords(xen: Xen, { major, minor }: XenVersion): string[] {
  const length =
    major > 4 || (major === 4 && minor >= 20)
      ? xen.askUnless(capabilitiesLength(), [Errno.EPERM, Errno.EACCES, Errno.ENOSYS])
      : undefined;
  return xen.ask(length === undefined ? capabilities() : wholeCapabilities(length));
}

/** The host as a whole, from what Xen alone tells. */
export function nodeOperations(xen: Xen, version: XenVersion) {
  return {
    async getType() {
      return "Xen";
    },
    async getVersion() {
      return versionOf(xen, version);
    },
    async getHostname() {
      return hostname();
    },
    async nodeGetInfo(): Promise<NodeInfo> {
      const host = xen.ask(physicalInfo(xen.abi));
      return {
        model: machine(),
        memory: host.totalPages * 4,
        cpus: host.cpus,
        mhz: Math.floor(host.cpuKHz / 1000),
        nodes: host.nodes,
        sockets: socketsPerNode(host, placesOf(xen, host)),
        cores: host.coresPerSocket,
        threads: host.threadsPerCore,
      };
    },
    async getCapabilities() {
      const host = xen.ask(physicalInfo(xen.abi));
      const places = placesOf(xen, host);
      const words = guestWords(xen, version);
      // Nothing else here needs it, and listing domains should not wait for it.
      const [{ xenCapabilities }, { formatCapabilities }] = await Promise.all([
        import("@libvirt-ts/xml/build"),
        import("@libvirt-ts/xml/capabilities"),
      ]);
      return formatCapabilities(
        xenCapabilities({
          arch: machine(),
          version,
          words,
          featureWords: host.featureWords,
          abilities: hostAbilities(xen.abi, host),
          topology: {
            sockets: socketsPerNode(host, places),
            cores: host.coresPerSocket,
            threads: host.threadsPerCore,
          },
          ...(places.length > 0 && { cells: cellsOf(places) }),
        }),
      );
    },
  } satisfies Partial<DriverConnection>;
}
