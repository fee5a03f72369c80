import type { DeviceAddress, Devices, Hub } from "@libvirt-ts/xml/domain";
import { unsupported } from "../unsupported.js";
import { diskBus, inputBus } from "./targets.js";

interface Addressed {
  address?: DeviceAddress;
}

const portsOf: Readonly<Record<string, number>> = {
  "piix3-uhci": 2,
  "piix4-uhci": 2,
  "ich9-uhci1": 2,
  "ich9-ehci1": 6,
  ehci: 6,
  "vt82c686b-uhci": 2,
  "pci-ohci": 3,
};
/** How many ports QEMU's hub has. */
const hubPorts = 8;

/** Plugs what speaks USB into the ports of the controllers, and hubs where the ports are too few. */
export function plugIntoUsb(devices: Devices): void {
  const waiting = usbDevices(devices).filter(({ address }) => address === undefined);
  if (waiting.length === 0) return;
  const controllers = (devices.controller ?? []).filter((it) => it.type === "usb");
  if (controllers.every(({ model }) => model === "none"))
    throw unsupported("controller", "a device on USB needs a USB controller, and its model is 'none'");
  const free: { bus: number; port: string }[] = controllers
    .filter(({ master }) => master === undefined)
    .flatMap(({ index = 0, model = "", ports = portsOf[model] ?? 4 }) =>
      Array.from({ length: ports }, (_, at) => ({ bus: index, port: String(at + 1) })),
    );
  for (const { address } of usbDevices(devices)) {
    if (address?.type !== "usb") continue;
    const at = free.findIndex(({ bus, port }) => bus === address.bus && port === address.port);
    if (at >= 0) free.splice(at, 1);
  }
  devices.hub ??= [];
  const hubs = devices.hub;
  const unplugged = hubs.filter(({ address }) => address === undefined);
  let room = free.length + unplugged.length * (hubPorts - 1);
  while (room < waiting.length) {
    const hub: Hub = { type: "usb" };
    hubs.push(hub);
    unplugged.push(hub);
    waiting.unshift(hub);
    room += hubPorts;
  }
  if (hubs.length === 0) delete devices.hub;
  for (const hub of unplugged) {
    const place = free.shift();
    if (place === undefined) throw unsupported("hub", "there is no free USB port");
    hub.address = { type: "usb", ...place };
    for (let port = 1; port <= hubPorts; port++) free.push({ bus: place.bus, port: `${place.port}.${port}` });
  }
  for (const device of waiting) {
    if (device.address !== undefined) continue;
    device.address = { type: "usb", ...free.shift()! };
  }
}

function usbDevices(devices: Devices): Addressed[] {
  return [
    ...(devices.hub ?? []),
    ...(devices.disk ?? []).filter((disk) => diskBus(disk) === "usb"),
    ...(devices.controller ?? []).filter(({ type }) => type === "ccid"),
    ...(devices.input ?? []).filter((input) => inputBus(input) === "usb"),
    ...(devices.sound ?? []).filter(({ model }) => model === "usb"),
    ...(devices.hostdev ?? []).filter(({ type }) => type === "usb"),
    ...(devices.redirdev ?? []).filter(({ bus }) => bus === "usb"),
    ...(devices.serial ?? []).filter(({ target }) => target?.type === "usb-serial"),
  ];
}
