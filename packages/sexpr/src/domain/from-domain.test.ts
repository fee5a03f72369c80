import { expect, test } from "vitest";
import { convert, disk, hvm, paravirtual } from "../../test/convert.js";

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
