import type { Console, Device, DomainDevices, Graphics } from "../model/devices.js";
import type { DomainType } from "../model/domain.js";
import { trimBlanks } from "./blank.js";
import { isKnownDisk, readDisk } from "./disk.js";
import type { SourceElement } from "./element.js";
import { isKnownInterface, readInterface } from "./interface.js";
import { quoted, textOf, wholeNumber, wordOf } from "./values.js";

/** A device that the model describes. */
type KnownDevice = Exclude<Device, { kind: "unknown" }>;

/** Reads all `devices` blocks of a domain as one. */
export function readDevices(root: SourceElement, type: DomainType): DomainDevices {
  const block = root.merged("devices");
  const emulator = textOf(block?.child("emulator"));
  const devices: KnownDevice[] = [];
  for (const element of block?.elements() ?? []) {
    const device = readKnownDevice(element);
    if (device === undefined) continue;
    element.take();
    devices.push(device);
    if (type === "xen" && device.kind === "interface" && device.type === "user") {
      element.warning("device.type", "an interface of type user does nothing under Xen", "type");
    }
  }
  const unknown = block?.rest();
  return {
    ...(emulator !== undefined && { emulator }),
    disks: devices.filter((device) => device.kind === "disk"),
    interfaces: devices.filter((device) => device.kind === "interface"),
    graphics: devices.filter((device) => device.kind === "graphics"),
    consoles: devices.filter((device) => device.kind === "console"),
    ...(unknown && { unknown }),
  };
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
  const type = wordOf(element, "type");
  if (type === "sdl") {
    const unknown = element.rest();
    return { kind: "graphics", type: "sdl", ...(unknown && { unknown }) };
  }
  const port = readPort(element);
  const listen = wordOf(element, "listen");
  const passwd = element.attribute("passwd");
  const unknown = element.rest();
  return {
    kind: "graphics",
    type: "vnc",
    ...(port !== undefined && { port }),
    ...(listen !== undefined && { listen }),
    ...(passwd !== undefined && { passwd }),
    ...(unknown && { unknown }),
  };
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
  const tty = wordOf(element, "tty");
  const unknown = element.rest();
  return { kind: "console", ...(tty !== undefined && { tty }), ...(unknown && { unknown }) };
}
