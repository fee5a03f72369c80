import { allXenFacts, type FactStruct, FakeHypervisor, uuidOfId, type XenFacts } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { Abi, type CommandName, type StructName } from "./abi.js";
import { domainInfoReader, guestKind, runState } from "./domain-info.js";
import { destroyDomain, domainInfo, pauseDomain, setVcpuAffinity, vcpuAffinity, vcpuInfo } from "./domctl.js";
import type { Request } from "./hypercall.js";
import { readStruct, writeStruct } from "./struct.js";
import { cpuTopology, domainList, physicalInfo, schedulerId } from "./sysctl.js";

const everyFact = allXenFacts();
const label = ({ arch, release, dom0, sysctl, domctl }: XenFacts) =>
  dom0 === undefined ? `${arch} ${release} (${sysctl}, ${domctl})` : `${arch} ${release} (dom0_op)`;

function abiOf({ arch, dom0, sysctl, domctl }: XenFacts): Abi {
  const abi = Abi.find({ arch, dom0, sysctl, domctl });
  if (abi === undefined) throw new Error("no such interface");
  return abi;
}

/** Names that changed with the era. */
const names: Readonly<Record<string, StructName>> = {
  dom0_getdomaininfo: "domctl.getdomaininfo",
  dom0_getdomaininfolist: "sysctl.getdomaininfolist",
  dom0_pausedomain: "domctl.pausedomain",
  dom0_destroydomain: "domctl.destroydomain",
  dom0_setdomainmaxmem: "domctl.max_mem",
  dom0_max_vcpus: "domctl.max_vcpus",
  dom0_setvcpuaffinity: "domctl.vcpuaffinity",
  dom0_getvcpuinfo: "domctl.getvcpuinfo",
  dom0_physinfo: "sysctl.physinfo",
  dom0_sched_id: "sysctl.sched_id",
};

function structsOf(facts: XenFacts): [StructName, FactStruct][] {
  return Object.entries(facts.profile).flatMap(([name, struct]): [StructName, FactStruct][] =>
    /^(dom0_|xen_(domctl|sysctl)_)/.test(name)
      ? [[names[name] ?? (name.replace(/^xen_(domctl|sysctl)_/, "$1.") as StructName), struct as FactStruct]]
      : [],
  );
}

const widths: Readonly<Record<string, number>> = { u8: 1, u16: 2, u32: 4, i32: 4, u64: 8 };
const widthOf = (type: string) => widths[type] ?? (type.endsWith("32") ? 4 : 8);

it("has a table row for every one of the 73 profiles", () => {
  const profiles = new Set(
    everyFact.map(({ arch, dom0, sysctl, domctl }) => `${arch} ${dom0} ${sysctl} ${domctl}`),
  );
  expect(profiles.size).toBe(73);
  expect(Abi.all("x86_64").length + Abi.all("x86_32").length + Abi.all("arm64").length).toBe(73);
});

describe.each(everyFact.map((facts) => [label(facts), facts] as const))("%s", (_, facts) => {
  const abi = abiOf(facts);

  it("reads and writes every member of every structure where the facts have it", () => {
    for (const [name, struct] of structsOf(facts)) {
      const layout = abi.layout(name);
      if (layout === undefined) throw new Error(`no layout of ${name}`);
      // Two layouts of one version pair may differ in length: the longer one serves both.
      expect(layout.size, name).toBeGreaterThanOrEqual(struct.size);
      const golden = new Uint8Array(layout.size);
      const expected: Record<string, unknown> = {};
      let seed = 1;
      for (const [member, place] of Object.entries(struct)) {
        if (typeof place === "number" || /(^|\.)_?pad/.test(member) || !layout.fields.has(member)) continue;
        const [offset, type] = place;
        const [, element = "", count] = /^(\w+?)(?:\[(\d+)\])?$/.exec(type) ?? [];
        // Members of a union lie on each other: the last one wins, so each is checked on bytes of its own.
        golden.fill(0);
        const width = widthOf(element);
        for (let byte = 0; byte < width * Number(count ?? 1); byte++)
          golden[offset + byte] = seed = (seed * 7 + 3) % 127;
        const slice = (index: number) =>
          [...golden.subarray(offset + index * width, offset + (index + 1) * width)].reduceRight(
            (value, byte) => value * 256n + BigInt(byte),
            0n,
          );
        const narrow = (value: bigint) => (width === 8 ? value : Number(value));
        expected[member] =
          count === undefined
            ? narrow(slice(0))
            : element === "u8"
              ? golden.slice(offset, offset + Number(count))
              : Array.from({ length: Number(count) }, (_unused, index) => narrow(slice(index)));

        const view = new DataView(golden.buffer);
        const decoded = readStruct(layout, view)[member];
        expect(decoded, `${name}.${member}`).toEqual(expected[member]);
        const written = new Uint8Array(layout.size);
        writeStruct(layout, new DataView(written.buffer), { [member]: decoded ?? 0 });
        expect(written, `${name}.${member}`).toEqual(golden);
      }
      const known = Object.keys(struct).filter((member) => member !== "size" && !/(^|\.)_?pad/.test(member));
      expect([...layout.fields.keys()]).toEqual(expect.arrayContaining(known));
    }
  });

  it("knows the commands by number", () => {
    const tables = { domctl: facts.profile.domctl_cmds, sysctl: facts.profile.sysctl_cmds };
    for (const [family, commands] of Object.entries(tables)) {
      for (const [name, number] of Object.entries((commands ?? {}) as Record<string, number>)) {
        expect(abi.operation(`${family}.${name}` as CommandName)?.command, name).toBe(number);
      }
    }
  });

  it("gives every domain of a fake host back field by field", () => {
    const host = new FakeHypervisor({ facts, cpus: 11, domains: manyDomains() });
    const ask = <T>({ call, decode }: Request<T>): T => {
      const result = host.hypercall(call.op, call.bytes, call.handles, call.command);
      expect(result).toBeGreaterThanOrEqual(0);
      return decode(result);
    };
    const reader = domainInfoReader(abi);
    const { domains, full } = ask(domainList(abi, reader, 0, 100));
    expect(full).toBe(false);
    expect(domains.map(({ id }) => id)).toEqual(host.domains.from(0).map(({ id }) => id));
    for (const info of domains) {
      const domain = host.domains.get(info.id);
      if (domain === undefined) throw new Error("unknown domain");
      const limit =
        facts.arch === "x86_32" && facts.dom0 !== undefined
          ? domain.maxPages & 0xffff_ffffn
          : domain.maxPages;
      expect(info).toEqual({
        id: domain.id,
        uuid: domain.uuid,
        flags: info.flags,
        totalPages: Number(domain.totalPages),
        maxPages: limit >= 0xffff_ffffn ? Number.POSITIVE_INFINITY : Number(limit),
        cpuTime: domain.cpuTime,
        onlineVcpus: domain.vcpus.filter(({ online }) => online).length,
        maxVcpuId: expectedMaxVcpuId(host, domain.vcpus.length),
        emulationFlags: info.emulationFlags,
      });
      expect(runState(info)).toBe(expectedState(domain));
      expect(guestKind(abi, info)).toBe(expectedKind(facts, host, domain.kind));
      expect(ask(domainInfo(abi, reader, info.id))).toEqual(info);
      domain.vcpus.forEach((vcpu, number) => {
        const seen = ask(vcpuInfo(abi, info.id, number));
        expect(seen).toMatchObject({ online: vcpu.online, cpuTime: vcpu.cpuTime, cpu: vcpu.cpu });
        const map = seen.cpumap ?? ask(vcpuAffinity(abi, info.id, number, 16));
        expect([...vcpu.affinity].every((cpu) => (map[cpu >> 3] ?? 0) & (1 << (cpu & 7)))).toBe(true);
      });
    }
    expect(ask(schedulerId(abi))).toBe(5);
    expect(ask(physicalInfo(abi))).toMatchObject({
      cpus: 11,
      coresPerSocket: 11,
      nodes: 1,
      cpuKHz: 2_596_129,
    });
    if (host.since("4.1.0")) expect(ask(cpuTopology(abi, 11))).toHaveLength(11);

    ask(setVcpuAffinity(abi, 2, 1, new Uint8Array([0b101, 0b100])));
    expect([...(host.domains.get(2)?.vcpus[1]?.affinity ?? [])]).toEqual([0, 2, 10]);
    ask(pauseDomain(abi, 2));
    expect(runState(ask(domainInfo(abi, reader, 2)))).toBe("paused");
    const destroy = destroyDomain(abi, 2).call;
    while (host.hypercall(destroy.op, destroy.bytes, destroy.handles) !== 0);
    expect(host.domains.has(2)).toBe(false);
  });
});

function manyDomains() {
  return [
    { id: 2, vcpus: 3, totalPages: 4_000_000_000n, maxPages: 4_000_000_001n, cpuTime: 2n ** 63n + 5n },
    { id: 3, pauses: 1, blocked: true },
    { id: 5, blocked: true, running: false, kind: "hvm" as const },
    { id: 6, shutdown: 3, running: false },
    { id: 7, shutdown: 0, pauses: 1, running: false },
    { id: 8, dying: true, vcpus: 0, uuid: uuidOfId(77) },
    { id: 31_000, running: false, kind: "pvh" as const, members: { cpupool: 0xffff_ffffn, ssidref: 9n } },
  ];
}

function expectedState(domain: {
  dying: boolean;
  shutdown: number | undefined;
  pauses: number;
  blocked: boolean;
  running: boolean;
}) {
  if (domain.dying) return "dying";
  if (domain.shutdown !== undefined) return domain.shutdown === 3 ? "crashed" : "shutdown";
  if (domain.pauses > 0) return "paused";
  return domain.blocked ? "blocked" : domain.running ? "running" : "runnable";
}

/** What the flags allow to be told apart. */
function expectedKind(facts: XenFacts, host: FakeHypervisor, kind: "pv" | "hvm" | "pvh") {
  if (facts.arch === "arm64") return "pvh";
  const flags = facts.profile.flags as Record<string, number>;
  if (kind === "hvm") return flags.hvm_guest === undefined ? "pv" : "hvm";
  if (kind === "pv") return "pv";
  // A shared version pair has the flags of its later release.
  if (flags.pvh_guest !== undefined) return "pvh";
  if (!host.since("4.9.0")) return "pv";
  return host.since("4.10.1") ? "pvh" : "hvm";
}

function expectedMaxVcpuId(host: FakeHypervisor, vcpus: number): number | undefined {
  if (vcpus > 0) return vcpus - 1;
  return host.since("4.3.4") ? undefined : 0xdead_beef;
}
