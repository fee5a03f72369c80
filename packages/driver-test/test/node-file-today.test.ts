/** A node file with every kind of object, as today's libvirt reads it (`fixtures/today/node.xml`). */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { afterAll, describe, expect, it } from "vitest";
import { openNode } from "./connection.js";

const path = fileURLToPath(new URL("../fixtures/today/node.xml", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "node-file-today-"));
const node = await openNode(undefined, `test://${path}`);
afterAll(async () => {
  await node.close();
  rmSync(folder, { recursive: true });
});

/** Opens a node file of this text. */
function load(name: string, text: string) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return openNode(undefined, `test://${file}`);
}

describe("a node file of today", () => {
  it("says in which state its domains are", async () => {
    const all = await node.listAllDomains(0);
    expect(all.map(({ ref, info }) => [ref.name, ref.id, info?.state])).toEqual([
      ["run1", 1, DomainState.RUNNING],
      ["paused1", 2, DomainState.PAUSED],
      ["transient1", 3, DomainState.RUNNING],
      ["crashed1", 4, DomainState.CRASHED],
      ["snaps", 5, DomainState.RUNNING],
      ["chks", 6, DomainState.RUNNING],
      ["fromfile", 7, DomainState.RUNNING],
      ["żółw-龍", 8, DomainState.RUNNING],
      ["off1", undefined, DomainState.SHUTOFF],
      ["saved1", undefined, DomainState.SHUTOFF],
    ]);
    const saved = await node.domainLookupByName("saved1");
    expect(await node.domainHasManagedSaveImage(saved, 0)).toBe(true);
    expect(await node.domainIsPersistent(await node.domainLookupByName("transient1"))).toBe(false);
    expect(await node.domainGetXMLDesc(saved, 0)).not.toContain("managedsave");
  });

  it("has the snapshots of its domains, as a tree with a current one", async () => {
    const ref = await node.domainLookupByName("snaps");
    const all = await node.domainListAllSnapshots(ref, 0);
    expect(all.map(({ name }) => name)).toEqual(["snap-a", "snap-b", "snap-c"]);
    expect((await node.domainSnapshotCurrent(ref, 0)).name).toBe("snap-b");
    expect((await node.domainSnapshotGetParent(all[2]!, 0)).name).toBe("snap-a");
    expect(await node.domainSnapshotGetXMLDesc(all[1]!, 0)).toContain("<state>paused</state>");
  });

  it("has networks, interfaces and devices", async () => {
    const networks = await node.listAllNetworks(0);
    expect(networks.map(({ name }) => name)).toEqual(["net1", "net2-with-a-long-name"]);
    expect(await node.networkGetXMLDesc(networks[1]!, 0)).toContain(
      "<bridge name='virbr2' stp='on' delay='0'/>",
    );
    const interfaces = await node.listAllInterfaces(2);
    expect(interfaces).toEqual([
      { name: "eth1", mac: "aa:bb:cc:00:00:01" },
      { name: "br0", mac: "" },
      { name: "bond0", mac: "" },
    ]);
    const devices = await node.listAllNodeDevices(0);
    expect(devices.map(({ name }) => name).sort()).toEqual([
      ...["block_sda", "computer", "net_eth1", "pci_0000_00_1f_2", "scsi_host2"],
    ]);
  });

  it("has pools with volumes", async () => {
    const pools = await node.listAllStoragePools(0);
    expect(pools.map(({ name }) => name)).toEqual(["pool1", "pool2", "vg"]);
    const { allocation } = await node.storagePoolGetInfo(pools[0]!);
    expect(allocation).toBe(1_074_794_496n);
    expect(await node.storagePoolGetXMLDesc(pools[1]!, 0)).toContain("<format type='auto'/>");
    const volumes = await node.storagePoolListAllVolumes(pools[0]!, 0);
    expect(volumes.map(({ key }) => key)).toEqual(["/pool1/v1.img", "/pool1/v2.qcow2", "/pool1/dirvol"]);
    expect(await node.storageVolGetInfo(await node.storageVolLookupByPath("/dev/vg/lv"), 0)).toMatchObject({
      capacity: 41_943_040n,
    });
  });

  it("hands a PCI device to guests and takes it back", async () => {
    const ref = { name: "pci_0000_00_1f_2" };
    await node.nodeDeviceDetach(ref, undefined, 0);
    await node.nodeDeviceReset(ref);
    expect(await node.nodeDeviceGetXMLDesc(ref, 0)).toContain("<name>vfio-pci</name>");
    await node.nodeDeviceReAttach(ref);
    expect(await node.nodeDeviceGetXMLDesc(ref, 0)).toContain("<name>ahci</name>");
  });

  it("reads every kind from files of its own", async () => {
    writeFileSync(join(folder, "net.xml"), "<network><name>filed</name><bridge name='virbr9'/></network>");
    writeFileSync(
      join(folder, "pool.xml"),
      "<pool type='dir'><name>filed</name><target><path>/filed</path></target>" +
        "<volume><name>v</name><capacity>1024</capacity></volume></pool>",
    );
    writeFileSync(join(folder, "eth.xml"), "<interface type='ethernet' name='filed'/>");
    writeFileSync(join(folder, "dev.xml"), "<device><name>filed</name></device>");
    const conn = await load(
      "kinds.xml",
      "<node><network file='net.xml'/><pool file='pool.xml'/><interface file='eth.xml'/><device file='dev.xml'/></node>",
    );
    expect((await conn.networkLookupByName("filed")).name).toBe("filed");
    expect((await conn.storageVolLookupByPath("/filed/v")).name).toBe("v");
    expect(await conn.interfaceIsActive(await conn.interfaceLookupByName("filed"))).toBe(true);
    expect(await conn.nodeDeviceIsPersistent(await conn.nodeDeviceLookupByName("filed"))).toBe(true);
  });

  it("reads many files in batches, and numbers their domains in document order", async () => {
    const names = Array.from({ length: 80 }, (_, index) => `d${index}`);
    for (const name of names) {
      writeFileSync(
        join(folder, `${name}.xml`),
        `<domain type='test'><name>${name}</name><memory>65536</memory></domain>`,
      );
    }
    const conn = await load(
      "batches.xml",
      `<node>${names.map((name) => `<domain file='${name}.xml'/>`).join("")}</node>`,
    );
    const all = await conn.listAllDomains(0);
    expect(all.map(({ ref }) => ref.name)).toEqual(names);
    expect(all.map(({ ref }) => ref.id)).toEqual(names.map((_, index) => index + 1));
  });

  it("finds additions by their namespace, whatever its prefix and wherever it is declared", async () => {
    const conn = await load(
      "prefix.xml",
      "<node xmlns:t='http://libvirt.org/schemas/domain/test/1.0'>" +
        "<domain type='test'><name>a</name><memory>65536</memory><t:runstate>3</t:runstate></domain></node>",
    );
    const { state } = await conn.domainGetInfo(await conn.domainLookupByName("a"));
    expect(state).toBe(DomainState.PAUSED);
  });

  const xmlError = { code: ErrorNumber.XML_ERROR };
  const domain = (additions: string) =>
    "<node><domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>a</name>" +
    `<memory>65536</memory>${additions}</domain></node>`;
  it.each([
    ["a runstate beyond 7", domain("<test:runstate>99</test:runstate>"), xmlError],
    ["an image of a running domain", domain("<test:hasmanagedsave/>"), xmlError],
    ["a transient domain that is off", domain("<test:transient/><test:runstate>5</test:runstate>"), xmlError],
    [
      "two networks of one name",
      "<node><network><name>n</name></network><network><name>n</name></network></node>",
      { code: ErrorNumber.OPERATION_FAILED },
    ],
    ["a network without a name", "<node><network><bridge name='b'/></network></node>", xmlError],
    [
      "a pool with a volume twice",
      `<node><pool type='dir'><name>p</name><target><path>/p</path></target>${"<volume><name>v</name><capacity>1</capacity></volume>".repeat(2)}</pool></node>`,
      { code: ErrorNumber.STORAGE_VOL_EXIST },
    ],
    ["a file of another kind", "<node><network file='batches.xml'/></node>", xmlError],
    [
      "more elements than are read",
      `<node>${Array.from({ length: 100_000 }, (_, index) => `<domain><name>d${index}</name><memory>65536</memory></domain>`).join("")}</node>`,
      { code: ErrorNumber.OVERFLOW, message: expect.stringContaining("more than 250000 elements") },
    ],
  ])("refuses %s", async (name, text, error) => {
    await expect(load(`${name}.xml`, text)).rejects.toMatchObject(error);
  });
});

describe("mediated devices", () => {
  it("are made as often as their parent offers, and keep what they are given", async () => {
    const conn = await load(
      "mediated.xml",
      "<node><device><name>pci_0000_00_02_0</name><capability type='pci'><domain>0</domain><bus>0</bus><slot>2</slot>" +
        "<function>0</function><product id='0x1'/><vendor id='0x2'/><capability type='mdev_types'><type id='vgpu'>" +
        "<deviceAPI>vfio-pci</deviceAPI><availableInstances>1</availableInstances></type></capability></capability></device></node>",
    );
    const device = (uuid: string) =>
      "<device><parent>pci_0000_00_02_0</parent><capability type='mdev'><type id='vgpu'/>" +
      `<uuid>${uuid}</uuid><attr name='a' value='1'/></capability></device>`;
    const ref = await conn.nodeDeviceDefineXML(device("11111111-2222-3333-4444-555555555555"), 0);
    expect(ref.name).toBe("mdev_11111111_2222_3333_4444_555555555555_pci_0000_00_02_0");
    await conn.nodeDeviceCreate(ref, 0);
    const second = conn.nodeDeviceCreateXML(device("11111111-2222-3333-4444-666666666666"), 0);
    await expect(second).rejects.toMatchObject({ code: ErrorNumber.OPERATION_FAILED });
    const changed = device("11111111-2222-3333-4444-555555555555").replace("value='1'", "value='2'");
    await conn.nodeDeviceUpdate(ref, changed, 2);
    expect(await conn.nodeDeviceGetXMLDesc(ref, 0)).toContain("value='1'");
    expect(await conn.nodeDeviceGetXMLDesc(ref, 1)).toContain("value='2'");
  });
});
