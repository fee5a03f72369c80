/**
 * What a real Xen 4.17.7 answered (`fixtures/xen-4.17.7.json`: bytes after each hypercall, and what xl printed at the
 * same moment), read by the driver.
 */
import { readFileSync } from "node:fs";
import { DomainState, type DriverConnection, noPeers } from "@libvirt-ts/driver";
import { beforeAll, expect, it } from "vitest";
import { Abi, hostAbilities, physicalInfo, vcpuInfo } from "../src/abi/index.js";
import { createHypervisorDriver } from "../src/driver.js";
import type { Privcmd } from "../src/privcmd.js";

interface Answer {
  readonly result: number;
  readonly bytes: string;
  readonly buffers: readonly string[];
}
interface Recording {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly xl: { readonly list: string; readonly info: string };
}

const recording = JSON.parse(
  readFileSync(new URL("../fixtures/xen-4.17.7.json", import.meta.url), "utf8"),
) as Recording;

/** Hypercall and command number as the headers have them. */
const names: Readonly<Record<string, string>> = {
  "35 3": "physinfo",
  "35 4": "sched_id",
  "35 6": "getdomaininfolist",
  "35 16": "cputopoinfo",
  "36 5": "getdomaininfo",
  "36 14": "getvcpuinfo",
};

const replay: Privcmd["hypercall"] = (op, bytes, handles, command) => {
  const name = op === 17 ? `xen_version ${command}` : (names[`${op} ${bytes[0]}`] ?? `${op} ${bytes[0]}`);
  const answer = recording.answers[name];
  if (answer === undefined) throw new Error(`${name} was not recorded`);
  bytes.set(Buffer.from(answer.bytes, "hex"));
  for (const [index, { buffer }] of handles.entries()) {
    buffer.set(Buffer.from(answer.buffers[index] ?? "", "hex"));
  }
  return answer.result;
};

let conn: Required<DriverConnection>;
beforeAll(async () => {
  const privcmd = (): Privcmd => ({
    hypercall: replay,
    hypercallAsync: async (...call) => replay(...call),
    close: () => {},
  });
  const driver = createHypervisorDriver({ privcmd, arch: "x86_64" });
  conn = (await driver.open({ uri: "xen", readOnly: true, peers: noPeers, warn: () => {} })) as typeof conn;
});

it("lists the domains that xl listed", async () => {
  const states: Readonly<Record<string, DomainState>> = {
    "r-----": DomainState.RUNNING,
    "------": DomainState.NOSTATE,
    "-b----": DomainState.BLOCKED,
    "--p---": DomainState.PAUSED,
    "---sc-": DomainState.CRASHED,
  };
  const rows = recording.xl.list
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(/\s+/));
  const restless = new Set(["spin", "pvh", "hvm"]);
  const listed = await conn.listAllDomains(0);
  expect(
    listed.map(({ ref, info }, index) => {
      const known = restless.has(rows[index]?.[0] ?? "") ? "restless" : info?.state;
      return [ref.id, (info?.memory ?? 0) >> 10, info?.nrVirtCpu, known, ref.uuid];
    }),
  ).toEqual(
    rows.map(([name = "", id, memory, vcpus, state = "", , uuid]) => [
      Number(id),
      Number(memory),
      Number(vcpus),
      restless.has(name) ? "restless" : states[state],
      uuid,
    ]),
  );
});

/** What `xl info` printed behind a label. */
const info = (key: string) => new RegExp(`^${key} *: (.*)$`, "m").exec(recording.xl.info)?.[1] ?? "";

it("describes the host as xl did", async () => {
  expect(await conn.getVersion()).toBe(4_017_007);
  expect(await conn.nodeGetInfo()).toMatchObject({
    cpus: Number(info("nr_cpus")),
    mhz: Math.floor(Number(info("cpu_mhz"))),
    nodes: Number(info("nr_nodes")),
    sockets: 1,
    cores: Number(info("cores_per_socket")),
    threads: Number(info("threads_per_core")),
  });
  expect((await conn.nodeGetInfo()).memory >> 10).toBe(Number(info("total_memory")));
});

it("reads the CPU's feature words and the host's abilities as xl did", () => {
  const abi = Abi.find({ arch: "x86_64", sysctl: 0x15, domctl: 0x15 })!;
  const { call, decode } = physicalInfo(abi);
  const host = decode(replay(call.op, call.bytes, call.handles, call.command));
  expect(host.featureWords.map((word) => word.toString(16).padStart(8, "0")).join(":")).toBe(info("hw_caps"));
  const { pv, hvm, hap } = hostAbilities(abi, host);
  expect(info("virt_caps").split(" ")).toEqual(expect.arrayContaining(["pv", "hvm", "hap"]));
  expect({ pv, hvm, hap }).toEqual({ pv: true, hvm: true, hap: true });
});

it("reads a vcpu", () => {
  const abi = Abi.find({ arch: "x86_64", sysctl: 0x15, domctl: 0x15 })!;
  const { call, decode } = vcpuInfo(abi, 2, 0);
  const result = replay(call.op, call.bytes, call.handles);
  expect(decode(result)).toEqual({
    online: true,
    blocked: false,
    running: expect.any(Boolean),
    cpuTime: 0x3_c038_5c25n,
    cpu: 1,
    cpumap: undefined,
  });
});
