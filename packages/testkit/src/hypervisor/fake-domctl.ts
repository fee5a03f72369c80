/** Commands about one domain, as the releases carry them out. */
import { poke, set } from "./bytes.js";
import type { FactStruct } from "./facts.js";
import type { FakeDomain, FakeVcpu } from "./fake-domain.js";
import {
  bufferOf,
  E,
  type FakeCommand,
  type FakeHost,
  type FakeOperation,
  input,
  output,
} from "./fake-operation.js";

const firstReservedDomain = 0x7ff0;

/** Writes a `getdomaininfo` structure. */
export function putDomainInfo(host: FakeHost, domain: FakeDomain, bytes: Uint8Array, base: number): void {
  const struct = host.struct("xen_domctl_getdomaininfo", "dom0_getdomaininfo");
  if (base + struct.size > bytes.length) {
    throw new Error(`Xen would write ${struct.size} bytes at ${base}, past a buffer of ${bytes.length}`);
  }
  bytes.fill(0, base, base + struct.size);
  const online = domain.vcpus.filter((vcpu) => vcpu.online).length;
  const none = host.since("4.3.4") ? 0xffff_ffff : 0xdead_beef;
  const narrow = (value: bigint) => (typeOf(struct, "max_pages") === "u32" ? value & 0xffff_ffffn : value);
  const members: Record<string, bigint | number | ArrayLike<number>> = {
    domain: domain.id,
    flags: flagsOf(host, domain),
    tot_pages: narrow(domain.totalPages),
    max_pages: narrow(domain.maxPages),
    cpu_time: domain.cpuTime,
    nr_online_vcpus: online,
    max_vcpu_id: domain.vcpus.length === 0 ? none : domain.vcpus.length - 1,
    handle: Buffer.from(domain.uuid.replaceAll("-", ""), "hex"),
    "arch_config.emulation_flags": { pv: 0, pvh: 0x1, hvm: 0x1ff }[domain.kind],
    ...domain.members,
  };
  for (const [member, value] of Object.entries(members)) set(bytes, base, struct, member, value);
}

function typeOf(struct: FactStruct, member: string): string | undefined {
  const place = struct[member];
  return typeof place === "object" ? place[1] : undefined;
}

function flagsOf(host: FakeHost, domain: FakeDomain): number {
  const mask = host.facts.profile.flags as Record<string, number>;
  const reason = domain.shutdown ?? (host.since("4.1.0") ? 0xff : 0);
  const hvm = domain.kind === "hvm" || (domain.kind === "pvh" && host.since("4.9.0"));
  const bits: [boolean, string][] = [
    [domain.dying, "dying"],
    [hvm, "hvm_guest"],
    [domain.kind === "pvh", "pvh_guest"],
    [domain.shutdown !== undefined, "shutdown"],
    [domain.pauses > 0, "paused"],
    [domain.blocked, "blocked"],
    [domain.running, "running"],
  ];
  const low = bits.reduce((flags, [on, name]) => (on ? flags | (mask[name] ?? 0) : flags), 0);
  // From 4.1 on the reason's bits, and all above them, are ones while there is none.
  return (low | ((reason === 0xff ? 0xffff : reason) << 16)) >>> 0;
}

/** A command on a domain that must exist. */
function onDomain(work: (domain: FakeDomain, operation: FakeOperation) => number): FakeCommand {
  return (operation) => {
    const domain = operation.host.domains.get(operation.domain);
    return domain === undefined ? E.SRCH : work(domain, operation);
  };
}

const getdomaininfo: FakeCommand = (operation) => {
  const { host, domain, bytes, base } = operation;
  if (host.since("4.8.0") && domain >= firstReservedDomain) return E.INVAL;
  const exact = host.since("4.18.0");
  const found = exact ? host.domains.get(domain) : host.domains.from(domain, 1)[0];
  if (found === undefined) return E.SRCH;
  putDomainInfo(host, found, bytes, base);
  return 0;
};

const pausedomain = onDomain((domain, { host }) => {
  if (domain.id === 0) return E.INVAL;
  if (!host.since("4.5.0")) domain.pauses = 1;
  else if (domain.pauses >= 255) return E.USERS;
  else domain.pauses++;
  return 0;
});

const unpausedomain = onDomain((domain, { host }) => {
  if (!host.since("4.5.0")) domain.pauses = 0;
  else if (domain.pauses === 0) return E.INVAL;
  else domain.pauses--;
  return 0;
});

const destroydomain = onDomain((domain, { host }) => {
  if (domain.id === 0) return E.INVAL;
  if (host.since("3.2.0") && !host.since("4.6.0") && domain.destroySlices-- > 0) {
    domain.dying = true;
    return E.AGAIN;
  }
  host.domains.delete(domain.id);
  return 0;
});

const max_mem = onDomain((domain, operation) => {
  const struct = operation.host.struct("xen_domctl_max_mem", "dom0_setdomainmaxmem");
  const pages = BigInt(input(operation, struct, "max_memkb")) / 4n;
  const { host } = operation;
  if (host.since("3.0.3") && !host.since("4.1.0") && pages < domain.totalPages) return E.INVAL;
  domain.maxPages = pages;
  return 0;
});

const max_vcpus = onDomain((domain, operation) => {
  const { host } = operation;
  const count = input(operation, host.struct("xen_domctl_max_vcpus", "dom0_max_vcpus"), "max");
  if (host.since("4.12.0")) return count === domain.vcpus.length ? 0 : E.INVAL;
  if (host.since("4.0.0"))
    return count > domain.vcpus.length ? E.BUSY : count < domain.vcpus.length ? E.INVAL : 0;
  if (count > 32 || count < domain.vcpus.length || host.facts.dom0 !== undefined) return E.INVAL;
  while (domain.vcpus.length < count) {
    const affinity = new Set(Array.from({ length: host.cpus }, (_, cpu) => cpu));
    domain.vcpus.push({ online: false, blocked: false, running: false, cpuTime: 0n, cpu: 0, affinity });
  }
  return 0;
});

/** The vcpu that an operation names, or the error for one that there is not. */
function vcpuOf(domain: FakeDomain, operation: FakeOperation, struct: FactStruct): FakeVcpu | number {
  const vcpu = domain.vcpus[input(operation, struct, "vcpu")];
  if (vcpu !== undefined) return vcpu;
  return operation.host.since("4.22.0") ? E.NOENT : E.INVAL;
}

const getvcpuinfo = onDomain((domain, operation) => {
  const struct = operation.host.struct("xen_domctl_getvcpuinfo", "dom0_getvcpuinfo");
  const vcpu = vcpuOf(domain, operation, struct);
  if (typeof vcpu === "number") return vcpu;
  const cpumap = [...vcpu.affinity].reduce((map, cpu) => map | (1n << BigInt(cpu)), 0n);
  const members = { ...vcpu, cpu_time: vcpu.cpuTime, cpumap };
  for (const member of ["online", "blocked", "running", "cpu_time", "cpu", "cpumap"] as const) {
    output(operation, struct, member, BigInt(members[member]));
  }
  return 0;
});

/** The bitmap of an affinity operation, in whichever form this Xen has it. */
function affinityMap(
  operation: FakeOperation,
  struct: FactStruct,
): { bits: number; buffer: Uint8Array } | number {
  const { host } = operation;
  const name = host.since("4.5.0") ? "cpumap_hard" : "cpumap";
  if (host.since("4.5.0") && (input(operation, struct, "flags") & 1) === 0) return E.INVAL;
  const buffer = bufferOf(operation, struct, `${name}.bitmap`);
  if (buffer === undefined) return host.since("4.1.0") ? E.INVAL : E.FAULT;
  const bits = input(operation, struct, `${name}.nr_bits`) || input(operation, struct, `${name}.nr_cpus`);
  return { bits, buffer };
}

const getvcpuaffinity = onDomain((domain, operation) => {
  const struct = operation.host.struct("xen_domctl_vcpuaffinity");
  const vcpu = vcpuOf(domain, operation, struct);
  if (typeof vcpu === "number") return vcpu;
  const map = affinityMap(operation, struct);
  if (typeof map === "number") return map;
  const length = Math.ceil(map.bits / 8);
  for (let byte = 0; byte < length; byte++) {
    const bits = [...vcpu.affinity].filter((cpu) => cpu >> 3 === byte && cpu < map.bits);
    poke(map.buffer, byte, 1, BigInt(bits.reduce((value, cpu) => value | (1 << (cpu & 7)), 0)));
  }
  return 0;
});

const setvcpuaffinity = onDomain((domain, operation) => {
  const { host } = operation;
  const struct = host.struct("xen_domctl_vcpuaffinity", "dom0_setvcpuaffinity");
  const vcpu = vcpuOf(domain, operation, struct);
  if (typeof vcpu === "number") return vcpu;
  const wanted =
    host.facts.dom0 === undefined ? affinityMap(operation, struct) : inlineMap(operation, struct);
  if (typeof wanted === "number") return wanted;
  const cpus = Array.from(
    { length: Math.min(wanted.bits, wanted.buffer.length * 8) },
    (_, cpu) => cpu,
  ).filter((cpu) => cpu < host.cpus && (wanted.buffer[cpu >> 3] ?? 0) & (1 << (cpu & 7)));
  if (cpus.length === 0) return E.INVAL;
  vcpu.affinity = new Set(cpus);
  // The newer form writes back what came of it.
  if (host.since("4.5.0")) getvcpuaffinity(operation);
  return 0;
});

function inlineMap({ bytes, base }: FakeOperation, struct: FactStruct): { bits: number; buffer: Uint8Array } {
  const [offset] = struct.cpumap as readonly [number, string];
  return { bits: 64, buffer: bytes.subarray(base + offset, base + offset + 8) };
}

export const domctlCommands: Readonly<Record<string, FakeCommand>> = {
  destroydomain,
  getdomaininfo,
  getvcpuaffinity,
  getvcpuinfo,
  max_mem,
  max_vcpus,
  pausedomain,
  setvcpuaffinity,
  unpausedomain,
};
