import type { TestCell, TestHost, TestPages } from "../state/host.js";
import { pageSizes } from "../state/host.js";

const info = {
  model: "i686",
  memory: 3_145_728,
  cpus: 16,
  mhz: 1400,
  nodes: 2,
  sockets: 2,
  cores: 2,
  threads: 2,
};

/**
 * The host of `test:///default`, made anew for each connection. It is as today's test driver tells it, which agrees with
 * itself no better: cells of 2 and 4 GiB in a host of 3, and a map of eight CPUs.
 */
export function todayHost(): TestHost {
  return {
    info,
    cells: [
      cell(2_097_152, 4, 2048n * 1024n, [7, 21, 49, 105]),
      cell(4_194_304, 8, 4096n * 1024n, [19, 45, 97, 201]),
    ],
    cpuMap: { cpus: 8, cpumap: Uint8Array.of(0b0001_0101), online: 3 },
    topology: { sockets: 1, cores: 8, threads: 1 },
    freeMemory: 3_145_728n,
  };
}

/** A cell whose memory is in pages of a size (KiB), with the figures of free pages that today's driver gives. */
function cell(memory: number, size: number, free: bigint, freePages: readonly number[]): TestCell {
  const pages = pageSizes.map((other, index): [number, TestPages] => {
    const total = other === size ? 524_288 : other > 8 ? 0 : undefined;
    return [other, { total, free: freePages[index]! }];
  });
  return { memory, free, pages: new Map(pages) };
}
