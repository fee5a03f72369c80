import type {
  Console,
  Device,
  Disk,
  DomainDevices,
  Graphics,
  Interface,
  VncGraphics,
} from "../model/devices.js";
import type { DomainType } from "../model/domain.js";
import { trimBlanks } from "./blank.js";
import { isKnownDisk, readDisk } from "./disk.js";
import type { Draft } from "./draft.js";
import type { SourceElement } from "./element.js";
import { isKnownInterface, readInterface } from "./interface.js";
import { quoted, textOf, wholeNumber, wordOf } from "./values.js";

/** A device that the model describes. */
type KnownDevice = Exclude<Device, { kind: "unknown" }>;

/** Reads all `devices` blocks of a domain as one. */
export function readDevices(root: SourceElement, type: DomainType): DomainDevices {
  const block = root.merged("devices");
  const emulator = textOf(block?.child("emulator"));
  const devices: Sorts = { disks: [], interfaces: [], graphics: [], consoles: [] };
  for (const element of block?.elements() ?? []) {
    const device = readKnownDevice(element);
    if (device === undefined) continue;
    element.take();
    addDevice(devices, device);
    if (type === "xen" && device.kind === "interface" && device.type === "user") {
      element.warning("device.type", "an interface of type user does nothing under Xen", "type");
    }
  }
  const unknown = block?.rest();
  if (emulator !== undefined) devices.emulator = emulator;
  if (unknown !== undefined) devices.unknown = unknown;
  return devices;
}

/** The devices of a domain while they are collected. */
interface Sorts extends Draft<DomainDevices> {
  disks: Disk[];
  interfaces: Interface[];
  graphics: Graphics[];
  consoles: Console[];
}

function addDevice(devices: Sorts, device: KnownDevice): void {
  switch (device.kind) {
    case "disk":
      devices.disks.push(device);
      break;
    case "interface":
      devices.interfaces.push(device);
      break;
    case "graphics":
      devices.graphics.push(device);
      break;
    case "console":
      devices.consoles.push(device);
      break;
  }
}

/** Reads one device element. */
export function readDevice(element: SourceElement): Device {
  const device = readKnownDevice(element);
  return device ?? { kind: "unknown", element: element.toPlain() };
}

/** Reads a device that the model describes; another one is left as it is. */
function readKnownDevice(element: SourceElement): KnownDevice | undefined {
  switch (element.name) {
    case "disk":
      return isKnownDisk(element) ? readDisk(element) : undefined;
    case "interface":
      return isKnownInterface(element) ? readInterface(element) : undefined;
    case "graphics":
      return isKnownGraphics(element) ? readGraphics(element) : undefined;
    case "console":
      return readConsole(element);
    default:
      return undefined;
  }
}

function isKnownGraphics(element: SourceElement): boolean {
  const type = trimBlanks(element.peek("type") ?? "");
  if (type === "vnc" || type === "sdl") return true;
  element.warning("device.type", `graphics of type ${quoted(type)} are kept but not understood`, "type");
  return false;
}

function readGraphics(element: SourceElement): Graphics {
  if (wordOf(element, "type") === "sdl") {
    const unknown = element.rest();
    return unknown === undefined
      ? { kind: "graphics", type: "sdl" }
      : { kind: "graphics", type: "sdl", unknown };
  }
  const graphics: Draft<VncGraphics> = { kind: "graphics", type: "vnc" };
  const port = readPort(element);
  const listen = wordOf(element, "listen");
  const passwd = element.attribute("passwd");
  const unknown = element.rest();
  if (port !== undefined) graphics.port = port;
  if (listen !== undefined) graphics.listen = listen;
  if (passwd !== undefined) graphics.passwd = passwd;
  if (unknown !== undefined) graphics.unknown = unknown;
  return graphics;
}

function readPort(element: SourceElement): number | undefined {
  const text = wordOf(element, "port");
  if (text === undefined) return undefined;
  if (text === "-1") return -1;
  const port = wholeNumber(text);
  if (port !== undefined && port >= 1 && port <= 65_535) return port;
  element.error("device.port", `expected -1 or a port from 1 to 65535, not ${quoted(text)}`, "port");
  return undefined;
}

function readConsole(element: SourceElement): Console {
  const console: Draft<Console> = { kind: "console" };
  const tty = wordOf(element, "tty");
  const unknown = element.rest();
  if (tty !== undefined) console.tty = tty;
  if (unknown !== undefined) console.unknown = unknown;
  return console;
}
