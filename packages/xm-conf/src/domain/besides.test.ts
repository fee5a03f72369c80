import { diffDomain, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import { read } from "../../test/mapping.js";
import { parse } from "../index.js";
import { domainToConf } from "./index.js";

describe("keys beyond the model's fields", () => {
  test.each([
    'kernel = "/boot/guest"\nramdisk = "/boot/guest.initrd"\ncmdline = "root=/dev/xvda1"',
    'bios = "ovmf"',
    'bios = "ovmf"\nbios_path_override = "/ovmf.fd"',
    'localtime = 1\nusb = 1\nusbdevice = "tablet"\nvga = "stdvga"\nvideoram = 16\nsoundhw = "hda"',
    'serial = [ "pty", "file:/log", "tcp:localhost:4555,server,nowait" ]',
    'cpus = [ "2", "3-5" ]\nvcpus = 2',
    'cpus = "2-3,^2"',
    'pci = [ "0000:04:00.0", "0001:0f:1f.7" ]',
  ])("%j is said in domain XML, and again in a file", (keys) => {
    const text = `type = "hvm"\n${keys}`;
    const { domain, warnings } = read(text);
    expect(warnings).toEqual([]);
    const again = parseDomain(formatDomain(domain)).domain;
    expect(diffDomain(domain, again)).toEqual([]);
    const written = domainToConf(again, "xl");
    expect(written.warnings).toEqual([]);
    for (const key of text.match(/^\w+/gm)!) {
      expect([key, written.document.get(key)]).toEqual([key, parse(text).get(key)]);
    }
  });

  test.each([
    ['cpus = "nodes:0"', "cpus"],
    ["pci = [ '04:00.*' ]", "pci[1]"],
    ["pci = [ '04:00.0,permissive=1' ]", "pci[1]"],
    ['type = "hvm"\nserial = "chardev:x"', "serial"],
    ['type = "hvm"\nsoundhw = "es1370,gus"', "soundhw"],
    ['type = "hvm"\nusbdevice = [ "tablet", "mouse" ]', "usbdevice"],
    ['type = "hvm"\nvga = "qxl"', "vga"],
  ])("%s has no place, which is told", (text, path) => {
    expect(read(text).warnings.map((warning) => warning.path)).toEqual([path]);
  });
});

describe("a fully virtualised guest of today's libvirt", () => {
  const written = (devices: string) => {
    const xml = `<domain type='xen'><name>a</name><memory>65536</memory><os><type>hvm</type><loader>/l/hvmloader</loader></os><devices>${devices}</devices></domain>`;
    const { domain, warnings } = parseDomain(xml);
    const { document, warnings: lost } = domainToConf(domain, "xl");
    expect([...warnings, ...lost]).toEqual([]);
    return document;
  };

  test.each([
    ["<serial type='pty'/>", "pty"],
    ["<console type='pty'/>", "pty"],
    [
      "<serial type='pty'/><console type='pty' tty='/dev/pts/2'><target type='serial' port='0'/></console>",
      "pty",
    ],
    ["<serial type='file'><source path='/log'/></serial><console type='pty'/>", "file:/log"],
    // Xen's own console, which every guest has.
    ["<console type='pty'><target type='xen' port='0'/></console>", undefined],
  ])("with %s has the serial port that it says", (devices, serial) => {
    expect(written(devices).get("serial")).toBe(serial);
  });

  test.each([
    ["port='5907' autoport='no'", { vncunused: 0, vncdisplay: 7 }],
    ["port='-1' autoport='yes'", { vncunused: 1, vncdisplay: undefined }],
    // What a running guest got is nothing to insist on.
    ["port='5907' autoport='yes'", { vncunused: 1, vncdisplay: undefined }],
  ])("whose screen has %s asks for that", (attributes, keys) => {
    const document = written(`<graphics type='vnc' ${attributes}/>`);
    expect({ vncunused: document.get("vncunused"), vncdisplay: document.get("vncdisplay") }).toEqual(keys);
  });
});
