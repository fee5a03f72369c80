import { describe, expect, it } from "vitest";
import { parseDevice } from "../device/index.js";
import { parseDomain } from "../domain/index.js";
import { xenRules } from "./guest-rules.js";
import { hvmDeviceRules } from "./hvm-devices.js";
import { type Judgement, Target } from "./rules.js";

const hvm = new Target({ ...xenRules(true), ...hvmDeviceRules(xenRules(true)) });
const paravirtual = new Target(xenRules(false));

function judged(target: Target, { devices = "", besides = "", os = "<type>linux</type>" }): string[] {
  const { domain } = parseDomain(
    `<domain type='xen' xmlns:x='http://example.org/'><name>a</name><uuid>00112233-4455-6677-8899-aabbccddeeff</uuid>` +
      `<memory unit='MiB'>64</memory>${besides}<os>${os}</os><devices>${devices}</devices></domain>`,
  );
  const told: string[] = [];
  target.judge(domain, ({ verdict, path, what }: Judgement) =>
    told.push([verdict, path, what].filter((it) => it !== undefined).join(" ")),
  );
  return told;
}

describe("what a target cannot say", () => {
  it("is nothing of a guest that has only what every toolstack knows", () => {
    const devices = `
      <emulator>/e</emulator>
      <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/a'/><target dev='hda' bus='ide'/></disk>
      <controller type='ide' index='0'/>
      <interface type='bridge'><mac address='00:16:3e:00:00:01'/><source bridge='b'/></interface>
      <graphics type='vnc' port='-1' autoport='yes' listen='0.0.0.0'><listen type='address' address='0.0.0.0'/></graphics>
      <console type='pty' tty='/dev/pts/1'><source path='/dev/pts/1'/><target type='serial' port='0'/></console>
      <input type='tablet' bus='usb'><address type='usb' bus='0' port='1'/></input>
      <memballoon model='xen'/>`;
    const besides = `<vcpu placement='static' current='1'>2</vcpu><clock offset='utc'/><on_crash>destroy</on_crash>
      <features><acpi/><apic/><pae/></features><resource><partition>/machine</partition></resource>`;
    const os = "<type arch='x86_64' machine='xenfv'>hvm</type><loader type='rom'>/l</loader><boot dev='hd'/>";
    expect(judged(hvm, { devices, besides, os })).toEqual([]);
  });

  it("is refused where the guest would be another one, each device by its number", () => {
    const devices = `
      <disk type='file'><source file='/a'/><target dev='xvda'/></disk>
      <disk type='network' device='disk'><source protocol='rbd' name='p/i'/><target dev='xvdb'/></disk>
      <interface type='network'><source network='default'/></interface>
      <hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xabcd'/></source></hostdev>
      <controller type='scsi' index='0'/><watchdog model='i6300esb' action='reset'/><nonsense type='x'/>`;
    expect(judged(paravirtual, { devices, os: "<type>linux</type><boot dev='hd'/>" })).toEqual([
      'refuse /domain/os/boot[1] a boot with @dev "hd"',
      'refuse /domain/devices/disk[2] a disk with @type "network", @device "disk", source/@protocol "rbd"',
      'refuse /domain/devices/interface[1] an interface with @type "network"',
      'refuse /domain/devices/hostdev[1] a hostdev with @mode "subsystem", @type "usb"',
      'refuse /domain/devices/controller[1] a controller with @type "scsi"',
      'refuse /domain/devices/watchdog[1] a watchdog with @model "i6300esb"',
      'refuse /domain/devices/nonsense a nonsense with @type "x"',
    ]);
  });

  it("is a warning where it is a minor property, wherever it stands", () => {
    const devices = `<disk type='file' x:mark='1'><driver cache='none'/><source file='/a'/><target dev='xvda'/>
      <readonly why='so'/><serial>S</serial></disk><graphics type='sdl' port='1'/>`;
    const besides = `<title>t</title><vcpu>1</vcpu><on_reboot when='now'>restart</on_reboot><x:new/>`;
    expect(judged(paravirtual, { devices, besides }).sort()).toEqual([
      "warn /domain/devices/disk[1]/@x:mark",
      "warn /domain/devices/disk[1]/driver/@cache",
      "warn /domain/devices/disk[1]/readonly/@why",
      "warn /domain/devices/disk[1]/serial",
      "warn /domain/devices/graphics[1]/@port",
      "warn /domain/on_reboot/@when",
      "warn /domain/title",
      "warn /domain/x:new",
    ]);
  });

  it("judges an element that may stand once and is there again by itself", () => {
    const devices =
      "<memballoon model='xen'/><memballoon model='virtio'/><emulator>/a</emulator><emulator>/b</emulator>";
    expect(judged(hvm, { devices, os: "<type>hvm</type>" })).toEqual([
      "warn /domain/devices/memballoon/@model",
      "refuse /domain/devices/emulator",
    ]);
  });

  it("judges a device alone as in its guest", () => {
    const told: Judgement[] = [];
    const device = parseDevice(
      "<interface type='bridge'><source bridge='b'/><vlan><tag id='4'/></vlan></interface>",
    );
    paravirtual.judgeDevice(device, "/interface", (judgement) => told.push(judgement));
    expect(told).toEqual([{ verdict: "refuse", path: "/interface/vlan", what: undefined }]);
  });
});
