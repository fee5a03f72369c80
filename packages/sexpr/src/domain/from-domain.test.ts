import { parseDevice } from "@libvirt-ts/xml/device";
import { type Domain, parseDomain } from "@libvirt-ts/xml/domain";
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
      "an empty floppy drive",
      hvm,
      "<disk device='floppy'><target dev='fda'/></disk>",
      3,
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
      "<os><type arch='ppc64'>linux</type><kernel>/k</kernel></os>",
      "",
      3,
      "dialect.os",
      "/domain/os/type/@arch",
    ],
    [
      "a machine",
      "<os><type machine='pseries'>linux</type><kernel>/k</kernel></os>",
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
      disk("", "<target dev='a' tray='open'/>"),
      3,
      "dialect.unknown",
      "/domain/devices/disk[1]/target/@tray",
    ],
    [
      "a password's end",
      hvm,
      "<graphics type='vnc' passwdValidTo='2010-04-09T15:51:00'/>",
      3,
      "dialect.unknown",
      "/domain/devices/graphics[1]/@passwdValidTo",
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

describe("what would make another guest is refused, by name", () => {
  const card = (inside: string) => `<interface type='bridge'><source bridge='b'/>${inside}</interface>`;
  test.each<[string, string, ConfigFormat, string, string]>([
    [hvm, disk("device='floppy'", "<target dev='fdc'/>"), 3, "/domain/devices/disk[1]", "the floppy fdc"],
    [hvm, disk("device='cdrom'", "<target dev='hdd'/>"), 1, "/domain/devices/disk[1]", "the cdrom hdd"],
    [
      paravirtual,
      "<disk type='network'><source protocol='nbd' name='x'><host name='h'/></source><target dev='xvda'/></disk>",
      4,
      "/domain/devices/disk[1]",
      'a disk with @type "network", source/@protocol "nbd", source/@name "x"',
    ],
    [
      paravirtual,
      "<disk type='volume'><source pool='p' volume='v'/><target dev='xvda'/></disk>",
      4,
      "/domain/devices/disk[1]",
      'a disk with @type "volume"',
    ],
    [
      paravirtual,
      "<interface type='network'><source network='default'/></interface>",
      4,
      "/domain/devices/interface[1]",
      'an interface with @type "network"',
    ],
    [
      paravirtual,
      "<interface type='user'/>",
      4,
      "/domain/devices/interface[1]/@type",
      "no user-mode network",
    ],
    [
      paravirtual,
      "<controller type='scsi'/>",
      4,
      "/domain/devices/controller[1]",
      'a controller with @type "scsi"',
    ],
    [
      paravirtual,
      "<filesystem type='mount'><source dir='/s'/><target dir='t'/></filesystem>",
      4,
      "/domain/devices/filesystem[1]",
      "has no place in a xend configuration",
    ],
    [paravirtual, "<gizmo/>", 4, "/domain/devices/gizmo", "has no place in a xend configuration"],
    [
      paravirtual,
      "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/><product id='0x2'/></source></hostdev>",
      4,
      "/domain/devices/hostdev[1]",
      'a hostdev with @mode "subsystem", @type "usb"',
    ],
    [paravirtual, card("<vlan><tag id='4'/></vlan>"), 4, "/domain/devices/interface[1]/vlan", "has no place"],
    [
      paravirtual,
      disk("", "<target dev='sda' bus='usb'/>"),
      4,
      "/domain/devices/disk[1]/target/@bus",
      "has no place",
    ],
    [paravirtual, "<serial type='pty'/>", 4, "/domain/devices/serial[1]", 'a serial with @type "pty"'],
    [hvm, "<serial type='pty'/><serial type='pty'/>", 4, "/domain/devices/serial[2]", "one serial port"],
    [hvm, "<video><model type='qxl'/></video>", 4, "/domain/devices/video[1]/model/@type", "has no place"],
    [
      hvm.replace("</os>", "<kernel>/k</kernel></os>"),
      "<emulator>/e</emulator>",
      4,
      "/domain/os/kernel",
      "has no place",
    ],
    [
      hvm.replace("</os>", "<nvram>/n</nvram></os>"),
      "<emulator>/e</emulator>",
      4,
      "/domain/os/nvram",
      "has no place",
    ],
  ])("%s%s in format %i: %s", (os, devices, format, path, message) => {
    const problems = (() => {
      try {
        convert(os, devices, format);
      } catch (error) {
        return (error as SexprError).problems;
      }
      return [];
    })();
    expect(problems).toMatchObject([{ path, message: expect.stringContaining(message) }]);
    expect(problems[0]?.id).toMatch(/^dialect\./);
  });

  test("pinning of each virtual CPU, in formats that pin them alike", () => {
    const pinned =
      "<memory>131072</memory><vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='0-2,^1'/></cputune>";
    expect(() => convert(paravirtual, "", 3, pinned)).toThrow(
      "/domain/cputune: the format pins all virtual CPUs alike",
    );
    expect(convert(paravirtual, "", 4, pinned).text).toContain("(vcpus 2)(cpus (() (0 2)))");
  });
});

test("what xend has words for beyond the model: pinning, backend domains, rates, clock, host devices", () => {
  const { text, warnings } = convert(
    paravirtual,
    `${disk("", "<target dev='xvda' bus='xen'/><backenddomain name='stor'/>")}
    <interface type='bridge'><source bridge='b'/><bandwidth><outbound average='1250'/></bandwidth><backenddomain name='wall'/></interface>
    <hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x04' slot='0x1f' function='0x2'/></source></hostdev>`,
    4,
    "<memory>131072</memory><vcpu placement='static' cpuset='2-3'>2</vcpu><clock offset='localtime'/>",
  );
  expect(text).toContain("(vcpus 2)(cpus '2-3')(localtime 1)(image");
  expect(text).toContain("(device (vbd (dev 'xvda')(uname 'file:/f')(mode 'w')(backend 'stor')))");
  expect(text).toContain("(device (vif (bridge 'b')(backend 'wall')(rate '1250KB/s')))");
  expect(text).toContain("(device (pci (dev (domain 0x0)(bus 0x4)(slot 0x1f)(func 0x2))))");
  expect(warnings).toEqual([]);
});

test("the emulated devices of a fully virtualised guest", () => {
  const { text, warnings } = convert(
    hvm,
    "<serial type='file'><source path='/log'/><target port='0'/></serial><console type='pty'><target type='serial' port='0'/></console><input type='tablet' bus='usb'/><input type='mouse' bus='ps2'/><sound model='ich6'/><video><model type='vga' vram='16384' heads='1' primary='yes'/></video><controller type='ide' index='0'/><memballoon model='xen'/>",
    4,
  );
  expect(text).toContain(
    "(serial file:/log)(usb 1)(usbdevice 'tablet')(stdvga 1)(videoram 16)(soundhw 'hda')",
  );
  expect(warnings).toEqual([]);
});

test("an ordinary dump of today's libvirt warns of nothing", () => {
  const { warnings } = convert(
    "<os><type arch='x86_64' machine='xenpv'>linux</type><kernel>/k</kernel></os>",
    `<disk type='block' device='disk'><driver name='phy' type='raw'/><source dev='/dev/vg0/pv1'/><target dev='xvda' bus='xen'/></disk>
    <controller type='xenbus' index='0'/>
    <interface type='bridge'><mac address='00:16:3e:00:00:01'/><source bridge='xenbr0'/><script path='vif-bridge'/><target dev='vif3.0'/></interface>
    <console type='pty' tty='/dev/pts/5'><source path='/dev/pts/5'/><target type='xen' port='0'/></console>
    <input type='mouse' bus='xen'/><input type='keyboard' bus='xen'/>
    <graphics type='vnc' port='5901' autoport='no' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>
    <video><model type='xen' vram='4096' heads='1' primary='yes'/></video>
    <memballoon model='xen'/>`,
    4,
    "<memory unit='KiB'>131072</memory><vcpu placement='static'>1</vcpu><clock offset='utc' adjustment='reset'/>",
  );
  expect(warnings).toEqual([]);
});

test("a port that was chosen for the guest, and Xen's own console, are nothing to insist on", () => {
  const { text, warnings } = convert(
    hvm,
    "<console tty='/dev/pts/5'><target type='xen' port='0'/></console><graphics type='vnc' port='5901' autoport='yes'/>",
    4,
  );
  expect(text).toContain("(vncunused 1)");
  expect(text).not.toMatch(/vncdisplay|serial/);
  expect(warnings).toEqual([]);
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
    { id: "dialect.graphics", path: "/domain/devices/graphics[1]/@keymap" },
  ]);
});

test("a drive of a block device is told by its path", () => {
  const drives =
    "<disk type='block' device='floppy'><source dev='fd0'/><target dev='fda'/></disk><disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='ioemu:hdc'/></disk>";
  expect(convert(hvm, drives, 1).text).toContain("(fda '/dev/fd0')(cdrom '/dev/sr0')");
});

test("all that is wrong is told at once, with the paths of the document", () => {
  const broken: Domain = {
    type: "kvm",
    name: "",
    uuid: "12",
    memory: { value: 65536 },
    vcpu: { value: 0 },
    devices: { disk: [{ type: "file", device: "floppy", target: { dev: "" } }] },
  };
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

test("what no toolstack takes is refused, and told where", () => {
  const convertText = (inside: string) => {
    try {
      convert(paravirtual, "", 4, inside);
    } catch (error) {
      return (error as SexprError).problems.map(({ id, path }) => `${id} ${path}`);
    }
    return [];
  };
  expect(convertText("<memory>100</memory>")).toEqual(["domain.memory /domain/memory"]);
  expect(convertText("<memory unit='elephant'>1</memory>")).toEqual(["domain.memory /domain/memory"]);
  expect(convertText("<memory>65536</memory><vcpu current='3'>2</vcpu>")).toEqual([
    "domain.vcpu /domain/vcpu/@current",
  ]);
  expect(
    convert(paravirtual, "", 4, "<vcpu>1</vcpu>").warnings.map(({ id, path }) => `${id} ${path}`),
  ).toEqual(["domain.memory-missing /domain"]);
  expect(() =>
    convert(paravirtual, "<interface><mac address='0'/><source bridge='b'/></interface>", 4),
  ).toThrow(/mac\/@address: expected six pairs/);
});

describe("a device to attach", () => {
  const attach = (xml: string, osType: "linux" | "hvm", format: ConfigFormat) =>
    deviceToSexpr(parseDevice(xml), osType, format);

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
    ["a host device", "<hostdev type='usb'><source/></hostdev>", 3],
    ["a disk of a network", "<disk type='network'><source protocol='rbd'/><target dev='a'/></disk>", 3],
  ] as const)("is not %s", (_, xml, format) => {
    expect(() => attach(xml, "hvm", format)).toThrow(SexprError);
    expect(() => attach(xml, "hvm", format)).toThrow(/^\/: xend cannot attach an? /);
  });
});
