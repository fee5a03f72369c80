import type { Console, Controller, Devices, Domain, Serial } from "@libvirt-ts/xml/domain";
import { isX86, type Platform } from "./platform.js";
import { diskBus, inputBus, targetIndex } from "./targets.js";

/** How many disks a controller of a bus takes. */
export const disksPerController: Readonly<Record<string, number>> = { ide: 4, sata: 6, scsi: 7, fdc: 2 };

/** Adds the devices that a document does not name and its guest has all the same. */
export function addImplied(domain: Domain, platform: Platform): void {
  domain.devices ??= {};
  const devices = domain.devices;
  addSerials(devices, platform);
  addInputs(devices, platform);
  addScreens(devices, platform);
  addControllers(devices, platform);
  if (isX86(platform)) devices.memballoon ??= { model: "virtio" };
}

/** A console of a PC is its first serial port, and the other way round. */
function addSerials(devices: Devices, platform: Platform): void {
  const [first] = devices.console ?? [];
  if (first !== undefined && isSerial(first) && devices.serial === undefined) {
    const { tty: _, target: __, ...rest } = first;
    devices.serial = [{ ...rest, type: first.type ?? "pty" } as Serial];
  }
  for (const [port, serial] of (devices.serial ?? []).entries()) {
    serial.target ??= {};
    const target = serial.target;
    const onArm = platform.board === "virt";
    target.type ??= onArm ? "system-serial" : "isa-serial";
    target.port ??= String(port);
    target.model ??= {
      name: onArm
        ? "pl011"
        : target.type === "isa-serial"
          ? "isa-serial"
          : (`${target.type}` as "usb-serial"),
    };
  }
  const [serial] = devices.serial ?? [];
  if (serial !== undefined && !devices.console?.some(isSerial)) {
    const mirror: Console = { type: serial.type };
    if (serial.source !== undefined) mirror.source = structuredClone(serial.source);
    devices.console = [mirror, ...(devices.console ?? [])];
  }
  for (const [port, console] of (devices.console ?? []).entries()) {
    console.target ??= { type: "serial" };
    console.target.port ??= String(port);
  }
}

function isSerial({ target }: Console): boolean {
  return target?.type === undefined || target.type === "serial";
}

/** A PC has a mouse and a keyboard by PS/2. */
function addInputs(devices: Devices, platform: Platform): void {
  if (!isX86(platform)) return;
  devices.input ??= [];
  const inputs = devices.input;
  for (const type of ["mouse", "keyboard"] as const)
    if (!inputs.some((input) => input.type === type && input.bus === "ps2"))
      inputs.push({ type, bus: "ps2" });
}

/** A screen shows a video device, and every guest has somewhere to send sound. */
function addScreens(devices: Devices, platform: Platform): void {
  const { graphics = [] } = devices;
  if (graphics.length > 0 && devices.video === undefined)
    devices.video = [{ model: { type: isX86(platform) ? "cirrus" : "virtio" } }];
  for (const [at, video] of (devices.video ?? []).entries()) {
    video.model ??= { type: isX86(platform) ? "cirrus" : "virtio" };
    if (video.model.type === "none") continue;
    video.model.heads ??= 1;
    if (at === 0) video.model.primary ??= "yes";
  }
  if (devices.audio !== undefined || graphics.some(({ type }) => type === "dbus")) return;
  devices.audio = [{ id: 1, type: graphics.some(({ type }) => type === "spice") ? "spice" : "none" }];
}

function addControllers(devices: Devices, platform: Platform): void {
  devices.controller ??= [];
  const controllers = devices.controller;
  numberThem(controllers);
  const has = (type: string, index?: number): boolean =>
    controllers.some(
      (controller) => controller.type === type && (index === undefined || controller.index === index),
    );
  const need = (controller: Controller): void => {
    if (!has(controller.type, controller.index)) controllers.push(controller);
  };
  const needUpTo = (type: string, last: number, make: (index: number) => Controller): void => {
    for (let index = 0; index <= last; index++) if (!has(type, index)) controllers.push(make(index));
  };

  if (!has("usb") && (isX86(platform) || needsUsb(devices)))
    need({ type: "usb", index: 0, model: platform.board === "pc" ? "piix3-uhci" : "qemu-xhci" });
  for (const controller of controllers)
    if (controller.type === "usb") controller.model ??= platform.board === "pc" ? "piix3-uhci" : "qemu-xhci";
  if (platform.board === "q35") need({ type: "sata", index: 0 });
  need({ type: "pci", index: 0, model: platform.board === "pc" ? "pci-root" : "pcie-root" });

  const last: Record<string, number> = {};
  for (const disk of devices.disk ?? []) {
    const bus = diskBus(disk);
    const capacity = disksPerController[bus];
    if (capacity === undefined) continue;
    const { address } = disk;
    const index =
      address?.type === "drive"
        ? (address.controller ?? 0)
        : Math.floor(targetIndex(disk.target.dev) / capacity);
    last[bus] = Math.max(last[bus] ?? 0, index);
  }
  for (const [bus, index] of Object.entries(last))
    needUpTo(bus, index, (at) =>
      bus === "scsi" ? { type: "scsi", index: at } : ({ type: bus, index: at } as Controller),
    );
  for (const controller of controllers)
    if (controller.type === "scsi") controller.model ??= isX86(platform) ? "lsilogic" : "virtio-scsi";

  const serialPorts =
    (devices.channel ?? []).some(({ target }) => target.type === "virtio") ||
    (devices.console ?? []).some(({ target }) => target?.type === "virtio");
  if (serialPorts && !has("virtio-serial")) need({ type: "virtio-serial", index: 0 });
  if ((devices.smartcard ?? []).length > 0 && !has("ccid")) need({ type: "ccid", index: 0 });
}

/** Controllers of one type are numbered in the order of the document. */
function numberThem(controllers: readonly Controller[]): void {
  const taken = new Map<string, Set<number>>();
  const of = (type: string): Set<number> => {
    const known = taken.get(type) ?? new Set();
    taken.set(type, known);
    return known;
  };
  for (const { type, index } of controllers) if (index !== undefined) of(type).add(index);
  for (const controller of controllers) {
    if (controller.index !== undefined) continue;
    const numbers = of(controller.type);
    let next = 0;
    while (numbers.has(next)) next++;
    numbers.add(next);
    controller.index = next;
  }
}

function needsUsb(devices: Devices): boolean {
  return (
    (devices.input ?? []).some((input) => inputBus(input) === "usb") ||
    (devices.disk ?? []).some((disk) => diskBus(disk) === "usb") ||
    (devices.redirdev ?? []).length + (devices.hub ?? []).length > 0 ||
    (devices.hostdev ?? []).some(({ type }) => type === "usb")
  );
}
