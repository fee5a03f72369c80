import type { Console, Disk, DiskDriver, DomainDescription, Graphics, Interface } from "@libvirt-ts/xml";
import { backendElement, element, rateElement, unknownOf } from "@libvirt-ts/xml/target";
import { emulatedDevices, hostDevices, serialWords } from "./hvm-from-json.js";
import { isSet, type JsonObject, numberIn, objectIn, objectsIn, textIn } from "./xl-json.js";

/** What is known of a running guest besides its configuration. */
export interface Runtime {
  readonly vncPort?: number | undefined;
  readonly consoleTty?: string | undefined;
}

/** The devices in libxl's record of a guest. */
export function devicesFromJson(
  config: JsonObject,
  isHvm: boolean,
  runtime: Runtime,
): DomainDescription["devices"] {
  const build = objectIn(config, "b_info");
  const machine = isHvm ? objectIn(build, "type.hvm") : undefined;
  const emulator = textIn(build, "device_model");
  const others = [
    ...(isHvm ? emulatedDevices(build, machine, runtime.consoleTty) : []),
    ...hostDevices(config),
  ];
  const unknown = unknownOf({ children: others });
  return {
    ...(emulator !== undefined && { emulator }),
    disks: objectsIn(config, "disks").map(readDisk),
    interfaces: objectsIn(config, "nics").map((nic) => readInterface(nic, isHvm)),
    graphics: readGraphics(config, machine, runtime),
    consoles: readConsoles(machine, isHvm, runtime.consoleTty),
    ...(unknown !== undefined && { unknown }),
  };
}

function readDisk(disk: JsonObject): Disk {
  const source = textIn(disk, "pdev_path");
  const driver = readDriver(disk);
  const common = {
    kind: "disk",
    type: source?.startsWith("/dev/") ? "block" : "file",
    target: textIn(disk, "vdev") ?? "",
    ...(driver !== undefined && { driver }),
    readonly: !isSet(disk, "readwrite"),
    shareable: false,
    ...besides(servedBy(disk)),
  } as const;
  if (isSet(disk, "is_cdrom")) return { ...common, device: "cdrom", ...(source !== undefined && { source }) };
  return { ...common, device: "disk", source: source ?? "" };
}

/** Undefined where everything is left to xl. */
function readDriver(disk: JsonObject): DiskDriver | undefined {
  const format = textIn(disk, "format") ?? "raw";
  if (format === "empty") return undefined;
  switch (textIn(disk, "backend")) {
    case "phy":
      return { name: "phy" };
    case "qdisk":
      return { name: "qemu", type: format };
    case "standalone":
      return { name: "standalone", type: format };
    default: {
      const script = /^block-(\w+)$/.exec(textIn(disk, "script") ?? "")?.[1];
      if (script !== undefined) return { name: script };
      return format === "raw" ? undefined : { name: "qemu", type: format };
    }
  }
}

/** The domain that serves a disk or card, if it is another one than Domain-0. */
function servedBy(device: JsonObject) {
  const id = numberIn(device, "backend_domid");
  return backendElement(textIn(device, "backend_domname") ?? (id === undefined ? undefined : `${id}`));
}

function besides(...parts: readonly (ReturnType<typeof element> | undefined)[]) {
  const unknown = unknownOf({ children: parts.filter((part) => part !== undefined) });
  return unknown === undefined ? {} : { unknown };
}

function readInterface(nic: JsonObject, isHvm: boolean): Interface {
  const text = (key: string, as: string) => {
    const value = textIn(nic, key);
    return value === undefined ? {} : { [as]: value };
  };
  const [bridge, dev, script] = ["bridge", "gatewaydev", "script"].map((key) => textIn(nic, key));
  const parts = {
    kind: "interface",
    ...text("ifname", "target"),
    ...text("mac", "mac"),
    ...text("script", "script"),
    ...text("model", "model"),
    // A card that the device model has no part in.
    ...(isHvm && textIn(nic, "nictype") === "vif" && { model: "netfront" }),
    ips: textIn(nic, "ip")?.split(/\s+/) ?? [],
    ...besides(readRate(nic), servedBy(nic)),
  } as const;
  if (bridge !== undefined) return { type: "bridge", ...parts, bridge };
  if (dev !== undefined) return { type: "ethernet", ...parts, dev };
  return { type: script === undefined || script.includes("bridge") ? "bridge" : "ethernet", ...parts };
}

/** libxl counts bytes for each interval; documents count kilobytes per second. */
function readRate(nic: JsonObject) {
  const bytes = numberIn(nic, "rate_bytes_per_interval") ?? 0;
  const interval = numberIn(nic, "rate_interval_usecs") ?? 0;
  const average = interval > 0 ? Math.round((bytes * 1000) / interval) : 0;
  return average > 0 ? rateElement(average) : undefined;
}

/** A fully virtualised guest's screens stand with its machine, and libvirt's guests have them among the others again. */
function readGraphics(config: JsonObject, machine: JsonObject | undefined, { vncPort }: Runtime): Graphics[] {
  const own = machine === undefined ? [] : readScreen(machine, vncPort);
  if (own.length > 0) return own;
  return objectsIn(config, "vfbs").flatMap((screen) => readScreen(screen, vncPort));
}

function readScreen(screen: JsonObject, vncPort: number | undefined): Graphics[] {
  const vnc = objectIn(screen, "vnc");
  const keymap = textIn(screen, "keymap");
  const attributes = keymap === undefined ? [] : [{ name: "keymap", value: keymap }];
  const graphics: Graphics[] = [];
  if (isSet(vnc, "enable")) {
    const listen = textIn(vnc, "listen");
    const display = isSet(vnc, "findunused") ? undefined : numberIn(vnc, "display");
    const port = vncPort ?? (display === undefined ? -1 : 5900 + display);
    // Whatever the port is now, another one may be free at the next start.
    const free = display === undefined && port !== -1 ? [{ name: "autoport", value: "yes" }] : [];
    const unknown = unknownOf({ attributes: [...free, ...attributes] });
    graphics.push({
      kind: "graphics",
      type: "vnc",
      port,
      ...(listen !== undefined && { listen }),
      ...(unknown !== undefined && { unknown }),
    });
  }
  if (isSet(objectIn(screen, "sdl"), "enable")) {
    const unknown = graphics.length > 0 ? undefined : unknownOf({ attributes });
    graphics.push({ kind: "graphics", type: "sdl", ...(unknown !== undefined && { unknown }) });
  }
  return graphics;
}

/**
 * The console of a fully virtualised guest is its serial port's, where that is a terminal; without one it is Xen's own, as
 * that of all others.
 */
function readConsoles(machine: JsonObject | undefined, isHvm: boolean, tty: string | undefined): Console[] {
  if (isHvm && serialWords(machine).includes("pty")) {
    return [{ kind: "console", ...(tty !== undefined && { tty }) }];
  }
  if (tty === undefined) return [];
  const own = isHvm ? besides(element("target", { type: "xen", port: 0 })) : {};
  return [{ kind: "console", tty, ...own }];
}
