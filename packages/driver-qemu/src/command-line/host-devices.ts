import type { Hostdev, Redirdev, RedirectionFilterDevice } from "@libvirt-ts/xml/domain";
import { formatPci } from "../definition/pci.js";
import { unsupported } from "../unsupported.js";
import { addCharacter } from "./characters.js";
import { type Context, idOf, onPci, onUsb, romOptions } from "./context.js";

/** Devices of the host that the guest gets, and USB devices of a client of its screen. */
export function addHostDevices(context: Context): void {
  for (const redirdev of context.devices.redirdev ?? []) addRedirection(redirdev, context);
  for (const hostdev of context.devices.hostdev ?? []) addHostDevice(hostdev, context);
}

/** The hubs, which other USB devices sit on. */
export function addHubs({ devices, out }: Context): void {
  for (const hub of devices.hub ?? []) out.device({ driver: "usb-hub", id: idOf(hub), ...onUsb(hub) });
}

function addHostDevice(hostdev: Hostdev, context: Context): void {
  const { out } = context;
  const id = idOf(hostdev);
  const common = { bootindex: context.bootIndex.get(hostdev) };
  if (hostdev.type === "usb") {
    const { address } = hostdev.source;
    if (address === undefined)
      throw unsupported("hostdev/source", "a USB device is named by its bus and device");
    const number = (value: number): string => String(value).padStart(3, "0");
    const hostdevice = `/dev/bus/usb/${number(address.bus)}/${number(address.device)}`;
    out.device({ driver: "usb-host", hostdevice, id, ...common, ...onUsb(hostdev) });
    return;
  }
  const place = { ...onPci(hostdev, context), ...romOptions(hostdev.rom) };
  if (hostdev.type === "pci") {
    out.device({
      driver: "vfio-pci",
      host: formatPci(hostdev.source.address),
      id,
      ...common,
      ...place,
    });
    return;
  }
  if (hostdev.type === "mdev" && hostdev.model === "vfio-pci") {
    out.device({
      driver: "vfio-pci",
      id,
      sysfsdev: `/sys/bus/mdev/devices/${hostdev.source.address.uuid}`,
      display: hostdev.display ?? "off",
      ...common,
      ...place,
    });
    return;
  }
  throw unsupported("hostdev", `type '${hostdev.type}' is not supported`);
}

function addRedirection(redirdev: Redirdev, context: Context): void {
  const id = idOf(redirdev);
  addCharacter(redirdev, `char${id}`, context);
  const rules = context.devices.redirfilter?.[0]?.usbdev;
  context.out.device({
    driver: "usb-redir",
    chardev: `char${id}`,
    id,
    filter: rules?.map(filterRule).join("|"),
    ...onUsb(redirdev),
  });
}

/** `class:vendor:product:version:allow`, −1 for any. */
function filterRule({ class: kind, vendor, product, version, allow }: RedirectionFilterDevice): string {
  const hex = (value: string | undefined, width: number): string =>
    value === undefined || value === "-1"
      ? "-1"
      : `0x${Number(value).toString(16).toUpperCase().padStart(width, "0")}`;
  const [major = 0, minor = "0"] = (version ?? "").split(".");
  const bcd = version === undefined ? "-1" : `0x${String(major).padStart(2, "0")}${minor.padEnd(2, "0")}`;
  return [hex(kind, 2), hex(vendor, 4), hex(product, 4), bcd, allow === "yes" ? "1" : "0"].join(":");
}

/** Smart cards. */
export function addSmartcards(context: Context): void {
  for (const card of context.devices.smartcard ?? []) {
    if (card.mode !== "host") throw unsupported("smartcard", `mode '${card.mode}' is not supported`);
    const id = idOf(card as { alias?: { name: string } });
    context.out.device({ driver: "ccid-card-emulated", backend: "nss-emulated", id, bus: "ccid0.0" });
  }
}
