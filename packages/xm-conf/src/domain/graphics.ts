import type { Graphics, SdlGraphics, VncGraphics } from "@libvirt-ts/xml/domain";
import { listenOf, portOf } from "@libvirt-ts/xml/xen";
import type { ConfValue } from "../value.js";
import type { ConfReader } from "./conf-reader.js";
import type { Report } from "./report.js";
import { screenAttribute, withAttributes } from "./screen-attributes.js";
import { specValue, splitSpec } from "./spec.js";

/** The screens that our configurations know. */
export type Screen = VncGraphics | SdlGraphics;

/** Whether our configurations know a screen of this type. */
export function isScreen(graphics: Graphics): graphics is Screen {
  return graphics.type === "vnc" || graphics.type === "sdl";
}

/** The port of VNC display 0, and the last port of all. */
const FIRST_PORT = 5900;
const LAST_PORT = 65535;

/** What a screen says besides, by its key in a file and its attribute in a document (both later libvirt's). */
const EXTRAS: readonly (readonly [key: string, attribute: string])[] = [
  ["display", "display"],
  ["xauthority", "xauth"],
  ["keymap", "keymap"],
];

type Extras = readonly (readonly [attribute: string, value: string])[];

/** How the keys of a screen are looked up: in the file itself, or in an item of `vfb`. */
interface ScreenKeys {
  text(key: string): string | undefined;
  textOrEmpty(key: string): string | undefined;
  integer(key: string): number | undefined;
  flag(key: string): boolean | undefined;
}

/** Reads the screens that the keys of the file itself describe; `always` is whether there is a VNC server unless told. */
export function readScreens(conf: ConfReader, always: boolean): Screen[] {
  const graphics: Screen[] = [];
  const vnc = conf.flag("vnc") ?? always;
  const sdl = conf.flag("sdl") ?? false;
  // Without a server these say nothing, and nothing is lost.
  if (!vnc) for (const key of ["vncunused", "vncdisplay", "vnclisten", "vncpasswd"]) conf.get(key);
  const keymap = conf.text("keymap");
  const extras: Extras = keymap === undefined ? [] : [["keymap", keymap]];
  if (vnc) graphics.push(withAttributes(readVnc(conf, conf.dialect.xl, conf.report, "vnc"), extras));
  if (sdl) graphics.push(withAttributes({ type: "sdl" }, vnc ? [] : extras));
  return graphics;
}

/** Reads the items of `vfb`. */
export function readVfbs(conf: ConfReader): Screen[] {
  return conf.strings("vfb").flatMap(({ item, path }) => readVfb(item, conf.dialect.xl, conf.report, path));
}

/** Reads an item of `vfb`, which may be a VNC server and a window. */
export function readVfb(item: string, xl: boolean, report: Report, path: string): Screen[] {
  const keys = new VfbKeys(item, report, path);
  const type = keys.text("type");
  const vnc = type === undefined ? (keys.flag("vnc") ?? xl) : type.startsWith("vnc");
  const sdl = type === undefined ? (keys.flag("sdl") ?? false) : type.startsWith("sdl");
  const graphics: Screen[] = [];
  const extras = keys.extras();
  if (vnc) graphics.push(withAttributes(readVnc(keys, true, report, path), extras));
  if (sdl) graphics.push(withAttributes({ type: "sdl" }, vnc ? [] : extras));
  if (graphics.length === 0)
    report.warn("dialect.graphics", "a screen that is neither vnc nor sdl: ignored", path);
  keys.reportUnused();
  return graphics;
}

/** `fixed`: whether a display that is named is the port's, unless `vncunused` says that a free one is to be found. */
function readVnc(keys: ScreenKeys, fixed: boolean, report: Report, path: string): VncGraphics {
  const [, address, suffix] = /^(\[.*\]|[^:]*)(?::([0-9]+))?$/.exec(keys.text("vnclisten") ?? "") ?? [];
  const listen =
    address === undefined ? keys.text("vnclisten") : address.replace(/^\[(.*)\]$/, "$1") || undefined;
  const display = keys.integer("vncdisplay") ?? (suffix === undefined ? undefined : Number(suffix));
  const unused = keys.flag("vncunused") ?? (fixed ? display === undefined : true);
  const passwd = keys.textOrEmpty("vncpasswd");
  return {
    type: "vnc",
    port: unused ? -1 : displayPort(display ?? 0, report, path),
    ...(listen !== undefined && { listen }),
    ...(passwd !== undefined && { passwd }),
  };
}

function displayPort(display: number, report: Report, path: string): number {
  if (display >= 0 && FIRST_PORT + display <= LAST_PORT) return FIRST_PORT + display;
  report.error("conf.value", `expected a VNC display from 0 to ${LAST_PORT - FIRST_PORT}`, path);
  return -1;
}

/** The keys of an item of `vfb`. */
class VfbKeys implements ScreenKeys {
  readonly #parts = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor(
    item: string,
    private readonly report: Report,
    private readonly path: string,
  ) {
    for (const { key, value } of splitSpec(item)) if (value !== undefined) this.#parts.set(key, value);
  }

  textOrEmpty(key: string): string | undefined {
    this.#used.add(key);
    return this.#parts.get(key);
  }

  text(key: string): string | undefined {
    return this.textOrEmpty(key) || undefined;
  }

  integer(key: string): number | undefined {
    const text = this.text(key);
    if (text === undefined || /^[0-9]{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
    this.report.error("conf.value", `expected a whole number as ${key}`, this.path);
    return undefined;
  }

  flag(key: string): boolean | undefined {
    const number = this.integer(key);
    return number === undefined ? undefined : number !== 0;
  }

  extras(): Extras {
    return EXTRAS.flatMap(([key, name]): Extras => {
      const value = this.text(key);
      return value === undefined ? [] : [[name, value]];
    });
  }

  reportUnused(): void {
    for (const key of this.#parts.keys()) {
      if (!this.#used.has(key))
        this.report.warn("dialect.graphics", `${key} has no place in a screen`, this.path);
    }
  }
}

/** Writes the screens as keys of the file itself: one VNC server and one window at most. */
export function writeScreens(
  put: (key: string, value: ConfValue | undefined) => void,
  all: readonly Graphics[],
  xl: boolean,
  report: Report,
): void {
  const vnc = all.find((graphics) => graphics.type === "vnc");
  const sdl = all.find((graphics) => graphics.type === "sdl");
  put("sdl", sdl === undefined ? 0 : 1);
  put("vnc", vnc === undefined ? 0 : 1);
  const display = vnc && displayOf(vnc, report, graphicsPath(all.indexOf(vnc)));
  if (vnc !== undefined || !xl) put("vncunused", vnc !== undefined && display === undefined ? 1 : 0);
  put("vncdisplay", display);
  put("vnclisten", vnc && listenOf(vnc));
  put("vncpasswd", vnc?.passwd);
  const shown = vnc ?? sdl;
  put("keymap", shown && screenAttribute(shown, "keymap"));
  all.forEach((graphics, at) => {
    const path = graphicsPath(at);
    if (isScreen(graphics) && graphics !== vnc && graphics !== sdl)
      report.warn("dialect.graphics", "a second one of its type: left out", path);
  });
}

/** Writes a screen as an item of `vfb`. */
export function writeVfb(graphics: Screen, xl: boolean, report: Report, path: string): string {
  const parts: string[] = [xl ? `vnc=${graphics.type === "vnc" ? 1 : 0}` : `type=${graphics.type}`];
  if (graphics.type === "vnc") {
    const display = displayOf(graphics, report, path);
    parts.push(display === undefined ? "vncunused=1" : `vncdisplay=${display}`);
    const listen = listenOf(graphics);
    if (listen !== undefined) parts.push(`vnclisten=${specValue(listen, report, `${path}/@listen`)}`);
    if (graphics.passwd !== undefined)
      parts.push(`vncpasswd=${specValue(graphics.passwd, report, `${path}/@passwd`)}`);
  } else if (xl) parts.push("sdl=1");
  for (const [key, attribute] of EXTRAS) {
    const value = screenAttribute(graphics, attribute);
    if (value !== undefined) parts.push(`${key}=${specValue(value, report, `${path}/@${attribute}`)}`);
  }
  return parts.join(",");
}

/** The display that a port is; undefined for a free one. */
function displayOf(vnc: VncGraphics, report: Report, path: string): number | undefined {
  const port = portOf(vnc);
  if (port === undefined) return undefined;
  if (port < 1 || port > LAST_PORT) {
    report.error("device.port", `expected -1 or a port from 1 to ${LAST_PORT}, not ${port}`, `${path}/@port`);
  } else if (port < FIRST_PORT) {
    report.error("dialect.graphics-port", `displays begin at port ${FIRST_PORT}`, `${path}/@port`);
  }
  return port - FIRST_PORT;
}

/** The path of a screen, from 0, in the domain document. */
export function graphicsPath(at: number): string {
  return `/domain/devices/graphics[${at + 1}]`;
}
