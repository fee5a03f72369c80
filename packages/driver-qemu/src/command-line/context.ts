import type { DeviceAddress, DeviceAlias, Devices, Domain, Rom } from "@libvirt-ts/xml/domain";
import type { Platform } from "../definition/platform.js";
import type { NetworkPlans } from "../networks/plan.js";
import type { Qemu, QemuMachine } from "../qemu.js";
import { invalid } from "../unsupported.js";
import { type Arguments, type JsonObject, onOff } from "./arguments.js";

/** Where the files of a guest are that its definition does not name. */
export interface GuestFiles {
  /** The sockets on which QEMU is to listen for QMP, each for one client. */
  readonly monitors: readonly string[];
  /** The folder of its other sockets. */
  readonly directory: string;
  /** The file in which its firmware keeps variables. */
  readonly nvram: string;
}

/** What the parts of a command line are made from. */
export interface Context {
  readonly domain: Domain;
  readonly devices: Devices;
  readonly platform: Platform;
  readonly qemu: Qemu;
  readonly machine: QemuMachine;
  readonly files: GuestFiles;
  readonly networks: NetworkPlans;
  readonly bootIndex: ReadonlyMap<object, number>;
  readonly out: Arguments;
}

/** The id of a device, which a complete definition has. */
export function idOf(device: { readonly alias?: DeviceAlias }): string {
  if (device.alias === undefined) throw invalid("alias", "the definition is not complete");
  return device.alias.name;
}

/** Where a PCI device sits, in QEMU's words. */
export function onPci({ address }: { readonly address?: DeviceAddress }, { platform }: Context): JsonObject {
  if (address?.type !== "pci") return {};
  const { bus = 0, slot = 0, function: fn = 0, multifunction } = address;
  return {
    bus: bus === 0 ? platform.rootBus : `pci.${bus}`,
    multifunction: multifunction === "on" ? true : undefined,
    addr: fn === 0 ? `0x${slot.toString(16)}` : `0x${slot.toString(16)}.0x${fn.toString(16)}`,
  };
}

/** Where a USB device is plugged in, in QEMU's words. */
export function onUsb({ address }: { readonly address?: DeviceAddress }): JsonObject {
  if (address?.type !== "usb") return {};
  return { bus: address.bus === 0 ? "usb.0" : `usb${address.bus}.0`, port: address.port };
}

/** QEMU's name of a virtio device: `virtio-blk-pci`, with the variant that the model asks for. */
export function virtioDriver(kind: string, model: string | undefined): string {
  const variant = /^virtio-((?:non-)?transitional)$/.exec(model ?? "")?.[1];
  return `${kind}-pci${variant === undefined ? "" : `-${variant}`}`;
}

/** What the driver of a virtio device says of it. */
export function virtioOptions(
  driver:
    | {
        readonly iommu?: string;
        readonly ats?: string;
        readonly packed?: string;
        readonly page_per_vq?: string;
      }
    | undefined,
): JsonObject {
  return {
    iommu_platform: onOff(driver?.iommu),
    ats: onOff(driver?.ats),
    packed: onOff(driver?.packed),
    "page-per-vq": onOff(driver?.page_per_vq),
  };
}

/** The option ROM of a PCI device, in QEMU's words. */
export function romOptions(rom: Rom | undefined): JsonObject {
  return {
    rombar: rom?.bar === undefined ? undefined : Number(rom.bar === "on"),
    romfile: rom?.enabled === "no" ? "" : rom?.file,
  };
}
