import { parseDiskTarget } from "../disk-target.js";
import type { Disk, Domain, Interface, OsType } from "../generated/domain/types.generated.js";
import { kibOf, type Size } from "../runtime/units.js";

/** A disk as builders take it: the path of an image or block device, and what differs from the usual. */
export interface DiskParts {
  readonly path: string;
  /** The image's format; guessed for a block device (`raw`) and from the name (`.qcow2`), else `raw`. */
  readonly format?: string;
  readonly device?: "disk" | "cdrom" | "floppy";
  /** The name of the disk in the guest; the next free one where it is missing. */
  readonly target?: string;
  readonly readonly?: boolean;
}

/** A network card as builders take it: a virtual network or a bridge of the host. */
export interface CardParts {
  readonly network?: string;
  readonly bridge?: string;
  readonly mac?: string;
  /** The hardware; `virtio` for a KVM guest, none named for a Xen one. */
  readonly model?: string;
}

/** What every guest has. */
export interface GuestParts {
  readonly name: string;
  /** A size, or MiB. */
  readonly memory: number | Size;
  readonly vcpus?: number;
  readonly uuid?: string;
  readonly disks?: readonly (string | DiskParts)[];
  readonly cards?: readonly CardParts[];
}

/** What a KVM guest has. */
export interface KvmParts extends GuestParts {
  /** The architecture; `x86_64` where it is missing. */
  readonly arch?: NonNullable<OsType["arch"]>;
  /** The machine; `q35`, or `virt` for ARM and RISC-V, where it is missing. */
  readonly machine?: string;
  /** `efi` where it is missing; `bios` leaves the choice to the machine. */
  readonly firmware?: "efi" | "bios";
  /** An image with a cloud-init seed; it becomes a CD-ROM. */
  readonly cloudInit?: string;
  /** Where the guest's installer is; it becomes a CD-ROM and is booted first while the disk is empty. */
  readonly installer?: string;
  /** A screen over VNC, on this host only and on a free port. Default: true. */
  readonly screen?: boolean;
}

/**
 * A guest of KVM as one would want it today: q35 with UEFI, the host's CPU, virtio disks and cards, a serial console, the
 * guest agent's channel, random numbers, a balloon.
 */
export function kvmGuest(parts: KvmParts): Domain {
  const { arch = "x86_64", firmware = "efi" } = parts;
  const isX86 = arch === "x86_64" || arch === "i686";
  const machine = parts.machine ?? (isX86 ? "q35" : /^(aarch64|arm|riscv)/.test(arch) ? "virt" : undefined);
  const drives = [parts.installer, parts.cloudInit]
    .filter((path) => path !== undefined)
    .map((path): DiskParts => ({ path, device: "cdrom" }));
  return {
    type: "kvm",
    name: parts.name,
    ...(parts.uuid !== undefined && { uuid: parts.uuid }),
    memory: sizeOf(parts.memory),
    vcpu: { value: parts.vcpus ?? 1 },
    os: {
      ...(firmware === "efi" && { firmware }),
      type: { value: "hvm", arch, ...(machine !== undefined && { machine }) },
      boot: [{ dev: "hd" }, ...(parts.installer === undefined ? [] : [{ dev: "cdrom" as const }])],
    },
    ...(isX86 && { features: { acpi: true, apic: {} } }),
    cpu: { mode: "host-passthrough" },
    clock: { offset: "utc" },
    devices: {
      ...some("disk", disksOf([...(parts.disks ?? []), ...drives], "vd", "sd")),
      ...some(
        "interface",
        (parts.cards ?? []).map((card) => cardOf(card, "virtio")),
      ),
      serial: [{ type: "pty" }],
      console: [{ type: "pty" }],
      channel: [{ type: "unix", target: { type: "virtio", name: "org.qemu.guest_agent.0" } }],
      ...(parts.screen !== false && {
        graphics: [{ type: "vnc", autoport: "yes", listen: "127.0.0.1" }],
        video: [{ model: { type: "virtio" } }],
        input: [{ type: "tablet", bus: "usb" }],
      }),
      memballoon: { model: "virtio" },
      rng: [{ model: "virtio", backend: { model: "random", value: "/dev/urandom" } }],
    },
  };
}

/** What a Xen guest has. */
export interface XenParts extends GuestParts {
  /** `pvh` where it is missing. */
  readonly mode?: "pv" | "pvh" | "hvm";
  /** The kernel of a PV or PVH guest; without one, `pygrub` finds it. */
  readonly kernel?: string;
  readonly initrd?: string;
  readonly cmdline?: string;
}

/** A guest of Xen: paravirtual, PVH, or fully virtualised with Xen's firmware. */
export function xenGuest(parts: XenParts): Domain {
  const { mode = "pvh", kernel, initrd, cmdline } = parts;
  const isHvm = mode === "hvm";
  const hasKernel = kernel !== undefined;
  return {
    type: "xen",
    name: parts.name,
    ...(parts.uuid !== undefined && { uuid: parts.uuid }),
    memory: sizeOf(parts.memory),
    vcpu: { value: parts.vcpus ?? 1 },
    ...(!isHvm && !hasKernel && { bootloader: "pygrub" }),
    os: {
      type: { value: isHvm ? "hvm" : mode === "pvh" ? "xenpvh" : "linux" },
      ...(isHvm && { loader: { value: "/usr/lib/xen/boot/hvmloader" }, boot: [{ dev: "hd" }] }),
      ...(hasKernel && { kernel }),
      ...(initrd !== undefined && { initrd }),
      ...(cmdline !== undefined && { cmdline }),
    },
    ...(isHvm && { features: { acpi: true, apic: {}, pae: true } }),
    devices: {
      ...some("disk", disksOf(parts.disks ?? [], isHvm ? "hd" : "xvd", isHvm ? "hd" : "xvd")),
      ...some(
        "interface",
        (parts.cards ?? []).map((card) => cardOf(card, undefined)),
      ),
      console: [{ type: "pty" }],
    },
  };
}

/** A list as a field, where there is something in it. */
function some<Name extends string, Item>(name: Name, list: Item[]): { [Key in Name]?: Item[] } {
  return list.length === 0 ? {} : ({ [name]: list } as { [Key in Name]: Item[] });
}

const sizeOf = (memory: number | Size): Size =>
  typeof memory === "number" ? { value: memory, unit: "MiB" } : wholeKib(memory);

/** Refuses a unit that nobody knows before libvirt does. */
function wholeKib(size: Size): Size {
  if (kibOf(size) === undefined) throw new RangeError(`${size.value} ${size.unit} is no size`);
  return { value: size.value, ...(size.unit !== undefined && { unit: size.unit }) };
}

function disksOf(list: readonly (string | DiskParts)[], prefix: string, drivePrefix: string): Disk[] {
  const taken = new Set(list.flatMap((disk) => (typeof disk === "string" ? [] : [disk.target])));
  return list.map((item) => {
    const parts = typeof item === "string" ? { path: item } : item;
    const { path, device = "disk" } = parts;
    const target =
      parts.target ??
      nextTarget(device === "floppy" ? "fd" : device === "cdrom" ? drivePrefix : prefix, taken);
    taken.add(target);
    const isBlock = path.startsWith("/dev/");
    const common = {
      device,
      driver: { name: "qemu", type: (parts.format ?? formatOf(path, isBlock)) as "raw" },
      target: { dev: target, ...busOf(target) },
      ...((parts.readonly ?? device === "cdrom") && { readonly: true }),
    };
    return isBlock
      ? { type: "block", ...common, source: { dev: path } }
      : { type: "file", ...common, source: { file: path } };
  });
}

/** The bus that goes with a name, where libvirt would not guess it. */
function busOf(target: string): { bus?: "virtio" | "sata" } {
  const prefix = parseDiskTarget(target)?.prefix ?? target.replace(/[a-z]$/, "");
  return prefix === "vd" ? { bus: "virtio" } : prefix === "sd" ? { bus: "sata" } : {};
}

function nextTarget(prefix: string, taken: ReadonlySet<string | undefined>): string {
  for (let i = 0; ; i++) {
    const letters = i < 26 ? "" : String.fromCharCode(96 + Math.floor(i / 26));
    const target = `${prefix}${letters}${String.fromCharCode(97 + (i % 26))}`;
    if (!taken.has(target)) return target;
  }
}

const formatOf = (path: string, isBlock: boolean) => (!isBlock && path.endsWith(".qcow2") ? "qcow2" : "raw");

function cardOf({ network, bridge, mac, model }: CardParts, usual: string | undefined): Interface {
  const hardware = model ?? usual;
  const common = {
    ...(mac !== undefined && { mac: { address: mac.toLowerCase() } }),
    ...(hardware !== undefined && { model: { type: hardware } }),
  };
  return bridge === undefined
    ? { type: "network", ...common, source: { network: network ?? "default" } }
    : { type: "bridge", ...common, source: { bridge } };
}
