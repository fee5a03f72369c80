import type { Domain, SdlGraphics, VncGraphics } from "@libvirt-ts/xml/domain";
import { listenOf, portOf } from "@libvirt-ts/xml/xen";
import { child, value } from "../lookup.js";
import type { SexprList } from "../node.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { isOn, type TreeReport, text, whole } from "./report.js";

/** The port of VNC display 0. */
const firstPort = 5900;
const lastPort = 65535;

/**
 * What a screen says besides, by its key here and its attribute in a document (both later libvirt's). xm writes the X
 * server of its own environment beside a VNC server too, which has none.
 */
const extras = {
  vnc: [["keymap", "keymap"]],
  sdl: [
    ["display", "display"],
    ["xauthority", "xauth"],
  ],
} as const;

/** A screen that a configuration can say. */
export type Screen = VncGraphics | SdlGraphics;

/** One of a domain's screens, and its number among all of them, from 0. */
export interface NumberedScreen {
  readonly screen: Screen;
  readonly at: number;
}

/** The screens that a configuration can say; the target's table refuses the other ones. */
export function plainScreens({ devices }: Domain): NumberedScreen[] {
  const found: NumberedScreen[] = [];
  devices?.graphics?.forEach((screen, at) => {
    if (screen.type === "vnc" || screen.type === "sdl") found.push({ screen, at });
  });
  return found;
}

/** The keymap that xend prints when nobody chose one. */
const usualKeymap = "en-us";

/** What is known of a running guest's VNC server. */
export interface VncRuntime {
  /** Number of the running guest; undefined when it does not run. */
  readonly id: number | undefined;
  /** Its port, as the store tells. */
  readonly port: number | undefined;
}

/** Reads the screens in a guest's image: `(vnc 1)`, `(sdl 1)`. */
export function readImageGraphics(image: SexprList, runtime: VncRuntime, report: TreeReport): Screen[] {
  const graphics: Screen[] = [];
  if (value(image, "vnc")?.startsWith("1")) graphics.push(readVnc(image, runtime, report));
  if (value(image, "sdl")?.startsWith("1")) graphics.push(readSdl(image, report));
  return graphics;
}

/** Reads `(vfb …)`: `(type vnc)`, or from Xen 3.4 on `(vnc 1)`. */
export function readVfb(vfb: SexprList, runtime: VncRuntime, report: TreeReport): Screen[] {
  const type = text(vfb, "type");
  if (type === "vnc") return [readVnc(vfb, runtime, report)];
  if (type === "sdl") return [readSdl(vfb, report)];
  const graphics = readImageGraphics(vfb, runtime, report);
  if (graphics.length === 0)
    report.warn("device.graphics", "a screen that is neither vnc nor sdl is left out", vfb);
  return graphics;
}

function readSdl(list: SexprList, report: TreeReport): SdlGraphics {
  const display = text(list, "display");
  const xauth = text(list, "xauthority");
  const keymap = readKeymap(list);
  if (keymap !== undefined) {
    report.warn("sexpr.not-kept", "a window has no keymap in domain XML", child(list, "keymap") ?? list);
  }
  return { type: "sdl", ...(display !== undefined && { display }), ...(xauth !== undefined && { xauth }) };
}

function readKeymap(list: SexprList): string | undefined {
  const keymap = text(list, "keymap");
  return keymap === usualKeymap ? undefined : keymap;
}

function readVnc(list: SexprList, runtime: VncRuntime, report: TreeReport): VncGraphics {
  const port = readPort(list, runtime, report);
  const listen = text(list, "vnclisten");
  const keymap = readKeymap(list);
  const passwd = value(list, "vncpasswd");
  return {
    type: "vnc",
    ...(port !== undefined && { port }),
    ...(listen !== undefined && { listen }),
    ...(keymap !== undefined && { keymap }),
    ...(passwd !== undefined && { passwd }),
  };
}

function readPort(list: SexprList, { id, port }: VncRuntime, report: TreeReport): number | undefined {
  const running = port ?? locationOf(list);
  if (running !== undefined) return running;
  const unused = isOn(list, "vncunused");
  const configured = unused ? undefined : whole(list, "vncdisplay", report);
  const display = configured ?? id;
  if (display === undefined) return unused ? -1 : undefined;
  if (firstPort + display > lastPort) {
    report.warn("device.graphics-port", `display ${display} is beyond the last port and left out`, list);
    return undefined;
  }
  if (configured === undefined) {
    report.warn(
      "device.graphics-port",
      `port ${firstPort + display} is a guess: ${firstPort} + the guest's id`,
      list,
    );
  }
  return firstPort + display;
}

/** The port in `(location HOST:PORT)`, which xend tells of a running screen. */
export function locationOf(list: SexprList): number | undefined {
  const port = Number(/:([0-9]{1,5})$/.exec(text(list, "location") ?? "")?.[1] ?? Number.NaN);
  return port >= 1 && port <= lastPort ? port : undefined;
}

/** The screens of a guest that has an image but no devices for them: of several, the first. */
export function writeImageGraphics(
  out: ConfigWriter,
  [first, ...others]: readonly NumberedScreen[],
  { vncDetails }: Dialect,
): void {
  if (first !== undefined) {
    const { screen, at } = first;
    out.atom(screen.type === "vnc" ? "vnc" : "sdl", 1);
    if (vncDetails) writeDetails(out, screen, graphicsPath(at));
    else reportDetails(out, screen, graphicsPath(at));
  }
  for (const { at } of others) {
    out.warn("dialect.graphics", "the format has one screen: this one is left out", graphicsPath(at));
  }
}

/** The screens of a paravirtual guest as devices, each with a keyboard. */
export function writeVfbs(out: ConfigWriter, all: readonly NumberedScreen[]): void {
  for (const { screen, at } of all) {
    out.fixed("(device (vkbd))");
    out.begin("device");
    out.begin("vfb");
    out.atom("type", screen.type);
    writeDetails(out, screen, graphicsPath(at));
    out.end();
    out.end();
  }
}

/** What a screen says besides, by its key here and its attribute in a document. */
function extrasOf(screen: Screen): (readonly [key: string, attribute: string, said: string | undefined])[] {
  if (screen.type === "vnc") return extras.vnc.map(([key, name]) => [key, name, screen[name] || undefined]);
  return extras.sdl.map(([key, name]) => [key, name, screen[name] || undefined]);
}

function writeDetails(out: ConfigWriter, screen: Screen, path: string): void {
  if (screen.type === "vnc") writeVncDetails(out, screen, path);
  for (const [key, , said] of extrasOf(screen)) out.atom(key, said);
}

function writeVncDetails(out: ConfigWriter, graphics: VncGraphics, path: string): void {
  const { passwd } = graphics;
  const port = portOf(graphics);
  if (graphics.port !== undefined && port === undefined) out.atom("vncunused", 1);
  else if (port !== undefined && port >= firstPort && port <= lastPort)
    out.atom("vncdisplay", port - firstPort);
  else if (port !== undefined) {
    out.warn(
      "dialect.graphics-port",
      `port ${port} is left out: expected ${firstPort} to ${lastPort}`,
      `${path}/@port`,
    );
  }
  out.atom("vnclisten", listenOf(graphics));
  out.atom("vncpasswd", passwd);
}

function reportDetails(out: ConfigWriter, screen: Screen, path: string): void {
  for (const [, attribute, said] of extrasOf(screen)) {
    if (said === undefined) continue;
    out.warn("dialect.graphics", `the format does not tell a screen's ${attribute}`, `${path}/@${attribute}`);
  }
  if (screen.type !== "vnc") return;
  const details = { port: screen.port, listen: listenOf(screen), passwd: screen.passwd };
  for (const [detail, said] of Object.entries(details)) {
    if (said === undefined) continue;
    out.warn("dialect.graphics", `the format does not tell a screen's ${detail}`, `${path}/@${detail}`);
  }
}

/** The path of a screen, from 0, in the domain document. */
export function graphicsPath(at: number): string {
  return `/domain/devices/graphics[${at + 1}]`;
}
