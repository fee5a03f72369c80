import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  cellsOf,
  cpuNumbers,
  cpuTimes,
  infoOfHost,
  kernelList,
  memoryOf,
  memorySizes,
} from "./node-facts.js";

const root = mkdtempSync(join(tmpdir(), "facts-"));
afterAll(() => rmSync(root, { recursive: true }));

function host(name: string, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    const whole = join(root, name, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }
  return { proc: join(root, name, "proc"), sys: join(root, name, "sys") };
}

const cpu = (id: number, socket: number, core: number, siblings: string) => ({
  [`sys/cpu/cpu${id}/topology/physical_package_id`]: `${socket}\n`,
  [`sys/cpu/cpu${id}/topology/core_id`]: `${core}\n`,
  [`sys/cpu/cpu${id}/topology/thread_siblings_list`]: `${siblings}\n`,
});

const two = host("two", {
  "sys/cpu/present": "0-7\n",
  "sys/cpu/online": "0-7\n",
  ...cpu(0, 0, 0, "0-1"),
  ...cpu(1, 0, 0, "0-1"),
  ...cpu(2, 0, 1, "2-3"),
  ...cpu(3, 0, 1, "2-3"),
  ...cpu(4, 1, 0, "4-5"),
  ...cpu(5, 1, 0, "4-5"),
  ...cpu(6, 1, 1, "6-7"),
  ...cpu(7, 1, 1, "6-7"),
  "sys/node/node0/cpulist": "0-3\n",
  "sys/node/node1/cpulist": "4-7\n",
  "sys/node/node0/meminfo": "Node 0 MemTotal:       1000 kB\nNode 0 MemFree:        400 kB\n",
  "sys/node/node1/meminfo": "Node 1 MemTotal:       2000 kB\nNode 1 MemFree:        500 kB\n",
  "proc/stat": "cpu  10 1 5 100 7 2 3 0 0 0\ncpu0 4 0 1 50 2 0 0 0 0 0\n",
});
const odd = host("odd", {
  "sys/cpu/present": "0-3\n",
  "sys/cpu/online": "0,2-3\n",
  ...cpu(0, 0, 0, "0-1"),
  ...cpu(2, 0, 1, "2-3"),
  ...cpu(3, 0, 1, "2-3"),
  "proc/meminfo": "MemTotal:        3000 kB\nMemFree:         1000 kB\nHugePages_Total:       0\n",
});

describe("what the kernel tells of a host", () => {
  it("is lists of numbers", () => {
    expect(kernelList("0-3,8\n")).toEqual([0, 1, 2, 3, 8]);
    expect(kernelList("\n")).toEqual([]);
  });

  it("is sizes in KiB", () => {
    expect(memoryOf("MemTotal:  7 kB\nNode 1 Free: 5 kB\nHugePages_Total: 3\n")).toEqual({
      MemTotal: 7,
      Free: 5,
    });
  });

  it("is two cells of two cores of two threads", async () => {
    const cells = await cellsOf(two);
    expect(cells.map(({ id, memory, free, cpus }) => [id, memory, free, cpus.length])).toEqual([
      [0, 1000, 400, 4],
      [1, 2000, 500, 4],
    ]);
    expect(infoOfHost(cells, 3000)).toMatchObject({ cpus: 8, nodes: 2, sockets: 1, cores: 2, threads: 2 });
  });

  it("is cores of one socket where it does not add up, and one cell where it knows of none", async () => {
    expect(await cpuNumbers(odd)).toEqual({ present: [0, 1, 2, 3], online: [0, 2, 3] });
    const cells = await cellsOf(odd);
    expect(cells).toHaveLength(1);
    expect(infoOfHost(cells, 3000)).toMatchObject({ memory: 3000, cpus: 3, nodes: 1, cores: 3, threads: 1 });
  });

  it("is times of all CPUs and of each", async () => {
    const all = { kernel: 100_000_000n, user: 110_000_000n, idle: 1_000_000_000n, iowait: 70_000_000n };
    expect(await cpuTimes(two, undefined)).toEqual(all);
    expect(await cpuTimes(two, 0)).toMatchObject({ user: 40_000_000n });
    expect(await cpuTimes(two, 9)).toBeUndefined();
    expect(await memorySizes(two, 9)).toBeUndefined();
  });
});
