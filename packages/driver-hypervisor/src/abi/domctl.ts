/** `domctl`: questions about one domain and orders to it (`xen/include/public/domctl.h`). */
import type { Abi } from "./abi.js";
import type { DomainInfoReader, XenDomainInfo } from "./domain-info.js";
import { encodeOperation, plainRequest, type Request, requireLayout } from "./hypercall.js";
import { getField, setField } from "./struct.js";

/** `XEN_VCPUAFFINITY_HARD`: the CPUs that a vcpu may run on, not those it prefers. */
const hardAffinity = 1;

/**
 * One domain's figures. Up to Xen 4.17 the answer may be about the next domain that exists: compare `id`.
 * `reader` is `domainInfoReader(abi)`.
 */
export function domainInfo(abi: Abi, reader: DomainInfoReader, domain: number): Request<XenDomainInfo> {
  const { call, payload } = encodeOperation(abi, "domctl.getdomaininfo", { domain });
  return { call, name: "getdomaininfo", decode: () => reader.read(payload, 0) };
}

/** Stops a domain's vcpus. A flag up to Xen 4.4; from 4.5 on every pause wants an unpause of its own. */
export function pauseDomain(abi: Abi, domain: number): Request<void> {
  return plainRequest(abi, "domctl.pausedomain", { domain });
}

/** Takes one pause back; from Xen 4.5 on EINVAL where there is none. */
export function unpauseDomain(abi: Abi, domain: number): Request<void> {
  return plainRequest(abi, "domctl.unpausedomain", { domain });
}

/** Frees a domain. Blocks as long as its memory is large; EAGAIN asks to be called again (Xen 3.2 to 4.5). */
export function destroyDomain(abi: Abi, domain: number): Request<void> {
  return plainRequest(abi, "domctl.destroydomain", { domain });
}

/** Limits a domain's memory, in KiB. Below what it has: EINVAL up to Xen 4.0, then allowed: it may only shrink. */
export function setMaxMemory(abi: Abi, domain: number, memory: number): Request<void> {
  const layout = requireLayout(abi, "domctl.max_mem");
  return plainRequest(abi, "domctl.max_mem", { layout, values: { max_memkb: memory }, domain });
}

/** Gives a domain more vcpus: for live ones up to Xen 3.4 only. */
export function setMaxVcpus(abi: Abi, domain: number, vcpus: number): Request<void> {
  const layout = requireLayout(abi, "domctl.max_vcpus");
  return plainRequest(abi, "domctl.max_vcpus", { layout, values: { max: vcpus }, domain });
}

/** One virtual CPU's figures. */
export interface XenVcpuInfo {
  readonly online: boolean;
  readonly blocked: boolean;
  /** On a CPU right now. */
  readonly running: boolean;
  /** Nanoseconds */
  readonly cpuTime: bigint;
  /** The CPU it runs or last ran on. */
  readonly cpu: number;
  /** The CPUs it may run on, 64 at most; before Xen 3.0.3 it comes with the figures, later it is asked for apart. */
  readonly cpumap: Uint8Array | undefined;
}

/** One vcpu's figures; EINVAL beyond the domain's limit, ESRCH for a gap, ENOENT for both from Xen 4.22 on. */
export function vcpuInfo(abi: Abi, domain: number, vcpu: number): Request<XenVcpuInfo> {
  const layout = requireLayout(abi, "domctl.getvcpuinfo");
  const input = { layout, values: { vcpu }, domain };
  const { call, payload } = encodeOperation(abi, "domctl.getvcpuinfo", input);
  const member = (name: string): number => {
    const field = layout.fields.get(name);
    return field === undefined ? 0 : getField(payload, 0, field);
  };
  const cpuTime = layout.fields.get("cpu_time")?.offset ?? 0;
  const cpumap = layout.fields.get("cpumap")?.offset;
  return {
    call,
    name: "getvcpuinfo",
    decode: () => ({
      online: member("online") !== 0,
      blocked: member("blocked") !== 0,
      running: member("running") !== 0,
      cpuTime: payload.getBigUint64(cpuTime, true),
      cpu: member("cpu"),
      cpumap: cpumap === undefined ? undefined : call.bytes.slice(payload.byteOffset + cpumap).subarray(0, 8),
    }),
  };
}

/** The CPUs that a vcpu may run on, of `cpus`; bit n mod 8 of byte n / 8. Xen 3.0.3 and later. */
export function vcpuAffinity(abi: Abi, domain: number, vcpu: number, cpus: number): Request<Uint8Array> {
  const bitmap = new Uint8Array(Math.ceil(cpus / 8));
  const { call } = encodeAffinity(abi, "domctl.getvcpuaffinity", domain, vcpu, bitmap);
  return { call, name: "getvcpuaffinity", decode: () => bitmap };
}

/** Pins a vcpu to the CPUs of a map. Xen may write the effective map back into a copy of it. */
export function setVcpuAffinity(abi: Abi, domain: number, vcpu: number, cpumap: Uint8Array): Request<void> {
  const { call } = encodeAffinity(abi, "domctl.setvcpuaffinity", domain, vcpu, cpumap.slice());
  return { call, name: "setvcpuaffinity", decode: () => undefined };
}

/** Three forms: a 64-bit map inside the structure; a pointer to one map; flags and pointers to a hard and a soft one. */
function encodeAffinity(
  abi: Abi,
  name: "domctl.getvcpuaffinity" | "domctl.setvcpuaffinity",
  domain: number,
  vcpu: number,
  bitmap: Uint8Array,
) {
  const layout = requireLayout(abi, "domctl.vcpuaffinity");
  const bits = bitmap.length * 8;
  if (layout.fields.has("cpumap")) {
    const map = new Uint8Array(8);
    map.set(bitmap.subarray(0, 8));
    const cpumap = new DataView(map.buffer).getBigUint64(0, true);
    return encodeOperation(abi, name, { layout, values: { vcpu, cpumap }, domain });
  }
  if (layout.fields.has("flags")) {
    const values = { vcpu, flags: hardAffinity, "cpumap_hard.nr_bits": bits };
    return encodeOperation(abi, name, { layout, values, domain, buffers: { "cpumap_hard.bitmap": bitmap } });
  }
  const encoded = encodeOperation(abi, name, {
    layout,
    values: { vcpu },
    domain,
    buffers: { "cpumap.bitmap": bitmap },
  });
  // The count was renamed in Xen 4.3 and stayed where it was.
  const count = layout.fields.get("cpumap.nr_cpus") ?? layout.fields.get("cpumap.nr_bits");
  if (count !== undefined) setField(encoded.payload, 0, count, bits);
  return encoded;
}
