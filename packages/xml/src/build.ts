import { formatDomain } from "./format.js";
import type {
  BridgeInterface,
  Console,
  DomainDevices,
  HardDisk,
  RemovableDrive,
  SdlGraphics,
  VncGraphics,
} from "./model/devices.js";
import type { DomainDescription } from "./model/domain.js";
import type { DomainOs, HvmOs, ParavirtualOs } from "./model/os.js";
import { parseDomain } from "./parse.js";

/** What every domain may have; only the name and the memory must be given. */
export interface DomainParts
  extends Partial<Omit<DomainDescription, "name" | "memory" | "os" | "devices">>,
    Pick<DomainDescription, "name" | "memory"> {
  readonly devices?: Partial<DomainDevices>;
}

/** A paravirtual guest: a kernel, a bootloader, or both. */
export type ParavirtualParts = DomainParts & Omit<ParavirtualOs, "kind" | "unknown">;

/** A fully virtualised guest. */
export type HvmParts = DomainParts & Partial<Omit<HvmOs, "kind" | "unknown">>;

/**
 * A paravirtual guest. One virtual CPU, a console and type `xen` unless something else is said.
 *
 * @throws XmlError when a strict reader would not accept it.
 */
export function paravirtualDomain(parts: ParavirtualParts): DomainDescription {
  const { kernel, initrd, root, cmdline, bootloader, arch, machine, ...common } = parts;
  const guest = defined({ kernel, initrd, root, cmdline, arch, machine });
  if (bootloader !== undefined && Object.keys(guest).length === 0) {
    return complete(common, { kind: "bootloader", bootloader });
  }
  return complete(common, { kind: "paravirtual", ...guest, ...defined({ bootloader }) });
}

/**
 * A fully virtualised guest. Boots from the hard disk, has one virtual CPU, a console, all features, Xen's loader and
 * type `xen` unless something else is said.
 *
 * @throws XmlError when a strict reader would not accept it.
 */
export function hvmDomain(parts: HvmParts): DomainDescription {
  const { loader, boot = ["hd"], bootloader, arch, machine, ...common } = parts;
  const isXen = common.type === undefined || common.type === "xen";
  const path = loader ?? (isXen ? "/usr/lib/xen/boot/hvmloader" : undefined);
  const os = { kind: "hvm" as const, boot, ...defined({ loader: path, bootloader, arch, machine }) };
  return complete({ features: ["acpi", "apic", "pae"], ...common }, os);
}

/** A hard disk: a block device where the source lies in `/dev`, else a file, unless `type` says so. */
export function hardDisk(parts: Pick<HardDisk, "source" | "target"> & Partial<HardDisk>): HardDisk {
  return {
    kind: "disk",
    type: typeOfSource(parts.source),
    device: "disk",
    readonly: false,
    shareable: false,
    ...parts,
  };
}

/** A CD-ROM drive, empty unless it has a source; read-only. */
export function cdrom(parts: Pick<RemovableDrive, "target"> & Partial<RemovableDrive>): RemovableDrive {
  return {
    kind: "disk",
    type: typeOfSource(parts.source),
    device: "cdrom",
    readonly: true,
    shareable: false,
    ...parts,
  };
}

/** A floppy drive, empty unless it has a source. */
export function floppy(parts: Partial<RemovableDrive> = {}): RemovableDrive {
  const type = typeOfSource(parts.source);
  return { kind: "disk", type, device: "floppy", target: "fda", readonly: false, shareable: false, ...parts };
}

/** A network card on a bridge of the host. */
export function bridgeInterface(parts: Partial<BridgeInterface> = {}): BridgeInterface {
  return { kind: "interface", type: "bridge", ips: [], ...parts };
}

/** A VNC server, on a free port unless one is given. */
export function vncGraphics(parts: Partial<VncGraphics> = {}): VncGraphics {
  return { kind: "graphics", type: "vnc", port: -1, ...parts };
}

/** A window on the host's screen. */
export function sdlGraphics(): SdlGraphics {
  return { kind: "graphics", type: "sdl" };
}

/** A text console. */
export function textConsole(): Console {
  return { kind: "console" };
}

/** Fills in what every domain has, and has a strict reader check the result and put it into its canonical form. */
function complete({ devices, ...parts }: DomainParts, os: DomainOs): DomainDescription {
  const domain: DomainDescription = {
    type: "xen",
    vcpus: 1,
    features: [],
    ...parts,
    os,
    devices: { disks: [], interfaces: [], graphics: [], consoles: [textConsole()], ...devices },
  };
  return parseDomain(formatDomain(domain, { secure: true }), { strict: true }).domain;
}

function typeOfSource(source: string | undefined): "file" | "block" {
  return source?.startsWith("/dev/") ? "block" : "file";
}

/** The fields that are not undefined. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof defined<T>
  >;
}
