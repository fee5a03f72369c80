import type { Graphics, Unknown, VncGraphics } from "@libvirt-ts/xml";
import { listenOf, portOf } from "@libvirt-ts/xml/target";
import { value } from "../lookup.js";
import type { SexprList } from "../node.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { isOn, type TreeReport, text, whole } from "./report.js";
import { screenAttribute } from "./rules.js";

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
    ["keymap", "keymap"],
  ],
} as const;

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
export function readImageGraphics(image: SexprList, runtime: VncRuntime, report: TreeReport): Graphics[] {
  const graphics: Graphics[] = [];
  if (value(image, "vnc")?.startsWith("1")) graphics.push(readVnc(image, runtime, report));
  if (value(image, "sdl")?.startsWith("1")) graphics.push(readSdl(image));
  return graphics;
}

/** Reads `(vfb …)`: `(type vnc)`, or from Xen 3.4 on `(vnc 1)`. */
export function readVfb(vfb: SexprList, runtime: VncRuntime, report: TreeReport): Graphics[] {
  const type = text(vfb, "type");
  if (type === "vnc") return [readVnc(vfb, runtime, report)];
  if (type === "sdl") return [readSdl(vfb)];
  const graphics = readImageGraphics(vfb, runtime, report);
  if (graphics.length === 0)
    report.warn("device.graphics", "a screen that is neither vnc nor sdl is left out", vfb);
  return graphics;
}

function readSdl(list: SexprList): Graphics {
  return { kind: "graphics", type: "sdl", ...readExtras(list, "sdl") };
}

function readExtras(list: SexprList, type: Graphics["type"]): { unknown?: Unknown } {
  const attributes = extras[type].flatMap(([key, name]) => {
    const said = text(list, key);
    return said === undefined || (key === "keymap" && said === usualKeymap) ? [] : [{ name, value: said }];
  });
  return attributes.length === 0 ? {} : { unknown: { attributes } };
}

function readVnc(list: SexprList, runtime: VncRuntime, report: TreeReport): VncGraphics {
  const port = readPort(list, runtime, report);
  const listen = text(list, "vnclisten");
  const passwd = value(list, "vncpasswd");
  return {
    kind: "graphics",
    type: "vnc",
    ...(port !== undefined && { port }),
    ...(listen !== undefined && { listen }),
    ...(passwd !== undefined && { passwd }),
    ...readExtras(list, "vnc"),
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
  all: readonly Graphics[],
  { vncDetails }: Dialect,
): void {
  const [first, ...others] = all;
  if (first !== undefined) {
    out.atom(first.type === "vnc" ? "vnc" : "sdl", 1);
    if (vncDetails) writeDetails(out, first, graphicsPath(0));
    else reportDetails(out, first, graphicsPath(0));
  }
  others.forEach((_, at) => {
    out.warn("dialect.graphics", "the format has one screen: this one is left out", graphicsPath(at + 1));
  });
}

/** The screens of a paravirtual guest as devices, each with a keyboard. */
export function writeVfbs(out: ConfigWriter, all: readonly Graphics[]): void {
  all.forEach((graphics, at) => {
    out.fixed("(device (vkbd))");
    out.begin("device");
    out.begin("vfb");
    out.atom("type", graphics.type);
    writeDetails(out, graphics, graphicsPath(at));
    out.end();
    out.end();
  });
}

function writeDetails(out: ConfigWriter, graphics: Graphics, path: string): void {
  if (graphics.type === "vnc") writeVncDetails(out, graphics, path);
  for (const [key, attribute] of extras[graphics.type]) out.atom(key, screenAttribute(graphics, attribute));
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

function reportDetails(out: ConfigWriter, graphics: Graphics, path: string): void {
  for (const [, attribute] of extras[graphics.type]) {
    if (screenAttribute(graphics, attribute) === undefined) continue;
    out.warn("dialect.graphics", `the format does not tell a screen's ${attribute}`, `${path}/@${attribute}`);
  }
  for (const detail of ["port", "listen", "passwd"] as const) {
    if (graphics.type === "vnc" && graphics[detail] !== undefined) {
      out.warn("dialect.graphics", `the format does not tell a screen's ${detail}`, `${path}/@${detail}`);
    }
  }
}

/** The path of a screen, from 0, in the domain document. */
export function graphicsPath(at: number): string {
  return `/domain/devices/graphics[${at + 1}]`;
}
