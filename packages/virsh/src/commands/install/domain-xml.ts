import type { XmlElement } from "@libvirt-ts/core";
import { element, textElement } from "../kit/xml-text.js";
import type { Platform } from "./host.js";
import type { Bus, NetworkWish } from "./options.js";

/** A disk or drive of a guest. */
export interface DiskPart {
  readonly device: "disk" | "cdrom";
  readonly path: string;
  readonly format: string;
  readonly bus: Bus;
  readonly isReadOnly?: boolean;
}

/** What a guest is made of. */
export interface GuestParts {
  readonly name: string;
  readonly uuid: string;
  readonly platform: Platform;
  readonly memory: number;
  readonly vcpus: number;
  readonly isUefi: boolean;
  readonly hasScreen: boolean;
  readonly disks: readonly DiskPart[];
  readonly network: NetworkWish;
  /** The port of this host that leads to the guest's ssh server. */
  readonly sshPort: number | undefined;
}

const isX86 = ({ arch }: Platform): boolean => /^(x86_64|i686)$/.test(arch);

/** The document of a guest with the devices that systems of today drive. */
export function guestDocument(parts: GuestParts): XmlElement {
  const { name, uuid, platform, memory, vcpus, isUefi, disks } = parts;
  const { type, arch, machine } = platform;
  const hasDrive = disks.some(({ device }) => device === "cdrom");
  return element(
    "domain",
    { type },
    textElement("name", name),
    textElement("uuid", uuid),
    element("memory", { unit: "KiB" }, String(memory)),
    textElement("vcpu", vcpus),
    element(
      "os",
      { firmware: isUefi ? "efi" : undefined },
      element("type", { arch, machine }, "hvm"),
      element("boot", { dev: "hd" }),
      hasDrive ? element("boot", { dev: "cdrom" }) : undefined,
    ),
    element("features", {}, element("acpi"), isX86(platform) ? element("apic") : undefined),
    type === "kvm" ? element("cpu", { mode: "host-passthrough" }) : undefined,
    element("clock", { offset: "utc" }),
    element(
      "devices",
      {},
      textElement("emulator", platform.emulator),
      ...diskElements(disks),
      ...cardElements(parts),
      element("console", { type: "pty" }),
      element(
        "channel",
        { type: "unix" },
        element("target", { type: "virtio", name: "org.qemu.guest_agent.0" }),
      ),
      ...screenElements(parts),
      element("rng", { model: "virtio" }, element("backend", { model: "random" }, "/dev/urandom")),
    ),
  );
}

/** What drives of a bus are called in a guest. */
const prefixes: Readonly<Record<Bus, string>> = {
  virtio: "vd",
  sata: "sd",
  scsi: "sd",
  ide: "hd",
  usb: "sd",
};

function diskElements(disks: readonly DiskPart[]): XmlElement[] {
  const counts = new Map<string, number>();
  return disks.map(({ device, path, format, bus, isReadOnly }) => {
    const prefix = prefixes[bus];
    const at = counts.get(prefix) ?? 0;
    counts.set(prefix, at + 1);
    return element(
      "disk",
      { type: "file", device },
      element("driver", { name: "qemu", type: format }),
      element("source", { file: path }),
      element("target", { dev: `${prefix}${String.fromCharCode(97 + at)}`, bus }),
      isReadOnly === true ? element("readonly") : undefined,
    );
  });
}

function cardElements({ network, sshPort }: GuestParts): XmlElement[] {
  if (network.type === "none") return [];
  const forward =
    sshPort === undefined
      ? undefined
      : element(
          "portForward",
          { proto: "tcp", address: "127.0.0.1" },
          element("range", { start: sshPort, to: 22 }),
        );
  const source = "source" in network ? element("source", { [network.type]: network.source }) : undefined;
  return [
    element("interface", { type: network.type }, source, element("model", { type: "virtio" }), forward),
  ];
}

function screenElements({ hasScreen, platform }: GuestParts): XmlElement[] {
  if (!hasScreen) return [];
  return [
    element("input", { type: "tablet", bus: "usb" }),
    ...(isX86(platform) ? [] : [element("input", { type: "keyboard", bus: "usb" })]),
    element(
      "graphics",
      { type: "vnc", autoport: "yes" },
      element("listen", { type: "address", address: "127.0.0.1" }),
    ),
    element("video", {}, element("model", { type: isX86(platform) ? "vga" : "virtio" })),
  ];
}
