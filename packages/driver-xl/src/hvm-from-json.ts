import type { Devices, Domain, Features, Hostdev, Os, OsBoot, Serial, Video } from "@libvirt-ts/xml/domain";
import { hvmDevices, pciHostdev, serialOf } from "@libvirt-ts/xml/xen";
import { isSet, type JsonObject, numberIn, objectIn, objectsIn, textIn, textsIn } from "./xl-json.js";

/** What a document calls xl's own loader where nobody knows where the host keeps it; a configuration then says none. */
const ownLoader = "/usr/lib/xen/boot/hvmloader";

const bootDevices: Readonly<Record<string, OsBoot["dev"]>> = { a: "fd", c: "hd", d: "cdrom", n: "network" };

/** How a fully virtualised guest boots; `hostLoader` is what xl loads unless told. */
export function hvmFromJson(build: JsonObject | undefined, hostLoader: string = ownLoader): Os {
  const machine = objectIn(build, "type.hvm");
  const text = (key: string) => textIn(build, key) ?? textIn(machine, key);
  const boot = [...(text("boot") ?? "")].flatMap((letter) => {
    const dev = bootDevices[letter];
    return dev === undefined ? [] : { dev };
  });
  const [kernel, initrd, cmdline] = ["kernel", "ramdisk", "cmdline"].map(text);
  const isEfi = text("bios") === "ovmf";
  const efiImage = isEfi ? text("system_firmware") : undefined;
  const loader = { value: efiImage ?? text("firmware") ?? hostLoader };
  return {
    ...(isEfi && efiImage === undefined && { firmware: "efi" }),
    type: { value: "hvm" },
    loader: efiImage === undefined ? loader : { readonly: "yes", type: "pflash", ...loader },
    ...(kernel !== undefined && { kernel }),
    ...(initrd !== undefined && { initrd }),
    ...(cmdline !== undefined && { cmdline }),
    ...(boot.length > 0 && { boot }),
  };
}

/** libxl records what differs from its defaults: all three are on. */
export function featuresFromJson(build: JsonObject | undefined): Pick<Domain, "features"> {
  const machine = { ...build, ...objectIn(build, "type.hvm") };
  const [acpi, apic, pae] = ["acpi", "apic", "pae"].map((key) => !(key in machine) || isSet(machine, key));
  const features: Features = { ...(acpi && { acpi }), ...(apic && { apic: {} }), ...(pae && { pae }) };
  return acpi || apic || pae ? { features } : {};
}

/** Serial ports, tablet, sound and video card. */
export function emulatedDevices(
  build: JsonObject | undefined,
  machine: JsonObject | undefined,
  tty: string | undefined,
): Pick<Devices, "serial" | "input" | "sound" | "video"> {
  const card = textIn(objectIn(machine, "vga"), "kind") ?? "cirrus";
  const isKnown = card === "cirrus" || card === "std";
  const kib = numberIn(build, "video_memkb") ?? 0;
  // A number for "as usual" is beyond all that a card can have.
  const videoram = kib > 0 && kib < 1 << 30 ? Math.ceil(kib / 1024) : undefined;
  const usb = textsIn(machine, "usbdevice", "usbdevice_list");
  const serial = serialWords(machine).flatMap((word, port) => readSerial(word, port, tty) ?? []);
  const model = { type: card } as NonNullable<Video["model"]>;
  return {
    ...(serial.length > 0 && { serial }),
    ...hvmDevices({
      tablet: usb.includes("tablet"),
      stdvga: isKnown ? card === "std" : undefined,
      videoram: isKnown ? videoram : undefined,
      sound: (textIn(machine, "soundhw") ?? "").split(","),
    }),
    ...(!isKnown && card !== "none" && { video: [{ model }] }),
  };
}

/** Serial ports in the words of the device model. */
export function serialWords(machine: JsonObject | undefined): string[] {
  return textsIn(machine, "serial", "serial_list");
}

function readSerial(word: string, port: number, tty: string | undefined): Serial | undefined {
  const serial = serialOf(word, port);
  if (serial === undefined || word !== "pty" || port !== 0 || tty === undefined) return serial;
  return { ...serial, source: [{ path: tty }] };
}

/** The host's PCI devices that the guest has; one without a place that can be is none. */
export function hostDevices(config: JsonObject): Pick<Devices, "hostdev"> {
  const hostdev = objectsIn(config, "pcidevs").flatMap((device): Hostdev[] => {
    const number = (key: string) => numberIn(device, key) ?? 0;
    const place = {
      domain: number("domain"),
      bus: number("bus"),
      slot: number("dev"),
      function: number("func"),
    };
    return Object.values(place).every((part) => part >= 0) ? [pciHostdev(place)] : [];
  });
  return hostdev.length === 0 ? {} : { hostdev };
}
