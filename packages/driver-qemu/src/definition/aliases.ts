import type { Controller, DeviceAlias, Devices, Disk, Domain } from "@libvirt-ts/xml/domain";
import type { Platform } from "./platform.js";
import { diskBus, targetIndex } from "./targets.js";

interface Aliased {
  alias?: DeviceAlias;
}

/** A name that the user gave and QEMU takes as an id. */
const ownName = /^ua-[\w-]+$/;

/** Gives every device its name, which is QEMU's id for it; users' own names stay. */
export function nameDevices(domain: Domain, platform: Platform): void {
  const { devices = {} } = domain;
  for (const disk of devices.disk ?? []) name(disk, diskName(disk, devices));
  for (const controller of devices.controller ?? []) name(controller, controllerName(controller, platform));
  const lists: readonly [readonly Aliased[] | undefined, string][] = [
    [devices.interface, "net"],
    [devices.filesystem, "fs"],
    [devices.parallel, "parallel"],
    [devices.serial, "serial"],
    [devices.channel, "channel"],
    [devices.smartcard as readonly Aliased[] | undefined, "smartcard"],
    [devices.input, "input"],
    [devices.tpm, "tpm"],
    [devices.sound, "sound"],
    [devices.hub, "hub"],
    [devices.hostdev, "hostdev"],
    [devices.video, "video"],
    [devices.redirdev, "redir"],
    [devices.watchdog, "watchdog"],
    [devices.rng, "rng"],
    [devices.shmem, "shmem"],
    [devices.crypto, "crypto"],
    [devices.memballoon && devices.memballoon.model !== "none" ? [devices.memballoon] : [], "balloon"],
    [devices.iommu && [devices.iommu], "iommu"],
    [devices.vsock && [devices.vsock], "vsock"],
  ];
  for (const [list = [], prefix] of lists)
    for (const [at, device] of list.entries()) name(device, `${prefix}${at}`);
  for (const [at, console] of (devices.console ?? []).entries()) {
    const isSerial = console.target?.type === undefined || console.target.type === "serial";
    name(console, isSerial && at === 0 ? (devices.serial?.[0]?.alias?.name ?? "serial0") : `console${at}`);
  }
  const counts: Record<string, number> = {};
  for (const memory of devices.memory ?? []) {
    const prefix = memory.model.replace("-", "");
    const count = counts[prefix] ?? 0;
    name(memory, `${prefix}${count}`);
    counts[prefix] = count + 1;
  }
}

/** Gives a device that comes to a guest the name that it would have from its start, or one that is free; others keep theirs. */
export function nameNewcomer(domain: Domain, platform: Platform, device: Aliased): void {
  const others = new Map(aliased(domain.devices).map((it) => [it, it.alias] as const));
  others.delete(device);
  nameDevices(domain, platform);
  for (const [it, alias] of others) if (alias !== undefined) it.alias = alias;
  const taken = new Set([...others.keys()].map(({ alias }) => alias?.name));
  const { name: wanted } = device.alias!;
  const [, stem = wanted, digits = "0"] = /^(.*?)(?<!\d)(\d+)$/.exec(wanted) ?? [];
  for (let number = Number(digits); taken.has(device.alias!.name); number++)
    device.alias = { name: `${stem}${number + 1}` };
}

const aliased = (devices: Devices = {}): Aliased[] =>
  Object.values(devices)
    .flatMap((value) => value as Aliased | Aliased[])
    .filter((it) => typeof it === "object");

function name(device: Aliased, usual: string): void {
  if (!ownName.test(device.alias?.name ?? "")) device.alias = { name: usual };
}

function controllerName({ type, index = 0 }: Controller, { board, rootBus }: Platform): string {
  if (type === "pci") return index === 0 ? rootBus : `pci.${index}`;
  if (type === "usb") return index === 0 ? "usb" : `usb${index}`;
  if (index === 0 && (type === "ide" || (type === "sata" && board === "q35"))) return "ide";
  return `${type}${index}`;
}

function diskName(disk: Disk, devices: Devices): string {
  const bus = diskBus(disk);
  if (bus === "virtio" || bus === "usb") return `${bus}-disk${targetIndex(disk.target.dev)}`;
  const {
    controller = 0,
    bus: channel = 0,
    target = 0,
    unit = 0,
  } = disk.address?.type === "drive" ? disk.address : {};
  if (bus !== "scsi") return `${bus}${controller}-${channel}-${unit}`;
  return isNarrowScsi(devices, controller)
    ? `scsi${controller}-${channel}-${unit}`
    : `scsi${controller}-${channel}-${target}-${unit}`;
}

/** Whether a SCSI controller is one of the old ones, whose disks are told apart by their SCSI id alone. */
export function isNarrowScsi(devices: Devices, index: number): boolean {
  const controller = devices.controller?.find((it) => it.type === "scsi" && it.index === index);
  return controller?.type === "scsi" && !/^virtio/.test(controller.model ?? "");
}
