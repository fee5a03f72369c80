import { diffDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import { problems } from "../../test/mapping.js";
import { confToDomain, domainToConf } from "./index.js";

describe("what would make another guest is refused, by name", () => {
  const from = (inside: string, os = "<os><type>xen</type><kernel>/k</kernel></os>") =>
    parseDomain(
      `<domain type='xen'><name>a</name><memory>262144</memory>${os}<devices>${inside}</devices></domain>`,
    ).domain;
  const hvm = (inside: string) =>
    `<os><type>hvm</type><loader>/usr/lib/xen/boot/hvmloader</loader>${inside}</os>`;

  test.each([
    [
      "<disk type='network'><source protocol='nbd' name='p/s'><host name='h'/></source><target dev='xvda'/></disk>",
      "devices/disk[1]",
    ],
    ["<disk type='volume'><source pool='p' volume='s'/><target dev='xvda'/></disk>", "devices/disk[1]"],
    ["<disk device='lun' type='block'><source dev='/dev/a'/><target dev='sda'/></disk>", "devices/disk[1]"],
    ["<interface type='network'><source network='default'/></interface>", "devices/interface[1]"],
    ["<interface type='direct'><source dev='eth0'/></interface>", "devices/interface[1]"],
    ["<controller type='scsi' index='0'/>", "devices/controller[1]"],
    [
      "<hostdev mode='subsystem' type='usb'><source><address bus='1' device='2'/></source></hostdev>",
      "devices/hostdev[1]",
    ],
    ["<filesystem type='mount'><source dir='/a'/><target dir='b'/></filesystem>", "devices/filesystem[1]"],
    ["<graphics type='spice'/>", "devices/graphics[1]"],
    ["<tpm model='tpm-tis'><backend type='emulator'/></tpm>", "devices/tpm[1]"],
  ])("%s", (device, path) => {
    for (const dialect of ["xm-1", "xm-3", "xl"] as const) {
      expect(problems(() => domainToConf(from(device), dialect))).toEqual([
        `dialect.unsupported /domain/${path}`,
      ]);
    }
  });

  test("an image of a Ceph cluster, to xm; xl has words for it", () => {
    const domain = from(
      "<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='p:1/s@x'><host name='::1' port='6789'/><host name='m2'/><snapshot name='one'/><config file='/etc/ceph.conf'/></source><target dev='xvda'/></disk>",
    );
    expect(problems(() => domainToConf(domain, "xm-3"))).toEqual([
      "dialect.unsupported /domain/devices/disk[1]",
    ]);
    const { document, warnings } = domainToConf(domain, "xl");
    expect(warnings).toEqual([]);
    expect(document.get("disk")).toEqual([
      "format=raw,backendtype=qdisk,vdev=xvda,access=rw,target=rbd:p\\:1/s\\@x@one:auth_supported=none:mon_host=[\\:\\:1]\\:6789\\;m2:conf=/etc/ceph.conf",
    ]);
    const again = confToDomain(document, "xl");
    expect(again.warnings).toEqual([]);
    expect(diffDomain(domain, again.domain).filter(({ path }) => path.startsWith("devices.disk"))).toEqual([
      { path: "devices.disk[xvda].device", before: undefined, after: "disk" },
    ]);
    const locked = from(
      "<disk type='network'><source protocol='rbd' name='p/s'><auth username='u'><secret type='ceph' usage='k'/></auth></source><target dev='xvda'/></disk>",
    );
    expect(problems(() => domainToConf(locked, "xl"))).toEqual([
      "dialect.unsupported /domain/devices/disk[1]/source/auth",
    ]);
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
