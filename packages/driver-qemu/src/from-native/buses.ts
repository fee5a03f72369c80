import type { Controller, DeviceAddress } from "@libvirt-ts/xml/domain";
import { scsiDrivers, usbDrivers } from "../command-line/controllers.js";
import type { Platform } from "../definition/platform.js";
import { type Options, said, some } from "./options.js";
import { inverse, table } from "./tables.js";

type Kind = "pci" | "usb" | "scsi" | "sata" | "ide" | "virtio-serial" | "ccid";

/** A bus by QEMU's name for it: of which controller, and which of its ports. */
export interface Bus {
  readonly kind: Kind;
  readonly index: number;
}

/** What is known of buses: a device names the one that it is on. */
export class Buses {
  readonly #byName = new Map<string, Bus>();
  readonly #last = new Map<Kind, number>();

  constructor(readonly board: Platform["board"]) {
    for (const name of ["pci.0", "pcie.0", "pci", "pcie"]) this.#byName.set(name, { kind: "pci", index: 0 });
    this.#last.set("pci", 0);
    if (board === "q35") this.#last.set("sata", 0);
  }

  /** Numbers a controller: as its id says where that is how libvirt and we call it, else by the next that is free. */
  register(kind: Kind, id: string | undefined, stem: string = kind): number {
    const said = new RegExp(`^${stem}\\.?(\\d{0,9})$`).exec(id ?? "");
    const next = (this.#last.get(kind) ?? -1) + 1;
    const wanted = said === null ? next : Number(said[1] || 0);
    const index = this.#isTaken(kind, wanted) ? next : wanted;
    this.#last.set(kind, Math.max(index, next - 1));
    if (id !== undefined) this.#byName.set(id, { kind, index });
    return index;
  }

  /** The controller of the bus that a device is on, `scsi0.0` for instance; the first of its kind where it says nothing. */
  take(options: Options, kind: Kind): Bus | undefined {
    const name = options.take("bus");
    if (name === undefined) return undefined;
    const found = this.#byName.get(name) ?? this.#byName.get(name.replace(/\.\d+$/, ""));
    if (found?.kind === kind) return found;
    throw options.refuse(`'${name}' is not the ${kind} bus of a controller before it`);
  }

  /** Where a PCI device is; undefined where QEMU was left to choose. */
  pci(options: Options): { address?: DeviceAddress } {
    const bus = this.take(options, "pci");
    const addr = options.take("addr");
    const multifunction = options.onOff("multifunction");
    if (addr === undefined) return {};
    const [, slot = "", fn = "0"] = /^(?:0x)?([\da-f]{1,2})(?:\.(?:0x)?([0-7]))?$/i.exec(addr) ?? [];
    if (slot === "") throw options.refuse(`'${addr}' is no place on a PCI bus`);
    return {
      address: said({
        type: "pci" as const,
        domain: 0,
        bus: bus?.index ?? 0,
        slot: Number.parseInt(slot, 16),
        function: Number(fn),
        multifunction,
      }) as DeviceAddress,
    };
  }

  /** Where a USB device is plugged in. */
  usb(options: Options): { address?: DeviceAddress } {
    const bus = this.take(options, "usb");
    const port = options.take("port");
    if (port === undefined) return {};
    return { address: { type: "usb", bus: bus?.index ?? 0, port } };
  }

  #isTaken(kind: Kind, index: number): boolean {
    if (kind === "pci" && index === 0) return true;
    return [...this.#byName.values()].some((bus) => bus.kind === kind && bus.index === index);
  }
}

/** How QEMU calls libvirt's models of USB controllers. */
const usbModels = inverse(usbDrivers);

const scsiModels = table({ ...inverse(scsiDrivers), lsi53c895a: "lsilogic" });

const pciModels = table({
  "pcie-root-port": "pcie-root-port",
  ioh3420: "pcie-root-port",
  "xio3130-downstream": "pcie-switch-downstream-port",
  "x3130-upstream": "pcie-switch-upstream-port",
  "pcie-pci-bridge": "pcie-to-pci-bridge",
  "pci-bridge": "pci-bridge",
});

/** The controller that a `-device` is; undefined for one that is none. */
export function controllerOf(driver: string, options: Options, buses: Buses): Controller | undefined {
  const id = options.take("id");
  if (pciModels[driver] !== undefined) {
    const index = buses.register("pci", id);
    const target = some({
      chassisNr: options.number("chassis_nr"),
      chassis: options.number("chassis"),
      port: options.number("port"),
      hotplug: options.onOff("hotplug"),
    });
    return said({
      type: "pci" as const,
      index,
      model: pciModels[driver],
      modelElement: { name: driver },
      target,
      ...buses.pci(options),
    }) as Controller;
  }
  if (usbModels[driver] !== undefined) {
    const master = options.take("masterbus");
    const startport = options.number("firstport");
    // A companion is another part of the controller that it names.
    const index =
      master === undefined ? buses.register("usb", id) : Number(/^usb(\d{0,9})\.0$/.exec(master)?.[1] || 0);
    const ports = options.number("p2");
    options.ignore("p3");
    return said({
      type: "usb" as const,
      index,
      model: usbModels[driver],
      ports,
      master: startport === undefined ? undefined : { startport: String(startport) },
      ...buses.pci(options),
    }) as Controller;
  }
  const virtio = /^virtio-(scsi|serial)(?:-(?:pci|device))?(-(?:non-)?transitional)?$/.exec(driver);
  const variant = virtio?.[2];
  if (virtio?.[1] === "scsi" || scsiModels[driver] !== undefined) {
    const own = some({
      iothread: threadNumber(options),
      queues: options.number("num_queues"),
      cmd_per_lun: options.number("cmd_per_lun"),
      max_sectors: options.number("max_sectors"),
      ioeventfd: options.onOff("ioeventfd"),
      ...virtioWords(options),
    });
    return said({
      type: "scsi" as const,
      index: buses.register("scsi", id),
      model: scsiModels[driver] ?? `virtio-${variant === undefined ? "scsi" : variant.slice(1)}`,
      driver: own,
      ...buses.pci(options),
    }) as Controller;
  }
  if (virtio !== null) {
    const own = some(virtioWords(options));
    return said({
      type: "virtio-serial" as const,
      index: buses.register("virtio-serial", id),
      model: variant === undefined ? undefined : (`virtio${variant}` as "virtio"),
      ports: options.number("max_ports"),
      vectors: options.number("vectors"),
      driver: own,
      ...buses.pci(options),
    }) as Controller;
  }
  if (driver === "ahci" || driver === "ich9-ahci")
    return said({
      type: "sata" as const,
      index: buses.register("sata", id),
      ...buses.pci(options),
    }) as Controller;
  if (driver === "usb-ccid")
    return said({
      type: "ccid" as const,
      index: buses.register("ccid", id),
      ...buses.usb(options),
    }) as Controller;
  if (driver === "isa-fdc") return { type: "fdc", index: 0 };
  return undefined;
}

/** Whether a `-device` is a controller, on which others sit. */
export const isController = (driver: string): boolean =>
  driver in pciModels ||
  driver in usbModels ||
  driver in scsiModels ||
  /^(virtio-(scsi|serial)(-pci|-device)?(-(non-)?transitional)?|ahci|ich9-ahci|usb-ccid|isa-fdc)$/.test(
    driver,
  );

/** What all virtio devices may be told. */
export function virtioWords(options: Options): Record<string, string> {
  return said({
    iommu: options.onOff("iommu_platform"),
    ats: options.onOff("ats"),
    packed: options.onOff("packed"),
    page_per_vq: options.onOff("page-per-vq"),
  }) as Record<string, string>;
}

/** The number of the I/O thread that serves a device. */
export function threadNumber(options: Options): number | undefined {
  const name = options.take("iothread");
  if (name === undefined) return undefined;
  const number = numberOfThread(name);
  if (number === undefined) throw options.refuse(`'${name}' is no 'iothread1', 'iothread2', …`);
  return number;
}

/** The number in the name of an I/O thread, from 1; undefined for a name that we and libvirt give none. */
export function numberOfThread(name: string): number | undefined {
  const number = Number(/^iothread(\d{1,9})$/.exec(name)?.[1]);
  return number > 0 ? number : undefined;
}
