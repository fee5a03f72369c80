/** driver-hypervisor on a real Xen, with `xl` as the referee. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type DomainInfo,
  DomainState,
  ErrorNumber,
  type NodeInfo,
  type VcpuInfo,
  VcpuState,
} from "@libvirt-ts/driver";
import {
  HOST_START_LIMIT,
  installedPackages,
  isLongRun,
  textFile,
  XenHost,
  xenHostUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NODE } from "./node.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: the hypervisor driver on real Xen: ${unavailable}`);
if (!isLongRun) console.warn("skipped: Xen refused to an ordinary user: LIBVIRT_TS_LONG=1 runs it");

/** Thousands of hypercalls under emulation take their time. */
const slow = 1_200_000;
const program = (name: string) =>
  textFile(
    `opt/test/${name}`,
    readFileSync(join(fileURLToPath(new URL("hypervisor", import.meta.url)), name), "utf8"),
  );

interface Listing {
  readonly ref: { readonly id: number; readonly uuid: string };
  readonly info: Omit<DomainInfo, "cpuTime"> & { readonly cpuTime: number };
}
interface Observation {
  readonly before: readonly Listing[];
  readonly domains: readonly (Listing & {
    readonly osType: string;
    readonly vcpus: readonly (Omit<VcpuInfo, "cpumap" | "cpuTime"> & { cpumap: number[]; cpuTime: number })[];
  })[];
  readonly ids: readonly number[];
  readonly count: number;
  readonly type: string;
  readonly version: number;
  readonly node: NodeInfo;
  readonly byUuid: readonly { readonly id: number }[];
  readonly missing: number;
  readonly liveIds: readonly number[];
  readonly xl: { readonly list: string; readonly vcpuList: string; readonly info: string };
}

/** Hypercalls of each storm: with the kernel's buffer device, then without it, in locked memory. */
const storms = isLongRun ? [10_000, 3_000] : [2_000, 1_000];
interface Storm {
  readonly hypercalls: number;
  /** Children that were born meanwhile. */
  readonly born: number;
  /** How often each errno came. */
  readonly errors: Readonly<Record<string, number>>;
  /** Microseconds of calls while nothing else happens, if they were asked for. */
  readonly quiet: unknown;
}

/** Rows of a table that xl prints, its heading left out. */
const rows = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/));

/** xl's letters in the words of libvirt; between running and waiting for a CPU a domain changes all the time. */
function stateOf(letters: string): string {
  if (letters.includes("c")) return "crashed";
  if (letters.includes("s")) return "shutoff";
  if (letters.includes("p")) return "paused";
  return letters.includes("b") ? "blocked" : "active";
}
const words = new Map<number, string>([
  [DomainState.CRASHED, "crashed"],
  [DomainState.SHUTOFF, "shutoff"],
  [DomainState.PAUSED, "paused"],
  [DomainState.BLOCKED, "blocked"],
  [DomainState.RUNNING, "active"],
  [DomainState.NOSTATE, "active"],
]);

/** `all`, `0`, `0-1`, `0,3` as CPU numbers. */
function cpusOf(text: string, cpus: number): number[] {
  if (text === "all") return Array.from({ length: cpus }, (_, cpu) => cpu);
  return text.split(",").flatMap((part) => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

describe.skipIf(unavailable !== undefined)("on real Xen", () => {
  let host: XenHost;
  let seen: Observation;

  beforeAll(async () => {
    host = await XenHost.start();
    await host.put([
      ...installedPackages(["driver-hypervisor"], "opt/test"),
      ...["observe.mjs", "act.mjs", "storm.mjs"].map(program),
    ]);
    await host.run(
      `cd /guests
       for guest in idle spin crash pvh hvm; do xl create -q $guest.cfg || exit 1; done
       # They never sleep, and would have a CPU of this machine for all the time.
       for guest in spin pvh hvm; do xl sched-credit2 -d $guest -c 5 || exit 1; done
       xl create -q -p idle.cfg 'name="paused"' vcpus=2
       tries=0; until [ "$(xl list crash | awk 'END { print $5 }')" = ---sc- ] && xl list idle | grep -q -- -b----; do
         tries=$((tries + 1)); [ $tries -gt 100 ] && exit 1; sleep 0.1
       done`,
      { timeoutMs: 600_000 },
    );
    seen = JSON.parse(await host.run(`${NODE} /opt/test/observe.mjs`)) as Observation;
  }, HOST_START_LIMIT);

  afterAll(async () => host?.[Symbol.asyncDispose]());

  it("lists the domains that xl lists: ids, uuids, states, vcpus, memory, CPU time", () => {
    const listed = rows(seen.xl.list);
    expect(listed.map(([name]) => name)).toEqual([
      "Domain-0",
      "idle",
      "spin",
      "crash",
      "pvh",
      "hvm",
      "paused",
    ]);
    expect(seen.ids).toEqual(listed.map(([, id]) => Number(id)));
    expect(seen.liveIds).toEqual(seen.ids);
    expect(seen.count).toBe(listed.length);
    expect(seen.byUuid.map(({ id }) => id)).toEqual(seen.ids);
    expect(seen.missing).toBe(ErrorNumber.NO_DOMAIN);
    listed.forEach(([name, id, memory, vcpus, state = "", seconds, uuid], index) => {
      const { ref, info } = seen.domains[index]!;
      expect([ref.id, ref.uuid], name).toEqual([Number(id), uuid]);
      // A machine emulated for a guest wakes and sleeps with every tick: between two looks it may do either.
      const restless = ["Domain-0", "hvm", "pvh"].includes(name ?? "");
      const expected = restless ? expect.stringMatching(/^(active|blocked)$/) : stateOf(state);
      expect(words.get(info.state), name).toEqual(expected);
      expect([Math.floor(info.memory / 1024), info.nrVirtCpu], name).toEqual([Number(memory), Number(vcpus)]);
      const nanoseconds = Number(seconds) * 1e9;
      expect(seen.before[index]!.info.cpuTime, name).toBeLessThanOrEqual(nanoseconds + 1e8);
      expect(info.cpuTime, name).toBeGreaterThanOrEqual(nanoseconds - 1e8);
    });
    const byName = new Map(listed.map(([name], index) => [name, seen.domains[index]!]));
    expect(words.get(byName.get("paused")!.info.state)).toBe("paused");
    expect(words.get(byName.get("idle")!.info.state)).toBe("blocked");
    expect([...byName].map(([name, { osType }]) => [name, osType])).toEqual([
      ["Domain-0", "linux"],
      ["idle", "linux"],
      ["spin", "linux"],
      ["crash", "linux"],
      ["pvh", "pvh"],
      ["hvm", "hvm"],
      ["paused", "linux"],
    ]);
    // libxl keeps the limit one MiB above what it gave.
    expect(byName.get("idle")!.info.maxMem).toBe(9 * 1024);
  });

  it("shows the vcpus that xl shows: where they run, for how long, where they may", () => {
    const cpus = seen.node.cpus;
    const listed = rows(seen.xl.vcpuList);
    const ours = seen.domains.flatMap(({ ref, vcpus }) => vcpus.map((vcpu) => ({ id: ref.id, ...vcpu })));
    expect(ours).toHaveLength(listed.length);
    listed.forEach(([name, id, number, cpu, state = "", seconds, hard = ""], index) => {
      const vcpu = ours[index]!;
      expect([vcpu.id, vcpu.number], name).toEqual([Number(id), Number(number)]);
      expect(vcpu.state === VcpuState.OFFLINE, name).toBe(state.includes("p") && cpu === "-");
      if (cpu === "-") expect(vcpu.cpu, name).toBe(-1);
      if (state.includes("b") && name !== "Domain-0") expect(vcpu.state, name).toBe(VcpuState.BLOCKED);
      expect(vcpu.cpuTime, name).toBeGreaterThanOrEqual(Number(seconds) * 1e9 - 1e8);
      const usable = Array.from({ length: cpus }, (_, one) => one).filter(
        (one) => (vcpu.cpumap[one >> 3] ?? 0) & (1 << (one & 7)),
      );
      expect(usable, name).toEqual(cpusOf(hard, cpus));
    });
  });

  it("describes the host as xl does", () => {
    const info = new Map(
      seen.xl.info.split("\n").map((line): [string, string] => {
        const [key = "", ...value] = line.split(":");
        return [key.trim(), value.join(":").trim()];
      }),
    );
    expect(seen.type).toBe("Xen");
    const [major, minor] = host.xen.split(".").map(Number);
    const micro = Number(/\d+/.exec(info.get("xen_extra")!)![0]);
    expect(seen.version).toBe(major! * 1_000_000 + minor! * 1000 + micro);
    expect(seen.node).toEqual({
      model: info.get("machine"),
      memory: expect.any(Number),
      cpus: Number(info.get("nr_cpus")),
      mhz: Math.floor(Number(info.get("cpu_mhz"))),
      nodes: Number(info.get("nr_nodes")),
      sockets: 1,
      cores: Number(info.get("cores_per_socket")),
      threads: Number(info.get("threads_per_core")),
    });
    expect(Math.floor(seen.node.memory / 1024)).toBe(Number(info.get("total_memory")));
  });

  // What stands in the way is told in every run by the whole of libvirt (stack.test.ts): this takes a Node of its own.
  it.skipIf(!isLongRun)("is refused to an ordinary user, with the device and its mode", async () => {
    const refused = JSON.parse(await host.run(`su user -c '${NODE} /opt/test/observe.mjs'`));
    expect(refused).toEqual({
      code: ErrorNumber.NO_XEN,
      message: expect.stringContaining("/dev/xen/privcmd (mode 0600, owner 0): EACCES"),
      cause: "EACCES",
    });
  });

  it(
    "not one EFAULT among births of children and forced GC, with the kernel's buffer device and with locked memory",
    async () => {
      const output = await host.run(
        `xl pause spin; xl pause pvh
         node --expose-gc /opt/test/storm.mjs ${storms.join(" ")} ${isLongRun ? "measure" : ""}; status=$?
         xl unpause spin; xl unpause pvh; exit $status`,
        { timeoutMs: 600_000 },
      );
      const told = JSON.parse(output) as readonly Storm[];
      expect(told).toHaveLength(storms.length);
      for (const [index, { hypercalls, born, errors, quiet }] of told.entries()) {
        const calls = storms[index]!;
        if (isLongRun) console.info("real Xen under emulation, microseconds a call:", JSON.stringify(quiet));
        expect(errors).toEqual({});
        expect(hypercalls).toBeGreaterThanOrEqual(calls);
        expect(born).toBeGreaterThan(calls / 300);
      }
    },
    slow,
  );

  it("suspends, resumes, pins, limits and destroys, and xl agrees at every step", async () => {
    const steps = JSON.parse(await host.run(`${NODE} /opt/test/act.mjs`, { timeoutMs: 600_000 }));
    expect(steps.suspended).toEqual({ xl: expect.stringContaining("p"), ours: DomainState.PAUSED });
    expect(steps.resumed.xl).not.toContain("p");
    expect(steps.resumed.ours).not.toBe(DomainState.PAUSED);
    expect(steps.twicePaused).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    expect(steps.twicePaused.message).toContain("paused by somebody else too");
    expect([steps.thenResumed, steps.unpaused.includes("p")]).toEqual(["done", false]);
    expect(rows(steps.pinned.xl)[0]?.[6]).toBe("0");
    expect(steps.pinned.ours).toEqual([0b01]);
    expect(rows(steps.unpinned.xl)[0]?.[6]).toBe("all");
    expect(steps.unpinned.ours).toEqual([0b11]);
    expect(steps.pinBeyond).toMatchObject({ code: ErrorNumber.INVALID_ARG });
    expect(steps.pinNoVcpu).toMatchObject({ code: ErrorNumber.INVALID_ARG });
    expect(steps.maxMemory).toEqual({ xl: "5120", ours: 20_480 });
    for (const refused of [...steps.dom0, ...steps.crashed]) {
      expect(refused).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    }
    for (const name of ["idle", "crash", "pvh"]) {
      expect(steps.destroyed[name], name).toEqual({
        after: { uuid: expect.any(String) },
        gone: true,
        again: expect.objectContaining({ code: ErrorNumber.NO_DOMAIN }),
        info: expect.objectContaining({ code: ErrorNumber.NO_DOMAIN }),
      });
    }
    expect(steps.zombie).toEqual({
      ours: DomainState.SHUTDOWN,
      xl: expect.stringContaining("d"),
      live: false,
      suspend: expect.objectContaining({ code: ErrorNumber.OPERATION_INVALID }),
    });
    expect(steps.buried).toBe(true);
    expect(rows(steps.left).map(([name]) => name)).toEqual(["Domain-0", "spin", "paused"]);
  });
});
