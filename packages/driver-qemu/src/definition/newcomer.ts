import type { Device } from "@libvirt-ts/xml/device";
import type { Disk, Domain, Interface, MemoryDevice } from "@libvirt-ts/xml/domain";
import { unsupported } from "../unsupported.js";
import { nameNewcomer } from "./aliases.js";
import { type AnyDevice, withDevice } from "./devices.js";
import { placeDrives } from "./drives.js";
import { numberImages } from "./images.js";
import { randomMac } from "./mac.js";
import { placeOnPci } from "./pci.js";
import { platformOf } from "./platform.js";
import { refuseUnhonoured } from "./refused.js";
import { diskBus } from "./targets.js";
import { plugIntoUsb } from "./usb.js";

/** A guest with a device that comes to it while it runs: named, and in a place that nothing else has. */
export interface Welcome {
  readonly live: Domain;
  readonly device: AnyDevice;
}

/**
 * Finds a place for a device in a guest that runs. Throws CONFIG_UNSUPPORTED where it would need another controller, which
 * would have to be plugged first.
 */
export function welcome(running: Domain, { element, device: given }: Device): Welcome {
  const before = structuredClone(running);
  const device = structuredClone(given) as AnyDevice & { address?: unknown };
  delete (device as { alias?: unknown }).alias;
  const live = withDevice(before, element, device);
  const devices = live.devices!;
  const platform = platformOf(live);
  if (element === "interface") (device as Interface).mac ??= { address: randomMac() };
  if (element === "disk") assertController(device as Disk, live);
  if (element === "memory") placeMemory(device as MemoryDevice, live);
  const bridges = devices.controller?.length ?? 0;
  const hubs = devices.hub?.length ?? 0;
  placeDrives(devices);
  plugIntoUsb(devices);
  placeOnPci(live, platform);
  if ((devices.controller?.length ?? 0) > bridges || (devices.hub?.length ?? 0) > hubs)
    throw unsupported(
      element,
      "there is no free place for another one: its definition has room at the next start",
    );
  nameNewcomer(live, platform, device as Parameters<typeof nameNewcomer>[2]);
  numberImages(devices.disk ?? []);
  refuseUnhonoured(live);
  return { live, device };
}

function assertController(disk: Disk, { devices }: Domain): void {
  const bus = diskBus(disk);
  if (bus !== "scsi") return;
  if (!devices?.controller?.some(({ type }) => type === "scsi"))
    throw unsupported("disk/target", "the guest has no SCSI controller");
}

function placeMemory(device: MemoryDevice, live: Domain): void {
  if (device.model !== "dimm" && device.model !== "nvdimm") return;
  const slots = live.maxMemory?.slots ?? 0;
  const taken = new Set(
    live.devices?.memory?.map((it, at) =>
      it === device ? undefined : it.address?.type === "dimm" ? (it.address.slot ?? at) : at,
    ),
  );
  let slot = 0;
  while (taken.has(slot)) slot++;
  if (slot >= slots) throw unsupported("memory", `the guest has ${slots} slots for memory, and none is free`);
  device.address ??= { type: "dimm", slot } as NonNullable<MemoryDevice["address"]>;
}
