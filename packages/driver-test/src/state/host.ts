import type { NodeCPUMap, NodeInfo } from "@libvirt-ts/driver";

/** Pages of one size in one NUMA cell. */
export interface TestPages {
  /** How many there are, where the host's capabilities tell. */
  total: number | undefined;
  free: number;
}

/** A NUMA cell of the host. */
export interface TestCell {
  /** KiB */
  readonly memory: number;
  /** Bytes; undefined: what is left of it by guests. */
  readonly free?: bigint;
  /** By size in KiB. */
  readonly pages: Map<number, TestPages>;
}

/** What a test node's host is. */
export interface TestHost {
  readonly info: NodeInfo;
  readonly cells: readonly TestCell[];
  /** Which CPUs are online, where it is not the first `info.cpus` of all. */
  readonly cpuMap?: NodeCPUMap;
  /** What the capabilities say of each cell, where it is not what `info` says. */
  readonly topology?: Pick<NodeInfo, "sockets" | "cores" | "threads">;
  /** Bytes; undefined: what is free in all cells. */
  readonly freeMemory?: bigint;
}

/** Sizes of pages that a host knows, in KiB, the system's own first. */
export const pageSizes = [4, 8, 2048, 1_048_576] as const;

/** A host as its figures say, with its memory spread evenly over its NUMA cells. */
export function hostOf(info: NodeInfo): TestHost {
  const share = Math.floor(info.memory / info.nodes);
  const cells = Array.from({ length: info.nodes }, (_, cell): TestCell => {
    const memory = cell === 0 ? info.memory - share * (info.nodes - 1) : share;
    return {
      memory,
      pages: new Map(
        pageSizes
          .filter((size) => size !== 8)
          .map((size) => [
            size,
            size === 4 ? { total: Math.floor(memory / 4), free: 0 } : { total: 0, free: 0 },
          ]),
      ),
    };
  });
  return { info, cells };
}
