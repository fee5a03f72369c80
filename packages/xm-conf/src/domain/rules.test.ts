import { parseDomain } from "@libvirt-ts/xml";
import { describe, expect, test } from "vitest";
import { problems } from "../../test/mapping.js";
import { domainToConf } from "./index.js";

describe("what would make another guest is refused, by name", () => {
  const from = (inside: string, os = "<os><type>xen</type><kernel>/k</kernel></os>") =>
    parseDomain(`<domain><name>a</name><memory>262144</memory>${os}<devices>${inside}</devices></domain>`)
      .domain;
  const hvm = (inside: string) =>
    `<os><type>hvm</type><loader>/usr/lib/xen/boot/hvmloader</loader>${inside}</os>`;

  test.each([
    ["<disk type='network'><source protocol='rbd' name='p/s'/><target dev='xvda'/></disk>", "devices/disk"],
    ["<disk type='volume'><source pool='p' volume='s'/><target dev='xvda'/></disk>", "devices/disk"],
    ["<disk device='lun' type='block'><source dev='/dev/a'/><target dev='sda'/></disk>", "devices/disk"],
    ["<interface type='network'><source network='default'/></interface>", "devices/interface"],
    ["<interface type='direct'/>", "devices/interface"],
    ["<controller type='scsi' index='0'/>", "devices/controller"],
    ["<hostdev mode='subsystem' type='scsi'/>", "devices/hostdev"],
    ["<filesystem/>", "devices/filesystem"],
    ["<graphics type='spice'/>", "devices/graphics"],
    ["<tpm/>", "devices/tpm"],
  ])("%s", (device, path) => {
    for (const dialect of ["xm-1", "xm-3", "xl"] as const) {
      expect(problems(() => domainToConf(from(device), dialect))).toEqual([
        `dialect.unsupported /domain/${path}`,
      ]);
    }
  });

  test("the kernel of a fully virtualised guest, to xm", () => {
    const domain = from("", hvm("<kernel>/k</kernel><initrd>/i</initrd>"));
    expect(problems(() => domainToConf(domain, "xm-3"))).toEqual([
      "dialect.unsupported /domain/os/kernel",
      "dialect.unsupported /domain/os/initrd",
    ]);
    expect(domainToConf(domain, "xl").warnings).toEqual([]);
  });

  test("but not what an ordinary dump of today's libvirt says: it warns of nothing", () => {
    const dump = `<domain type='xen' id='3'><name>pv1</name><uuid>5f0ac9a2-3a0e-4c0c-9a51-0d6d1c3f8e77</uuid>
      <memory unit='KiB'>524288</memory><currentMemory unit='KiB'>524288</currentMemory><vcpu placement='static'>1</vcpu>
      <os><type arch='x86_64' machine='xenpv'>linux</type><kernel>/k</kernel></os>
      <clock offset='utc' adjustment='reset'/>
      <devices>
        <disk type='block' device='disk'><driver name='phy' type='raw'/><source dev='/dev/vg0/pv1'/><target dev='xvda' bus='xen'/></disk>
        <controller type='xenbus' index='0'/>
        <interface type='bridge'><mac address='00:16:3e:00:00:01'/><source bridge='xenbr0'/><script path='vif-bridge'/><target dev='vif3.0'/></interface>
        <console type='pty' tty='/dev/pts/5'><source path='/dev/pts/5'/><target type='xen' port='0'/></console>
        <input type='mouse' bus='xen'/><input type='keyboard' bus='xen'/>
        <graphics type='vnc' port='5901' autoport='no' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>
        <video><model type='xen' vram='4096' heads='1' primary='yes'/></video>
        <memballoon model='xen'/>
      </devices></domain>`;
    const { domain, warnings } = parseDomain(dump);
    expect(warnings).toEqual([]);
    for (const dialect of ["xm-1", "xm-2", "xm-3", "xl"] as const) {
      expect([dialect, domainToConf(domain, dialect).warnings]).toEqual([dialect, []]);
    }
  });
});
