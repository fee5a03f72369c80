import { isRbdTarget, readRbdTarget } from "@libvirt-ts/xm-conf/domain";
import type { Console, Devices, Disk, DiskDriver, Graphics, Interface } from "@libvirt-ts/xml/domain";
import { backendPart, chosenPort, contentsOf, ratePart } from "@libvirt-ts/xml/xen";
import { emulatedDevices, hostDevices, serialWords } from "./hvm-from-json.js";
import { isSet, type JsonObject, numberIn, objectIn, objectsIn, textIn } from "./xl-json.js";

/** What is known of a running guest besides its configuration. */
export interface Runtime {
  readonly vncPort?: number | undefined;
  readonly consoleTty?: string | undefined;
}

/** The devices in libxl's record of a guest. */
export function devicesFromJson(config: JsonObject, isHvm: boolean, runtime: Runtime): Devices {
  const build = objectIn(config, "b_info");
  const machine = isHvm ? objectIn(build, "type.hvm") : undefined;
  const emulator = textIn(build, "device_model");
  const disk = objectsIn(config, "disks").map(readDisk);
  const cards = objectsIn(config, "nics").map((nic) => readInterface(nic, isHvm));
  const graphics = readGraphics(config, machine, runtime);
  const console = readConsoles(machine, isHvm, runtime.consoleTty);
  return {
    ...(emulator !== undefined && { emulator }),
    ...(disk.length > 0 && { disk }),
    ...(cards.length > 0 && { interface: cards }),
    ...(graphics.length > 0 && { graphics }),
    ...(console.length > 0 && { console }),
    ...(isHvm && emulatedDevices(build, machine, runtime.consoleTty)),
    ...hostDevices(config),
  };
}

function readDisk(disk: JsonObject): Disk {
  const source = textIn(disk, "pdev_path");
  const driver = readDriver(disk);
  const common = {
    device: isSet(disk, "is_cdrom") ? "cdrom" : "disk",
    target: { dev: textIn(disk, "vdev") ?? "" },
    ...(driver !== undefined && { driver }),
    ...(!isSet(disk, "readwrite") && { readonly: true }),
    ...servedBy(disk),
  } as const;
  if (source !== undefined && isRbdTarget(source)) {
    return { type: "network", ...common, source: readRbdTarget(source).source };
  }
  return { ...contentsOf(source?.startsWith("/dev/") ? "block" : "file", source), ...common };
}

/** Undefined where everything is left to xl. */
function readDriver(disk: JsonObject): DiskDriver | undefined {
  const format = textIn(disk, "format") ?? "raw";
  if (format === "empty") return undefined;
  const type = format as NonNullable<DiskDriver["type"]>;
  switch (textIn(disk, "backend")) {
    case "phy":
      return { name: "phy" };
    case "qdisk":
      return { name: "qemu", type };
    case "standalone":
      return { name: "standalone", type };
    default: {
      const script = /^block-(\w+)$/.exec(textIn(disk, "script") ?? "")?.[1];
      if (script !== undefined) return { name: script };
      return format === "raw" ? undefined : { name: "qemu", type };
    }
  }
}

/** The domain that serves a disk or card, if it is another one than Domain-0. */
function servedBy(device: JsonObject) {
  const id = numberIn(device, "backend_domid");
  return backendPart(textIn(device, "backend_domname") ?? (id === undefined ? undefined : `${id}`));
}

function readInterface(nic: JsonObject, isHvm: boolean): Interface {
  const [bridge, dev, script, mac, ifname] = ["bridge", "gatewaydev", "script", "mac", "ifname"].map((key) =>
    textIn(nic, key),
  );
  // A card that the device model has no part in is a `netfront`.
  const model = isHvm && textIn(nic, "nictype") === "vif" ? "netfront" : textIn(nic, "model");
  const ip = textIn(nic, "ip")
    ?.split(/\s+/)
    .map((address) => ({ address }));
  const parts = {
    ...(mac !== undefined && { mac: { address: mac } }),
    ...(ip !== undefined && { ip }),
    ...(script !== undefined && { script: { path: script } }),
    ...(ifname !== undefined && { target: { dev: ifname } }),
    ...(model !== undefined && { model: { type: model } }),
    ...readRate(nic),
    ...servedBy(nic),
  };
  if (bridge !== undefined) return { type: "bridge", ...parts, source: { bridge } };
  if (dev !== undefined) return { type: "ethernet", ...parts, source: { dev } };
  return { type: script === undefined || script.includes("bridge") ? "bridge" : "ethernet", ...parts };
}

/** libxl counts bytes for each interval; documents count kilobytes per second. */
function readRate(nic: JsonObject): Pick<Interface, "bandwidth"> {
  const bytes = numberIn(nic, "rate_bytes_per_interval") ?? 0;
  const interval = numberIn(nic, "rate_interval_usecs") ?? 0;
  const average = interval > 0 ? Math.round((bytes * 1000) / interval) : 0;
  return average > 0 ? ratePart(average) : {};
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
  const graphics: Graphics[] = [];
  if (isSet(vnc, "enable")) {
    const listen = textIn(vnc, "listen");
    const display = isSet(vnc, "findunused") ? undefined : numberIn(vnc, "display");
    const port = vncPort ?? (display === undefined ? -1 : 5900 + display);
    graphics.push({
      type: "vnc",
      // Whatever the port is now, another one may be free at the next start.
      ...(display === undefined && port !== -1 ? chosenPort(port) : { port }),
      ...(listen !== undefined && { listen }),
      ...(keymap !== undefined && { keymap }),
    });
  }
  if (isSet(objectIn(screen, "sdl"), "enable")) {
    const isNamed = keymap !== undefined && graphics.length === 0;
    graphics.push({
      type: "sdl",
      ...(isNamed && { $: { attributes: [{ name: "keymap", value: keymap }] } }),
    });
  }
  return graphics;
}

/**
 * The console of a fully virtualised guest is its serial port's, where that is a terminal; without one it is Xen's own, as
 * that of all others.
 */
function readConsoles(machine: JsonObject | undefined, isHvm: boolean, tty: string | undefined): Console[] {
  if (isHvm && serialWords(machine).includes("pty")) {
    return [tty === undefined ? {} : { tty }];
  }
  if (tty === undefined) return [];
  return [{ tty, ...(isHvm && { target: { type: "xen", port: "0" } }) }];
}
