import { cpusOf } from "../../cpumap.js";
import { ErrorNumber } from "../../errors/number.js";
import { NodeSuspendTarget } from "../../flags/host.generated.js";
import { check, contains, rejects, same } from "../assert.js";
import type { Context } from "../context.js";

/** What a host tells of itself agrees with itself, and what it has not is refused. */
export function hostTests(suite: Context): void {
  const wrong = [ErrorNumber.INVALID_ARG, ErrorNumber.OPERATION_INVALID, ErrorNumber.INTERNAL_ERROR];

  suite.test("the map of CPUs has as many as it says", ["nodeGetCPUMap"], async (conn) => {
    const { cpus, cpumap, online } = await conn.nodeGetCPUMap(0);
    const used = cpusOf(cpumap);
    same(used.length, online, "the CPUs of the map");
    check(
      used.every((cpu) => cpu < cpus),
      `the map of CPUs: expected none beyond ${cpus}, got ${used}`,
    );
  });

  suite.test(
    "times of CPUs run on, and are those of CPUs that there are",
    ["nodeGetCPUStats"],
    async (conn) => {
      const before = await conn.nodeGetCPUStats(-1, 0);
      for (const name of ["user", "kernel", "idle"]) {
        same(typeof before[name], "bigint", `the type of ${name}`);
      }
      const after = await conn.nodeGetCPUStats(-1, 0);
      for (const [name, time] of Object.entries(before)) {
        check(after[name]! >= time, `${name}: expected ${time} at least, got ${after[name]}`);
      }
      await rejects(conn.nodeGetCPUStats(65_535, 0), wrong, "times of a CPU that is not there");
    },
  );

  suite.test("free memory is not more than all", ["nodeGetMemoryStats", "nodeGetInfo"], async (conn) => {
    const { memory } = await conn.nodeGetInfo();
    const { total, free } = await conn.nodeGetMemoryStats(-1, 0);
    same(total, memory, "the memory of the host (KiB)");
    check(free! <= total!, `free memory: expected ${total} at most, got ${free}`);
    await rejects(conn.nodeGetMemoryStats(65_535, 0), wrong, "memory of a cell that is not there");
  });

  suite.test("cells are told one by one or at once", ["nodeGetCellsFreeMemory"], async (conn) => {
    const all = await conn.nodeGetCellsFreeMemory(0, 1000);
    for (const [cell, free] of all.entries()) {
      same(await conn.nodeGetCellsFreeMemory(cell, 1), [free], `free memory of cell ${cell}`);
    }
    await rejects(conn.nodeGetCellsFreeMemory(all.length, 1), wrong, "a cell that is not there");
  });

  suite.test(
    "free pages are counted cell by cell, and of sizes that there are",
    ["nodeGetFreePages"],
    async (conn) => {
      const [first] = await conn.nodeGetFreePages([2048], 0, 1, 0);
      same([first?.cell, first?.pageSize], [0, 2048], "the cell and the size");
      await rejects(conn.nodeGetFreePages([3], 0, 1, 0), wrong, "pages of 3 KiB");
      await rejects(conn.nodeGetFreePages([2048], 65_535, 1, 0), wrong, "pages of a cell that is not there");
    },
  );

  suite.test(
    "huge pages are set aside, or none of them are",
    ["nodeAllocPages", "nodeGetFreePages"],
    async (conn) => {
      const free = async () => (await conn.nodeGetFreePages([2048], 0, 1, 0))[0]!.count;
      const before = await free();
      same(
        await conn.nodeAllocPages([{ pageSize: 2048, count: 3 }], 0, 1, 0),
        1,
        "how many pools were changed",
      );
      same(await free(), before + 3, "free pages after that");
      const codes = [ErrorNumber.OPERATION_FAILED, ...wrong];
      const wanted = [
        { pageSize: 2048, count: 1 },
        { pageSize: 3, count: 1 },
      ];
      await rejects(conn.nodeAllocPages(wanted, 0, 1, 0), codes, "pages of 3 KiB");
      await rejects(
        conn.nodeAllocPages([{ pageSize: 2048, count: 2 ** 40 }], 0, 1, 0),
        codes,
        "more pages than there is memory",
      );
      same(await free(), before + 3, "free pages after the refusals");
    },
  );

  suite.test(
    "memory parameters are kept, figures are not set",
    ["nodeGetMemoryParameters", "nodeSetMemoryParameters"],
    async (conn) => {
      await conn.nodeSetMemoryParameters({ shm_pages_to_scan: 123 }, 0);
      same((await conn.nodeGetMemoryParameters(0)).shm_pages_to_scan, 123, "shm_pages_to_scan");
      await rejects(conn.nodeSetMemoryParameters({ shm_full_scans: 1 }, 0), wrong, "a figure");
      await rejects(conn.nodeSetMemoryParameters({ shm_nothing: 1 }, 0), wrong, "a name that is unknown");
      await rejects(
        conn.nodeSetMemoryParameters({ shm_pages_to_scan: "many" }, 0),
        wrong,
        "a value of another type",
      );
      same((await conn.nodeGetMemoryParameters(0)).shm_pages_to_scan, 123, "it after the refusals");
    },
  );

  suite.test("a host sleeps for a while that is long enough", ["nodeSuspendForDuration"], async (conn) => {
    await rejects(conn.nodeSuspendForDuration(99, 60, 0), wrong, "an unknown target");
    await rejects(conn.nodeSuspendForDuration(NodeSuspendTarget.MEM, 1, 0), wrong, "a second");
  });

  suite.test("documents of what the host can do are such", ["getCapabilities"], async (conn) => {
    const document = await conn.getCapabilities();
    contains(document, "<capabilities>", "the capabilities");
    contains(document, /<topology[\s>]/, "the capabilities");
  });

  suite.test("models of CPUs are of an architecture that there is", ["getCPUModelNames"], async (conn) => {
    const names = await conn.getCPUModelNames("x86_64", 0);
    same(new Set(names).size, names.length, "how many different names there are");
    await rejects(conn.getCPUModelNames("abacus", 0), wrong, "an unknown architecture");
  });

  suite.test("a baseline of one CPU is that CPU", ["baselineCPU"], async (conn) => {
    const document = await conn.baselineCPU(["<cpu><arch>x86_64</arch><model>qemu64</model></cpu>"], 0);
    contains(document, ">qemu64</model>", "the baseline");
    const codes = [ErrorNumber.XML_ERROR, ErrorNumber.XML_DETAIL, ...wrong];
    await rejects(conn.baselineCPU(["<network/>"], 0), codes, "the baseline of a network");
    await rejects(conn.baselineCPU([], 0), codes, "the baseline of nothing");
  });
}
