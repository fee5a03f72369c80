/** What today's test driver fills in: its own documents, as libvirt 9.0 printed them, but for the order of attributes of a drive's address. */
import { expect, it } from "vitest";
import { openNode } from "./connection.js";

const uuid = "11111111-2222-3333-4444-555555555501";

it("a domain is told whole", async () => {
  const conn = await openNode();
  const xml =
    `<domain type='test'><name>d1</name><uuid>${uuid}</uuid><memory>65536</memory><os><type>hvm</type></os><devices>` +
    "<disk type='file'><source file='/x'/><target dev='vda'/></disk><disk type='file' device='cdrom'><target dev='hdc'/></disk>" +
    "<disk type='file'><source file='/z'/><target dev='sdj'/></disk>" +
    "<interface type='network'><mac address='52:54:00:73:1d:70'/><source network='default'/></interface>" +
    "<console type='pty'/><channel type='unix'><target type='virtio' name='org.x'/></channel><graphics type='vnc'/>" +
    "<video/><watchdog model='i6300esb'/></devices></domain>";
  const described = async () => conn.domainGetXMLDesc(await conn.domainDefineXML(xml, 0), 0);
  const first = await described();
  expect(first).toBe(`<domain type='test'>
  <name>d1</name>
  <uuid>${uuid}</uuid>
  <memory unit='KiB'>65536</memory>
  <currentMemory unit='KiB'>65536</currentMemory>
  <vcpu placement='static'>1</vcpu>
  <os>
    <type arch='i686'>hvm</type>
    <boot dev='hd'/>
  </os>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <disk type='file' device='disk'>
      <source file='/x'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='cdrom'>
      <target dev='hdc' bus='ide'/>
      <readonly/>
      <address type='drive' bus='1' controller='0' target='0' unit='0'/>
    </disk>
    <disk type='file' device='disk'>
      <source file='/z'/>
      <target dev='sdj' bus='scsi'/>
      <address type='drive' bus='0' controller='1' target='0' unit='2'/>
    </disk>
    <controller type='scsi' index='0'/>
    <controller type='scsi' index='1'/>
    <controller type='ide' index='0'/>
    <controller type='virtio-serial' index='0'/>
    <interface type='network'>
      <mac address='52:54:00:73:1d:70'/>
      <source network='default'/>
      <target dev='testnet0'/>
    </interface>
    <serial type='pty'>
      <target port='0'/>
    </serial>
    <console type='pty'>
      <target type='serial' port='0'/>
    </console>
    <channel type='unix'>
      <target type='virtio' name='org.x'/>
    </channel>
    <graphics type='vnc' port='-1' autoport='yes'>
      <listen type='address'/>
    </graphics>
    <video>
      <model type='cirrus' vram='16384' heads='1' primary='yes'/>
    </video>
    <watchdog model='i6300esb' action='reset'/>
  </devices>
</domain>
`);
  // Whatever was filled in is there the next time as well.
  expect(await described()).toBe(first);
  expect(await conn.domainGetXMLDesc(await conn.domainDefineXML(first, 0), 0)).toBe(first);
  await conn.close();
});

it("cards without an address get one that stays", async () => {
  const conn = await openNode();
  const xml = `<domain type='test'><name>d</name><uuid>${uuid}</uuid><memory>65536</memory><devices><interface type='user'/><interface type='user'/></devices></domain>`;
  const macs = async () =>
    (await conn.domainGetXMLDesc(await conn.domainDefineXML(xml, 0), 0)).match(/52:54:00(:[0-9a-f]{2}){3}/g);
  const first = await macs();
  expect(new Set(first).size).toBe(2);
  expect(await macs()).toEqual(first);
  await conn.close();
});

it("networks, pools and volumes are told whole", async () => {
  const conn = await openNode();
  const network = await conn.networkDefineXML(`<network><name>n1</name><uuid>${uuid}</uuid></network>`, 0);
  expect(await conn.networkGetXMLDesc(network, 0)).toContain("<bridge stp='on' delay='0'/>");
  const nat = "<network><name>n2</name><forward/><ip address='10.0.0.1' netmask='255.255.255.0'/></network>";
  expect(await conn.networkGetXMLDesc(await conn.networkDefineXML(nat, 0), 0)).toContain(
    "<forward mode='nat'/>",
  );
  const without = conn.networkDefineXML("<network><name>n3</name><forward dev='eth0'/></network>", 0);
  await expect(without).rejects.toThrow("nat is asked for");
  const pool = await conn.storagePoolLookupByName("default-pool");
  const volume = await conn.storageVolCreateXML(
    pool,
    "<volume><name>v</name><capacity>1000</capacity></volume>",
    0,
  );
  expect(await conn.storageVolGetXMLDesc(volume, 0)).toMatch(/^<volume type='file'>/);
  await conn.close();
});
