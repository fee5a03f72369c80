/** Guests of the rig as domain XML: files in root's home. */
import { textFile } from "@libvirt-ts/testkit";

export const tinyUuid = "c0ffee00-0000-4000-8000-000000000001";

/** tinypv, whose second vcpu stays offline: it boots at once, obeys, and is saved and restored. */
export const tiny = `<domain type='xen'>
  <name>tiny</name>
  <uuid>${tinyUuid}</uuid>
  <os>
    <type>linux</type>
    <kernel>/guests/tinypv.elf</kernel>
    <cmdline>console=hvc0</cmdline>
  </os>
  <memory>16384</memory>
  <vcpu>2</vcpu>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
</domain>
`;

/** GRUB for PVH, at its prompt. */
export const pvh = `<domain type='xen'>
  <name>pvh</name>
  <uuid>c0ffee00-0000-4000-8000-000000000002</uuid>
  <os>
    <type machine='xenpvh'>linux</type>
    <kernel>/guests/grub-i386-xen_pvh.bin</kernel>
  </os>
  <memory>65536</memory>
  <vcpu>1</vcpu>
</domain>
`;

/** SeaBIOS, which finds nothing to boot. */
export const hvm = `<domain type='xen'>
  <name>hvm</name>
  <uuid>c0ffee00-0000-4000-8000-000000000003</uuid>
  <os>
    <type>hvm</type>
    <loader>/usr/lib/xen-4.17/boot/hvmloader</loader>
    <boot dev='hd'/>
  </os>
  <memory>32768</memory>
  <vcpu>1</vcpu>
  <features><acpi/></features>
  <devices>
    <emulator>/usr/libexec/xen-qemu-system-i386</emulator>
    <serial type='pty'/>
    <graphics type='vnc' port='5907' listen='127.0.0.1'/>
  </devices>
</domain>
`;

/** tinypv with a disk on a loop device and a card on dom0's bridge, of which it uses neither. */
export const equipped = tiny
  .replaceAll("tiny</name>", "equipped</name>")
  .replace(tinyUuid, "c0ffee00-0000-4000-8000-000000000004")
  .replace(
    "</domain>",
    `  <devices>
    <disk type='file' device='disk'><source file='/root/disk.img'/><target dev='xvda'/></disk>
    <interface type='bridge'><source bridge='xenbr0'/><mac address='00:16:3e:00:00:04'/></interface>
  </devices>
</domain>`,
  );

/** The guests' files, for dom0. */
export const guestFiles = () => [
  textFile("root/tiny.xml", tiny),
  textFile("root/pvh.xml", pvh),
  textFile("root/hvm.xml", hvm),
  textFile("root/equipped.xml", equipped),
];
