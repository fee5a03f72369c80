import { type DomainRef, ErrorNumber, VcpuState } from "@libvirt-ts/driver";
import { DomainBlockResizeFlags } from "@libvirt-ts/driver/flags";
import { beforeEach, describe, expect, it } from "vitest";
import { type Connection, eventsOf, guestXML, openNode } from "../../../test/connection.js";

const invalid = { code: ErrorNumber.INVALID_ARG };
const live = 1;
const config = 2;
let conn: Connection;

beforeEach(async () => {
  conn = await openNode();
  return () => conn.close();
});

describe("a disk", () => {
  const { BYTES, EXTEND } = DomainBlockResizeFlags;
  let ref: DomainRef;

  beforeEach(async () => {
    const pool = await conn.storagePoolLookupByName("default-pool");
    const xml = "<volume><name>v</name><capacity>1048576</capacity><allocation>0</allocation></volume>";
    await conn.storageVolCreateXML(pool, xml, 0);
    ref = await conn.domainCreateXML(guestXML("guest").replace("/guest/image", "/default-pool/v"), 0);
  });

  const volume = () => conn.storageVolLookupByPath("/default-pool/v");

  it("is resized with its volume, in KiB or bytes", async () => {
    await conn.domainBlockResize(ref, "vda", 2048n, 0);
    expect((await conn.storageVolGetInfo(await volume(), 0)).capacity).toBe(2_097_152n);
    await conn.domainBlockResize(ref, "vda", 3_000_000n, BYTES | EXTEND);
    expect((await conn.domainGetBlockInfo(ref, "vda", 0)).capacity).toBe(3_000_000n);
  });

  it("is resized where the node does not have its contents", async () => {
    const other = await conn.domainLookupByName("test");
    await conn.domainBlockResize(other, "vda", 5n, BYTES);
    expect((await conn.domainGetBlockInfo(other, "vda", 0)).capacity).toBe(5n);
  });

  it.each([
    [-1n, BYTES, ErrorNumber.INVALID_ARG],
    [1n, BYTES | EXTEND, ErrorNumber.INVALID_ARG],
    [2n ** 63n, BYTES, ErrorNumber.OVERFLOW],
    [10n, BYTES, ErrorNumber.INVALID_ARG],
  ])("is not resized to %s with flags %s", async (size, flags, code) => {
    await conn.storageVolUpload(await volume(), new Blob(["allocated"]).stream(), 0n, 0n, 0);
    await expect(conn.domainBlockResize(ref, "vda", size, flags)).rejects.toMatchObject({ code });
    expect((await conn.domainGetBlockInfo(ref, "vda", 0)).capacity).toBe(1_048_576n);
  });

  it("tells once that more of it is allocated than was set", async () => {
    await conn.domainSetBlockThreshold(ref, "vda", 1000n, 0);
    const told = await eventsOf(conn, { kinds: ["block-threshold"] }, async () => {
      for (const offset of [0n, 65_536n]) {
        await conn.storageVolUpload(await volume(), new Blob(["more"]).stream(), offset, 0n, 0);
      }
    });
    expect(told).toEqual([
      { event: "block-threshold", dev: "vda", path: "/default-pool/v", threshold: 1000n, excess: 64_536n },
    ]);
    await expect(conn.domainSetBlockThreshold(ref, "vda[7]", 1n, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainSetBlockThreshold(ref, "vda", -1n, 0)).rejects.toMatchObject(invalid);
  });
});

describe("single vcpus", () => {
  let ref: DomainRef;
  const online = async () =>
    (await conn.domainGetVcpus(ref))
      .filter(({ state }) => state !== VcpuState.OFFLINE)
      .map(({ number }) => number);

  beforeEach(async () => {
    const xml = guestXML("guest", "<vcpu current='2'>4</vcpu>");
    ref = await conn.domainCreate(await conn.domainDefineXML(xml, 0), 0);
  });

  it("are plugged in and out, of what runs or of the definition", async () => {
    await conn.domainSetVcpu(ref, "3", true, live);
    await conn.domainSetVcpu(ref, "1", false, live);
    expect(await online()).toEqual([0, 3]);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("<vcpu id='3' enabled='yes' hotpluggable='yes'/>");
    expect(await conn.domainGetXMLDesc(ref, 2)).not.toContain("<vcpus>");
    await conn.domainSetVcpu(ref, "1-3", true, config);
    expect(await conn.domainGetVcpusFlags(ref, config)).toBe(4);
    expect(await conn.domainGetVcpusFlags(ref, live)).toBe(2);
  });

  it("agree with their number when that is changed", async () => {
    await conn.domainSetVcpu(ref, "3", true, live);
    await conn.domainSetVcpus(ref, 2, live);
    expect(await online()).toEqual([0, 1]);
    await conn.domainSetVcpus(ref, 3, live);
    expect(await online()).toEqual([0, 1, 2]);
  });

  it.each(["0", "4", "1-9", "", "x"])("are not unplugged where they stay or are none: %j", async (list) => {
    await expect(conn.domainSetVcpu(ref, list, false, live)).rejects.toMatchObject(invalid);
    expect(await online()).toEqual([0, 1]);
  });

  it("that the document fixes are not unplugged while the guest runs", async () => {
    const fixed =
      "<vcpu current='2'>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/>" +
      "<vcpu id='1' enabled='yes' hotpluggable='no'/></vcpus>";
    ref = await conn.domainCreate(await conn.domainDefineXML(guestXML("fixed", fixed), 0), 0);
    await expect(conn.domainSetVcpu(ref, "1", false, live)).rejects.toMatchObject(invalid);
    await conn.domainSetVcpu(ref, "1", false, config);
    expect(await conn.domainGetVcpusFlags(ref, config)).toBe(1);
  });
});
