import type { BootDevice, DomainFeature, DomainOs, XmlElement } from "@libvirt-ts/xml";
import {
  directKernelElements,
  element,
  hvmDeviceElements,
  pciElement,
  serialElement,
  unknownOf,
} from "@libvirt-ts/xml/target";
import { isSet, type JsonObject, numberIn, objectIn, objectsIn, textIn, textsIn } from "./xl-json.js";

/** What a document calls xl's own loader where nobody knows where the host keeps it; a configuration then says none. */
const ownLoader = "/usr/lib/xen/boot/hvmloader";

const bootDevices: Readonly<Record<string, BootDevice>> = { a: "fd", c: "hd", d: "cdrom", n: "network" };

/** How a fully virtualised guest boots; `hostLoader` is what xl loads unless told. */
export function hvmFromJson(build: JsonObject | undefined, hostLoader: string = ownLoader): DomainOs {
  const machine = objectIn(build, "type.hvm");
  const text = (key: string) => textIn(build, key) ?? textIn(machine, key);
  const boot = [...(text("boot") ?? "")].flatMap((letter) => bootDevices[letter] ?? []);
  const [kernel, initrd, cmdline] = ["kernel", "ramdisk", "cmdline"].map(text);
  const children = directKernelElements({
    ...(kernel !== undefined && { kernel }),
    ...(initrd !== undefined && { initrd }),
    ...(cmdline !== undefined && { cmdline }),
  });
  const isEfi = text("bios") === "ovmf";
  const efiImage = isEfi ? text("system_firmware") : undefined;
  const flash = [
    { name: "readonly", value: "yes" },
    { name: "type", value: "pflash" },
  ];
  const unknown = unknownOf({
    attributes: isEfi && efiImage === undefined ? [{ name: "firmware", value: "efi" }] : [],
    children,
    inside: efiImage === undefined ? {} : { loader: { attributes: flash } },
  });
  return {
    kind: "hvm",
    boot,
    loader: efiImage ?? text("firmware") ?? hostLoader,
    ...(unknown !== undefined && { unknown }),
  };
}

/** libxl records what differs from its defaults: all three are on. */
export function featuresFromJson(build: JsonObject | undefined): DomainFeature[] {
  const machine = { ...build, ...objectIn(build, "type.hvm") };
  return (["acpi", "apic", "pae"] as const).filter(
    (feature) => !(feature in machine) || isSet(machine, feature),
  );
}

/** Serial ports, tablet, sound and video card. */
export function emulatedDevices(
  build: JsonObject | undefined,
  machine: JsonObject | undefined,
  tty: string | undefined,
): XmlElement[] {
  const card = textIn(objectIn(machine, "vga"), "kind") ?? "cirrus";
  const isKnown = card === "cirrus" || card === "std";
  const kib = numberIn(build, "video_memkb") ?? 0;
  // A number for "as usual" is beyond all that a card can have.
  const videoram = kib > 0 && kib < 1 << 30 ? Math.ceil(kib / 1024) : undefined;
  const usb = textsIn(machine, "usbdevice", "usbdevice_list");
  return [
    ...serialWords(machine).flatMap((word, port) => readSerial(word, port, tty) ?? []),
    ...hvmDeviceElements({
      tablet: usb.includes("tablet"),
      stdvga: isKnown ? card === "std" : undefined,
      videoram: isKnown ? videoram : undefined,
      sound: (textIn(machine, "soundhw") ?? "").split(","),
    }),
    ...(isKnown || card === "none" ? [] : [element("video", {}, [element("model", { type: card })])]),
  ];
}

/** Serial ports in the words of the device model. */
export function serialWords(machine: JsonObject | undefined): string[] {
  return textsIn(machine, "serial", "serial_list");
}

function readSerial(word: string, port: number, tty: string | undefined): XmlElement | undefined {
  if (word !== "pty" || port !== 0 || tty === undefined) return serialElement(word, port);
  return element("serial", { type: "pty" }, [element("source", { path: tty }), element("target", { port })]);
}

/** The host's PCI devices that the guest has; one without a place that can be is none. */
export function hostDevices(config: JsonObject): XmlElement[] {
  return objectsIn(config, "pcidevs").flatMap((device) => {
    const number = (key: string) => numberIn(device, key) ?? 0;
    const place = {
      domain: number("domain"),
      bus: number("bus"),
      slot: number("dev"),
      function: number("func"),
    };
    return Object.values(place).every((part) => part >= 0) ? [pciElement(place)] : [];
  });
}
