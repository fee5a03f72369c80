/** `struct xen_domctl_getdomaininfo`: a domain's vital figures, and what its flags mean. */
import type { Abi } from "./abi.js";
import { requireLayout } from "./hypercall.js";
import { type Field, getField } from "./struct.js";

/** What Xen says of one domain. Pages are of 4 KiB. */
export interface XenDomainInfo {
  readonly id: number;
  /** Dashed, lower-case; all zeros for Domain-0. */
  readonly uuid: string;
  /** As Xen set them; see `runState`, `shutdownReason` and `guestKind`. */
  readonly flags: number;
  /** Pages that the domain owns. */
  readonly totalPages: number;
  /** Pages that it may own; `Infinity` when Xen sets no limit. */
  readonly maxPages: number;
  /** Nanoseconds, summed over its vcpus. */
  readonly cpuTime: bigint;
  readonly onlineVcpus: number;
  /** Highest vcpu number; undefined when the domain has none (or, before Xen 4.3.4, nobody set it). */
  readonly maxVcpuId: number | undefined;
  /** Devices that Xen emulates for it (`XEN_X86_EMU_*`), from Xen 4.10.1 on x86. */
  readonly emulationFlags: number | undefined;
}

/** Where ids of real domains end. C: `DOMID_FIRST_RESERVED` (`xen/include/public/xen.h`). */
export const FIRST_RESERVED_ID = 0x7ff0;

/** Why a domain shut down. C: `SHUTDOWN_*` (`xen/include/public/sched.h`). */
export const ShutdownReason = {
  POWEROFF: 0,
  REBOOT: 1,
  SUSPEND: 2,
  CRASH: 3,
  WATCHDOG: 4,
  SOFT_RESET: 5,
} as const;
/** A reason that has a name here; newer ones are plain numbers. */
export type ShutdownReason = (typeof ShutdownReason)[keyof typeof ShutdownReason];

/** The one word for flags of which several are set together. */
export type RunState = "dying" | "crashed" | "shutdown" | "paused" | "blocked" | "running" | "runnable";

/** These bits have never moved. */
const dying = 1 << 0;
const hvmGuest = 1 << 1;
const shutdown = 1 << 2;
const paused = 1 << 3;
const blocked = 1 << 4;
const running = 1 << 5;

/** All ones, or what a 32-bit Xen makes of it: no limit. */
const unlimitedPages = 0xffff_ffff;
/** Emulated devices of a PVH guest: its local APIC at most. */
const pvhEmulation = 0x1;

const dash = 45;
/** The character code of each hexadecimal digit. */
const digits = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
const high = (byte: number) => digits[byte >> 4]!;
const low = (byte: number) => digits[byte & 15]!;

/** All characters at once: a text that is put together bit by bit is a tree of pieces, of which a long list has too many to keep. */
function uuidText(view: DataView, at: number): string {
  return String.fromCharCode(
    high(view.getUint8(at)),
    low(view.getUint8(at)),
    high(view.getUint8(at + 1)),
    low(view.getUint8(at + 1)),
    high(view.getUint8(at + 2)),
    low(view.getUint8(at + 2)),
    high(view.getUint8(at + 3)),
    low(view.getUint8(at + 3)),
    dash,
    high(view.getUint8(at + 4)),
    low(view.getUint8(at + 4)),
    high(view.getUint8(at + 5)),
    low(view.getUint8(at + 5)),
    dash,
    high(view.getUint8(at + 6)),
    low(view.getUint8(at + 6)),
    high(view.getUint8(at + 7)),
    low(view.getUint8(at + 7)),
    dash,
    high(view.getUint8(at + 8)),
    low(view.getUint8(at + 8)),
    high(view.getUint8(at + 9)),
    low(view.getUint8(at + 9)),
    dash,
    high(view.getUint8(at + 10)),
    low(view.getUint8(at + 10)),
    high(view.getUint8(at + 11)),
    low(view.getUint8(at + 11)),
    high(view.getUint8(at + 12)),
    low(view.getUint8(at + 12)),
    high(view.getUint8(at + 13)),
    low(view.getUint8(at + 13)),
    high(view.getUint8(at + 14)),
    low(view.getUint8(at + 14)),
    high(view.getUint8(at + 15)),
    low(view.getUint8(at + 15)),
  );
}

/** Where the structures of an interface have what. */
export interface DomainInfoReader {
  readonly size: number;
  /** The whole structure at an offset. */
  read(view: DataView, base: number): XenDomainInfo;
  idAt(view: DataView, base: number): number;
  /** The last four bytes of its uuid: enough to pass by most domains. */
  uuidEndAt(view: DataView, base: number): number;
}

/** Made once per interface; its functions are called once per domain. */
export function domainInfoReader(abi: Abi): DomainInfoReader {
  const layout = requireLayout(abi, "domctl.getdomaininfo");
  const field = (name: string): Field => {
    const found = layout.fields.get(name);
    if (found === undefined) throw new RangeError(`getdomaininfo has no member ${name}`);
    return found;
  };
  const [totalPages, maxPages] = [field("tot_pages"), field("max_pages")];
  const [id, flags, handle] = [field("domain").offset, field("flags").offset, field("handle").offset];
  const cpuTime = field("cpu_time").offset;
  const [onlineVcpus, maxVcpuId] = [field("nr_online_vcpus").offset, field("max_vcpu_id").offset];
  const emulation = layout.fields.get("arch_config.emulation_flags")?.offset;
  return {
    size: layout.size,
    idAt: (view, base) => view.getUint16(base + id, true),
    uuidEndAt: (view, base) => view.getUint32(base + handle + 12),
    read(view, base) {
      const limit = getField(view, base, maxPages);
      const highest = view.getUint32(base + maxVcpuId, true);
      return {
        id: view.getUint16(base + id, true),
        uuid: uuidText(view, base + handle),
        flags: view.getUint32(base + flags, true),
        totalPages: getField(view, base, totalPages),
        maxPages: limit >= unlimitedPages ? Number.POSITIVE_INFINITY : limit,
        cpuTime: view.getBigUint64(base + cpuTime, true),
        onlineVcpus: view.getUint32(base + onlineVcpus, true),
        maxVcpuId: highest === 0xffff_ffff ? undefined : highest,
        emulationFlags: emulation === undefined ? undefined : view.getUint32(base + emulation, true),
      };
    },
  };
}

/** Xen sets several flags at once; the first of this order says most. */
export function runState(info: XenDomainInfo): RunState {
  const { flags } = info;
  if (flags & dying) return "dying";
  if (flags & shutdown) return shutdownReason(info) === ShutdownReason.CRASH ? "crashed" : "shutdown";
  if (flags & paused) return "paused";
  if (flags & blocked) return "blocked";
  return flags & running ? "running" : "runnable";
}

/** Whether the toolstack holds it paused, whatever else it is. */
export function isPaused(info: XenDomainInfo): boolean {
  return (info.flags & paused) !== 0;
}

/** Why it shut down; undefined while it has not (the bits are all ones then, from Xen 4.1 on). */
export function shutdownReason(info: XenDomainInfo): ShutdownReason | number | undefined {
  return info.flags & shutdown ? (info.flags >>> 16) & 0xff : undefined;
}

/**
 * Paravirtual, fully virtual, or PVH. A flag tells PVH from Xen 4.4 to 4.8, the emulated devices from 4.10.1; between
 * them PVH passes for HVM. On arm64 every domain is of one kind, which Xen's tools call PVH.
 */
export function guestKind(abi: Abi, info: XenDomainInfo): "pv" | "hvm" | "pvh" {
  if (abi.arch === "arm64" || info.flags & abi.flag("pvh_guest")) return "pvh";
  if (!(info.flags & hvmGuest)) return "pv";
  if (info.id === 0) return "pvh";
  return info.emulationFlags === undefined || info.emulationFlags & ~pvhEmulation ? "hvm" : "pvh";
}
