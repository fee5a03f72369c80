import { parseDevice, parseDomain } from "@libvirt-ts/xml";
import { describe, expect, test } from "vitest";
import { SexprError } from "../index.js";
import { type ConfigFormat, deviceToSexpr, domainToSexpr } from "./index.js";

const paravirtual = "<os><type>linux</type><kernel>/k</kernel></os>";
const hvm = "<os><type>hvm</type><loader>/l</loader></os>";
const disk = (attributes: string, inside: string) =>
  `<disk ${attributes}><source file='/f'/>${inside}</disk>`;

/** Converts a document with this os and these devices, and whatever else. */
function convert(os: string, devices: string, format: ConfigFormat, other = "<memory>131072</memory>") {
  const emulator = os === hvm ? "<emulator>/e</emulator>" : "";
  const document = `<domain><name>a</name>${os}${other}<devices>${emulator}${devices}</devices></domain>`;
  return domainToSexpr(parseDomain(document).domain, format);
}

describe("what a format cannot say is told", () => {
  test.each<[string, string, string, ConfigFormat, string, string, string?]>([
    [
      "a CD-ROM of a paravirtual guest",
      paravirtual,
      disk("device='cdrom'", "<target dev='hdc'/>"),
      3,
      "dialect.disk-device",
      "/domain/devices/disk[1]",
    ],
    [
      "read-only and shareable",
      paravirtual,
      disk("", "<target dev='a'/><readonly/><shareable/>"),
      3,
      "dialect.disk-mode",
      "/domain/devices/disk[1]/shareable",
    ],
    [
      "a colon in a target",
      paravirtual,
      disk("", "<target dev='xvda:disk'/>"),
      3,
      "dialect.disk-target",
      "/domain/devices/disk[1]/target/@dev",
    ],
    [
      "a type of a driver but tap",
      paravirtual,
      disk("", "<target dev='a'/><driver name='file' type='x'/>"),
      3,
      "dialect.disk-driver",
      "/domain/devices/disk[1]/driver/@type",
    ],
    [
      "a block device behind a driver for files",
      paravirtual,
      "<disk type='block'><driver name='tap' type='aio'/><source dev='/dev/x'/><target dev='a'/></disk>",
      3,
      "dialect.disk-type",
      "/domain/devices/disk[1]/@type",
    ],
    [
      "a third floppy",
      hvm,
      disk("device='floppy'", "<target dev='fdc'/>"),
      3,
      "dialect.drive",
      "/domain/devices/disk[1]",
    ],
    [
      "an empty floppy drive",
      hvm,
      "<disk device='floppy'><target dev='fda'/></disk>",
      3,
      "dialect.drive",
      "/domain/devices/disk[1]",
    ],
    [
      "a CD-ROM that is not hdc in format 1",
      hvm,
      disk("device='cdrom'", "<target dev='hdd'/>"),
      1,
      "dialect.drive",
      "/domain/devices/disk[1]",
    ],
    [
      "an empty CD-ROM drive in format 1",
      hvm,
      "<disk device='cdrom'><target dev='hdc'/></disk>",
      1,
      "dialect.drive",
      "/domain/devices/disk[1]",
    ],
    [
      "a driver of a floppy",
      hvm,
      disk("device='floppy'", "<target dev='fda'/><driver name='tap'/>"),
      3,
      "dialect.disk-driver",
      "/domain/devices/disk[1]/driver",
    ],
    [
      "a model of a paravirtual guest's card",
      paravirtual,
      "<interface><source bridge='b'/><model type='e1000'/></interface>",
      3,
      "dialect.interface-model",
      "/domain/devices/interface[1]/model",
    ],
    [
      "a second address",
      paravirtual,
      "<interface><source bridge='b'/><ip address='a'/><ip address='b'/></interface>",
      3,
      "dialect.interface-ip",
      "/domain/devices/interface[1]/ip[2]",
    ],
    [
      "no bridge",
      paravirtual,
      "<interface type='bridge'/>",
      3,
      "dialect.interface-type",
      "/domain/devices/interface[1]/source",
    ],
    [
      "ethernet with a bridge's script",
      paravirtual,
      "<interface type='ethernet'><script path='vif-bridge'/></interface>",
      3,
      "dialect.interface-type",
      "/domain/devices/interface[1]/@type",
    ],
    [
      "a second screen of a guest with an image for them",
      hvm,
      "<graphics type='sdl'/><graphics type='vnc'/>",
      3,
      "dialect.graphics",
      "/domain/devices/graphics[2]",
    ],
    [
      "a port in format 1",
      paravirtual,
      "<graphics type='vnc' port='5901'/>",
      1,
      "dialect.graphics",
      "/domain/devices/graphics[1]/@port",
    ],
    [
      "a password in format 1",
      paravirtual,
      "<graphics type='vnc' passwd='hunter2'/>",
      1,
      "dialect.graphics",
      "/domain/devices/graphics[1]/@passwd",
    ],
    [
      "a port below 5900",
      paravirtual,
      "<graphics type='vnc' port='80'/>",
      3,
      "dialect.graphics-port",
      "/domain/devices/graphics[1]/@port",
    ],
    [
      "a screen without an image",
      "<bootloader>/b</bootloader>",
      "<graphics type='sdl'/>",
      2,
      "dialect.graphics",
      "/domain/devices/graphics[1]",
    ],
    [
      "an os beside pygrub",
      `<bootloader>/usr/bin/pygrub</bootloader>${paravirtual}`,
      "",
      3,
      "dialect.bootloader",
      "/domain/os",
    ],
    [
      "an architecture",
      "<os><type arch='i686'>linux</type><kernel>/k</kernel></os>",
      "",
      3,
      "dialect.os",
      "/domain/os/type/@arch",
    ],
    [
      "a machine",
      "<os><type machine='xenpv'>linux</type><kernel>/k</kernel></os>",
      "",
      3,
      "dialect.os",
      "/domain/os/type/@machine",
    ],
    ["a second console", hvm, "<console/><console/>", 3, "dialect.console", "/domain/devices/console[2]"],
    [
      "features of a paravirtual guest",
      paravirtual,
      "",
      3,
      "dialect.features",
      "/domain/features",
      "<memory>131072</memory><features><acpi/></features>",
    ],
    [
      "an emulator of a paravirtual guest",
      paravirtual,
      "<emulator>/e</emulator>",
      3,
      "dialect.emulator",
      "/domain/devices/emulator",
    ],
    ["parts of a MiB", paravirtual, "", 3, "dialect.memory", "/domain/memory", "<memory>131073</memory>"],
    [
      "text beyond ASCII",
      paravirtual,
      disk("", "<target dev='é'/>"),
      3,
      "dialect.non-ascii",
      "vm/device/vbd/dev",
    ],
    [
      "an unknown device",
      paravirtual,
      "<input type='mouse'/>",
      3,
      "dialect.unknown",
      "/domain/devices/input",
    ],
    [
      "an unknown element",
      paravirtual,
      "",
      3,
      "dialect.unknown",
      "/domain/description",
      "<memory>131072</memory><description>x</description>",
    ],
    [
      "an unknown attribute",
      paravirtual,
      disk("", "<target dev='a' bus='xen'/>"),
      3,
      "dialect.unknown",
      "/domain/devices/disk[1]/target/@bus",
    ],
  ])("%s", (_, os, devices, format, id, path, other) => {
    expect(convert(os, devices, format, other).warnings).toMatchObject([{ id, path }]);
  });

  test("never a password", () => {
    const { warnings } = convert(paravirtual, "<graphics type='vnc' passwd='hunter2é'/>", 3);
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).not.toContain("hunter2");
  });
});

test("what belongs to the running guest is not written", () => {
  const devices =
    "<interface><source bridge='b'/><target dev='vif3.0'/></interface><interface><source bridge='b'/><target dev='web0'/></interface><console tty='/dev/pts/3'/>";
  const { text, warnings } = convert(paravirtual, devices, 3);
  expect(text).toContain("(device (vif (bridge 'b')))(device (vif (bridge 'b')(vifname 'web0')))");
  expect(text).not.toMatch(/vif3|pts/);
  expect(warnings).toEqual([]);
});

test("with pygrub every guest is paravirtual, as xend takes it", () => {
  const { text, warnings } = convert(
    `<bootloader>/usr/bin/pygrub</bootloader>${hvm}`,
    `${disk("", "<target dev='hda'/>")}<interface><source bridge='b'/></interface><graphics type='sdl'/>`,
    3,
  );
  expect(text).toBe(
    "(vm (name 'a')(memory 128)(maxmem 128)(vcpus 1)(bootloader '/usr/bin/pygrub')(device (vbd (dev 'hda')(uname 'file:/f')(mode 'w')))(device (vif (bridge 'b')))(device (vkbd))(device (vfb (type sdl))))",
  );
  expect(warnings).toMatchObject([{ id: "dialect.bootloader", path: "/domain/os" }]);
});

test("a target below one MiB is rounded up: xend cannot start a guest with nothing", () => {
  const { text, warnings } = convert(
    paravirtual,
    "",
    3,
    "<memory>131072</memory><currentMemory>500</currentMemory>",
  );
  expect(text).toContain("(memory 1)(maxmem 128)");
  expect(warnings).toMatchObject([{ id: "dialect.memory", path: "/domain/currentMemory" }]);
});

test.each([
  ["tap2", "(device (tap2 (dev 'a')(uname 'tap2:qcow:/f')(mode 'w')))"],
  ["tap", "(device (tap (dev 'a')(uname 'tap:qcow:/f')(mode 'w')))"],
])("an image of %s has its own device class", (name, expected) => {
  const { text, warnings } = convert(
    paravirtual,
    disk("", `<target dev='a'/><driver name='${name}' type='qcow'/>`),
    4,
  );
  expect(text).toContain(expected);
  expect(warnings).toEqual([]);
});

test("a card of a fully virtualised guest that is not emulated", () => {
  const { text } = convert(hvm, "<interface><source bridge='b'/><model type='netfront'/></interface>", 4);
  expect(text).toContain("(device (vif (bridge 'b')(type netfront)))");
});

test("what a screen says besides, in a device and in an image", () => {
  const screens =
    "<graphics type='vnc' keymap='de' listen='::1'/><graphics type='sdl' display=':1' xauth='/x'/>";
  expect(convert(paravirtual, screens, 4)).toMatchObject({
    text: expect.stringContaining(
      "(vfb (type vnc)(vnclisten ::1)(keymap de)))(device (vkbd))(device (vfb (type sdl)(display :1)(xauthority /x)))",
    ),
    warnings: [],
  });
  const [first] = screens.split("<graphics type='sdl'");
  expect(convert(hvm, first!, 4).text).toContain("(vnc 1)(vnclisten ::1)(keymap de)");
  expect(convert(hvm, first!.replace(" listen='::1'", ""), 1).warnings).toMatchObject([
    { id: "dialect.unknown", path: "/domain/devices/graphics[1]/@keymap" },
  ]);
});

test("a drive of a block device is told by its path", () => {
  const drives =
    "<disk type='block' device='floppy'><source dev='fd0'/><target dev='fda'/></disk><disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='ioemu:hdc'/></disk>";
  expect(convert(hvm, drives, 1).text).toContain("(fda '/dev/fd0')(cdrom '/dev/sr0')");
});

test("all that is wrong is told at once, with the paths of the document", () => {
  const { domain } = parseDomain("<domain type='kvm'><name>a</name></domain>");
  const disks = [
    { kind: "disk", type: "file", device: "floppy", target: "", readonly: false, shareable: false },
  ] as const;
  const broken = { ...domain, name: "", uuid: "12", vcpus: 0, devices: { ...domain.devices, disks } };
  try {
    domainToSexpr(broken, 3);
  } catch (error) {
    expect((error as SexprError).problems.map(({ id, path }) => [id, path])).toEqual([
      ["dialect.type", "/domain/@type"],
      ["domain.name-missing", "/domain/name"],
      ["domain.os-missing", "/domain/os"],
      ["domain.vcpu", "/domain/vcpu"],
      ["domain.uuid", "/domain/uuid"],
      ["disk.source-missing", "/domain/devices/disk[1]"],
      ["disk.target-missing", "/domain/devices/disk[1]"],
    ]);
    return;
  }
  throw new Error("expected an error");
});

describe("a device to attach", () => {
  const attach = (xml: string, osType: "linux" | "hvm", format: ConfigFormat) =>
    deviceToSexpr(parseDevice(xml).device, osType, format);

  test("is what device_create takes", () => {
    const cdrom = disk("device='cdrom'", "<target dev='hdc'/><readonly/>");
    expect(attach(cdrom, "hvm", 2).text).toBe("(vbd (dev 'hdc:cdrom')(uname 'file:/f')(mode 'r'))");
    expect(attach("<interface><source bridge='b'/></interface>", "linux", 1).text).toBe("(vif (bridge 'b'))");
  });

  test.each([
    ["a floppy of an HVM guest", disk("device='floppy'", "<target dev='fda'/>"), 3],
    ["a CD-ROM of an HVM guest in format 1", disk("device='cdrom'", "<target dev='hdc'/>"), 1],
    ["a screen", "<graphics type='vnc'/>", 3],
    ["a console", "<console/>", 3],
    ["an unknown device", "<hostdev/>", 3],
  ] as const)("is not %s", (_, xml, format) => {
    expect(() => attach(xml, "hvm", format)).toThrow(SexprError);
    expect(() => attach(xml, "hvm", format)).toThrow(/^\/: xend cannot attach a /);
  });
});
