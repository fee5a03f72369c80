import type { Devices } from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import { problems, read, write } from "../../test/mapping.js";
import { ConfError, parse } from "../index.js";
import { type ConfDialect, confToDomain, domainToConf } from "./index.js";

describe("screens", () => {
  test.each<[string, string, ConfDialect, unknown[]]>([
    ["builder = 'hvm'\nvnc = 1", "a free port unless told", "xm-3", [{ type: "vnc", port: -1 }]],
    [
      "builder = 'hvm'\nvnc = 1\nvncunused = 0\nvncdisplay = 5",
      "a display",
      "xm-3",
      [{ type: "vnc", port: 5905 }],
    ],
    ["builder = 'hvm'", "xm: none unless told", "xm-3", []],
    ["type = 'hvm'", "xl: one unless told", "xl", [{ type: "vnc", port: -1 }]],
    ["type = 'hvm'\nvnc = 0\nsdl = 1", "a window", "xl", [{ type: "sdl" }]],
    ["type = 'hvm'\nnographic = 1", "none at all", "xl", []],
    [
      "vnc = 1\nvncdisplay = 3",
      "xl takes a paravirtual guest's from the file's keys",
      "xl",
      [{ type: "vnc", port: 5903 }],
    ],
    [
      "vfb = [ 'vnclisten=0.0.0.0:7,keymap=de' ]",
      "an address with a display",
      "xl",
      [{ type: "vnc", port: 5907, listen: "0.0.0.0", keymap: "de" }],
    ],
    [
      "vfb = [ 'vnc=1,vnclisten=::1', 'vnc=0,sdl=1,display=:0' ]",
      "two",
      "xl",
      [
        { type: "vnc", port: -1, listen: "::1" },
        { type: "sdl", display: ":0" },
      ],
    ],
    ["vfb = [ 'type = vnc, vnclisten = 0.0.0.0 ' ]", "blanks", "xm-3", [{ type: "vnc", listen: "0.0.0.0" }]],
    [
      "vfb = [ 'type=vnc,vncpasswd=', 'type=sdl' ]",
      "xm's words",
      "xm-3",
      [{ type: "vnc", port: -1, passwd: "" }, { type: "sdl" }],
    ],
  ])("%j: %s (%s)", (text, _, dialect, expected) => {
    const { domain } = read(text, dialect);
    const { graphics = [] } = domain.devices ?? {};
    expect(graphics).toMatchObject(expected);
    expect(graphics).toHaveLength(expected.length);
    const again = domainToConf(domain, dialect).document;
    expect(confToDomain(again, dialect).domain.devices?.graphics ?? []).toEqual(graphics);
  });

  test("the others of a list keep their words, also those without a place", () => {
    const base = parse('name = "x"\nvfb = [ \'type=vnc, opengl=0\', "type=sdl" ]\n');
    const { domain } = confToDomain(base, "xm-3");
    const devices = { ...domain.devices, graphics: domain.devices!.graphics!.slice(0, 1) };
    expect(domainToConf({ ...domain, devices }, "xm-3", { base }).document.format()).toBe(
      "name = \"x\"\nvfb = [ 'type=vnc, opengl=0', ]\n",
    );
    const both = parse('name = "x"\nvfb = [ "vnc=1,sdl=1" ]\n');
    expect(domainToConf({ ...domain, devices }, "xm-3", { base: both }).document.get("vfb")).toEqual([
      "type=vnc,vncunused=1",
    ]);
  });

  test("a fixed port of xl's is told not to move on, which it would", () => {
    const devices: Devices = { graphics: [{ type: "vnc", port: 5905 }] };
    const { document } = write({ os: { type: { value: "hvm" } }, devices });
    expect([document.get("vncunused"), document.get("vncdisplay")]).toEqual([0, 5]);
  });

  test("a file without screens gets one and not xl's own besides", () => {
    const base = parse('name = "x"\ntype = "hvm"\nnographic = 1\n');
    const { domain } = confToDomain(base, "xl");
    const devices: Devices = { ...domain.devices, graphics: [{ type: "sdl" }] };
    const { document } = domainToConf({ ...domain, devices }, "xl", { base });
    expect(document.has("nographic")).toBe(false);
    expect(confToDomain(document, "xl").domain.devices?.graphics).toEqual(devices.graphics);
  });

  test("a port below the first display cannot be said", () => {
    const devices: Devices = { graphics: [{ type: "vnc", port: 5000 }] };
    expect(problems(() => write({ devices }))).toEqual([
      "dialect.graphics-port /domain/devices/graphics[1]/@port",
    ]);
  });

  test("a password with a comma is refused without being told", () => {
    const devices: Devices = { graphics: [{ type: "vnc", passwd: "top,secret" }] };
    expect(() => write({ devices })).toThrow(ConfError);
    expect(() => write({ devices })).not.toThrow(/secret/);
  });
});
