import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { guestDisk } from "@libvirt-ts/testkit";

/** The UUIDs of the documents below; every other one is made up anew each time. */
export const fixedUUID = /^([1-5])\1{7}-0000-0000-0000-00000000000\1$/;

const guest = (name: string, uuid: string, rest: string, memballoon: string, more = ""): string =>
  `<domain type='qemu'>
  <name>${name}</name>
  <uuid>${uuid}</uuid>
  ${more}<memory unit='MiB'>16</memory>
  <vcpu current='1'>2</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
  <features><acpi/></features>
  <on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    ${rest}
    <controller type='usb' model='none'/>
    <memballoon model='${memballoon}'/>
    <serial type='pty'><target port='0'/></serial>
    <console type='pty'><target type='serial' port='0'/></console>
    <video><model type='vga' vram='1024'/></video>
  </devices>
</domain>
`;

const disk = (type: string, file: string, dev: string, bus: string): string =>
  `<disk type='file' device='disk'><driver name='qemu' type='${type}'/><source file='${file}'/><target dev='${dev}' bus='${bus}'/></disk>`;

/** What lies in the working directory, where `folder` holds the disks: `guest` of the guests, `pool` of the pool. */
const qemuFiles = (folder: string): Readonly<Record<string, string>> => ({
  "cpu.xml": "<cpu mode='custom' match='exact'><model>qemu64</model></cpu>\n",
  "bad.xml": "<domain type='qemu'><name>bad</name>",
  "tiny.xml": guest(
    "tiny",
    "11111111-0000-0000-0000-000000000001",
    disk("raw", `${folder}/guest/tiny.img`, "hda", "ide"),
    "none",
  ),
  "qc.xml": guest(
    "qc",
    "22222222-0000-0000-0000-000000000002",
    [
      disk("qcow2", `${folder}/guest/qc.qcow2`, "hda", "ide"),
      disk("qcow2", `${folder}/pool/data.qcow2`, "vdb", "virtio"),
      "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>",
      "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='iso'/><model type='e1000'/></interface>",
      "<graphics type='vnc' autoport='yes' listen='127.0.0.1'/>",
      "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>",
    ].join(""),
    "virtio",
    "<iothreads>1</iothreads>",
  ),
  "pool.xml": `<pool type='dir'><name>p</name><uuid>44444444-0000-0000-0000-000000000004</uuid><target><path>${folder}/pool</path></target></pool>\n`,
  "vol.xml":
    "<volume><name>fx.qcow2</name><capacity unit='MiB'>8</capacity><target><format type='qcow2'/></target></volume>\n",
  "net.xml":
    "<network><name>iso</name><uuid>33333333-0000-0000-0000-000000000003</uuid><bridge name='lvbr7'/><mac address='52:54:00:00:00:21'/><ip address='192.168.177.1' netmask='255.255.255.0'/></network>\n",
  secval: "topsecret",
  "sec.xml":
    "<secret ephemeral='no' private='no'><uuid>55555555-0000-0000-0000-000000000005</uuid><description>a secret</description><usage type='volume'><volume>/x</volume></usage></secret>\n",
  "f1.xml": "<filter name='f1'><rule action='drop' direction='in'><tcp dstportstart='25'/></rule></filter>\n",
  "disk.xml": disk("raw", `${folder}/pool/a.raw`, "vdc", "virtio"),
  "chk.xml":
    "<domaincheckpoint><name>cx</name><disks><disk name='vdb' checkpoint='bitmap'/></disks></domaincheckpoint>\n",
});

const testFiles: Readonly<Record<string, string>> = {
  "bad.xml": "<domain type='test'><name>bad</name>",
  "dom.xml":
    "<domain type='test'><name>made</name><uuid>11111111-0000-0000-0000-000000000001</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>\n",
  "snap.xml": "<domainsnapshot><name>made</name><description>from a file</description></domainsnapshot>\n",
  "net.xml":
    "<network><name>made</name><uuid>33333333-0000-0000-0000-000000000003</uuid><bridge name='vb9'/></network>\n",
  "pool.xml":
    "<pool type='dir'><name>made</name><uuid>44444444-0000-0000-0000-000000000004</uuid><target><path>/pools/made</path></target></pool>\n",
  "vol.xml": "<volume><name>made</name><capacity unit='MiB'>8</capacity></volume>\n",
};

/** Lays the files of a sequence anew and gives the working directory. */
export function layFiles(sequence: "qemu" | "test", folder: string): string {
  const work = join(folder, "work");
  for (const name of ["work", "guest", "pool"]) {
    rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(join(folder, name));
  }
  const files = sequence === "qemu" ? qemuFiles(folder) : testFiles;
  for (const [name, text] of Object.entries(files)) writeFileSync(join(work, name), text);
  if (sequence === "qemu") {
    guestDisk(join(folder, "guest/tiny.img"), "raw");
    guestDisk(join(folder, "guest/qc.qcow2"));
  }
  return work;
}
