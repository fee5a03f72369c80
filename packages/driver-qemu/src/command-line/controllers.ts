import type { Controller, PciController } from "@libvirt-ts/xml/domain";
import { unsupported } from "../unsupported.js";
import { type JsonObject, onOff } from "./arguments.js";
import { type Context, idOf, onPci, onUsb, virtioDriver, virtioOptions } from "./context.js";

/** QEMU's words for models of USB controllers. */
export const usbDrivers: Readonly<Record<string, string>> = {
  "piix3-uhci": "piix3-usb-uhci",
  "piix4-uhci": "piix4-usb-uhci",
  ehci: "usb-ehci",
  "ich9-ehci1": "ich9-usb-ehci1",
  "ich9-uhci1": "ich9-usb-uhci1",
  "ich9-uhci2": "ich9-usb-uhci2",
  "ich9-uhci3": "ich9-usb-uhci3",
  "vt82c686b-uhci": "vt82c686b-usb-uhci",
  "pci-ohci": "pci-ohci",
  "nec-xhci": "nec-usb-xhci",
  "qemu-xhci": "qemu-xhci",
};

/** QEMU's words for models of SCSI controllers, but for virtio's. */
export const scsiDrivers: Readonly<Record<string, string>> = {
  lsilogic: "lsi",
  lsisas1068: "mptsas1068",
  lsisas1078: "megasas",
  vmpvscsi: "pvscsi",
  am53c974: "am53c974",
  dc390: "dc390",
};

const order = ["pci", "usb", "scsi", "sata", "virtio-serial", "ccid"];

/** The controllers: those of PCI first, for the others sit on them. */
export function addControllers(context: Context): void {
  const controllers = context.devices.controller ?? [];
  const pci = controllers
    .filter((controller) => controller.type === "pci")
    .toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
  for (const controller of pci) addPci(controller, context);
  const rest = controllers.filter(({ type }) => type !== "pci");
  for (const controller of rest.toSorted(
    (a, b) => order.indexOf(a.type) - order.indexOf(b.type) || companionLast(a, b),
  ))
    addOther(controller, context);
}

/** Companions of a USB controller name it as their master. */
function companionLast(a: Controller, b: Controller): number {
  const rank = (controller: Controller): number =>
    controller.type === "usb" && controller.master !== undefined ? 1 : 0;
  return rank(a) - rank(b);
}

function addPci(controller: PciController, context: Context): void {
  const { index = 0, model, modelElement, target } = controller;
  if (index === 0) return;
  const driver = modelElement?.name;
  const id = idOf(controller);
  const place = onPci(controller, context);
  switch (model) {
    case "pcie-root-port":
    case "pcie-switch-downstream-port":
      context.out.device({
        driver,
        port: target?.port,
        chassis: target?.chassis,
        id,
        hotplug: onOff(target?.hotplug),
        ...place,
      });
      return;
    case "pci-bridge":
      context.out.device({ driver, chassis_nr: target?.chassisNr, id, ...place });
      return;
    case "pcie-to-pci-bridge":
    case "pcie-switch-upstream-port":
      context.out.device({ driver, id, ...place });
      return;
    default:
      throw unsupported("controller", `PCI model '${model}' is not supported`);
  }
}

function addOther(controller: Controller, context: Context): void {
  const { out, platform } = context;
  const id = idOf(controller);
  const { driver } = controller;
  switch (controller.type) {
    case "usb": {
      const { model = "", ports, master } = controller;
      if (model === "none") return;
      const name = usbDrivers[model];
      if (name === undefined) throw unsupported("controller", `USB model '${model}'`);
      const place = onPci(controller, context);
      if (master === undefined) {
        out.device({ driver: name, p2: ports, p3: ports, id, ...place });
        return;
      }
      out.device({
        driver: name,
        masterbus: `${controller.index === 0 ? "usb" : `usb${controller.index}`}.0`,
        firstport: Number(master.startport),
        ...place,
      });
      return;
    }
    case "scsi": {
      const { model = "" } = controller;
      const isVirtio = /^virtio/.test(model);
      const name = isVirtio ? virtioDriver("virtio-scsi", model) : scsiDrivers[model];
      if (name === undefined) throw unsupported("controller", `SCSI model '${model}'`);
      const own: JsonObject = {
        iothread: driver?.iothread === undefined ? undefined : `iothread${driver.iothread}`,
        num_queues: driver?.queues,
        cmd_per_lun: driver?.cmd_per_lun,
        max_sectors: driver?.max_sectors,
        ioeventfd: onOff(driver?.ioeventfd),
        ...virtioOptions(driver),
      };
      out.device({ driver: name, ...(isVirtio && own), id, ...onPci(controller, context) });
      return;
    }
    case "sata":
      if (controller.index === 0 && platform.board === "q35") return;
      out.device({ driver: "ahci", id, ...onPci(controller, context) });
      return;
    case "virtio-serial":
      out.device({
        driver: virtioDriver("virtio-serial", controller.model),
        id,
        max_ports: controller.ports,
        vectors: controller.vectors,
        ...virtioOptions(driver),
        ...onPci(controller, context),
      });
      return;
    case "ccid":
      out.device({ driver: "usb-ccid", id, ...onUsb(controller) });
      return;
    case "ide":
    case "fdc":
    case "isa":
      // The board has them built in.
      return;
    default:
      throw unsupported("controller", `type '${controller.type}' is not supported`);
  }
}
