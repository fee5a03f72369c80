import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber, type StoragePoolRef } from "@libvirt-ts/driver";
import { StorageVolWipeAlgorithm } from "@libvirt-ts/driver/flags";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";
import { bytes, collect, newPool, qcow2, refused, type TestPool, volumeXML } from "./volumes.js";

const reason = reasonToSkip("storage volumes");
const node = new TestNode();
afterAll(() => node.end());

describe.skipIf(reason !== undefined)("storage volumes of an embedded node", () => {
  let conn: Connection;
  let pool: StoragePoolRef;
  let folder: string;
  let make: TestPool["make"];

  beforeEach(async () => {
    ({ conn, pool, folder, make } = await newPool(node));
  });

  it("leaves nothing of what cannot be made", async () => {
    const cases: readonly [string, number][] = [
      [volumeXML("../out"), ErrorNumber.XML_ERROR],
      [volumeXML(".."), ErrorNumber.XML_ERROR],
      [volumeXML("x", ""), ErrorNumber.XML_ERROR],
      [volumeXML("x", "<capacity unit='PiB'>8191</capacity>"), ErrorNumber.XML_ERROR],
      [volumeXML("x", "<capacity unit='furlong'>8</capacity>"), ErrorNumber.XML_ERROR],
      [
        volumeXML("x", "<capacity>1</capacity><target><format type='vmdk'/></target>"),
        ErrorNumber.NO_SUPPORT,
      ],
      [
        volumeXML("x", `${qcow2()}<backingStore><path>/no/such</path><format type='raw'/></backingStore>`),
        ErrorNumber.SYSTEM_ERROR,
      ],
      [
        volumeXML("x", `${qcow2()}<backingStore><path>json:{}</path><format type='raw'/></backingStore>`),
        ErrorNumber.XML_ERROR,
      ],
      [
        volumeXML("x", `${qcow2()}<backingStore><path>/etc/hosts</path></backingStore>`),
        ErrorNumber.XML_ERROR,
      ],
      [volumeXML("x", qcow2("<clusterSize unit='B'>3</clusterSize>")), ErrorNumber.OPERATION_FAILED],
    ];
    for (const [xml, code] of cases) {
      const error = await refused(conn.storageVolCreateXML(pool, xml, 0));
      expect([xml, error.code]).toEqual([xml, code]);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("does not follow links, and finds no file of another folder", async () => {
    writeFileSync(join(node.folder, "secret"), "secret");
    symlinkSync(join(node.folder, "secret"), join(folder, "link"));
    mkdirSync(join(folder, "folder"));
    expect(await conn.storagePoolListAllVolumes(pool, 0)).toEqual([]);
    for (const name of ["link", "folder", "../secret", "..", "", "a\0b"])
      expect([name, (await refused(conn.storageVolLookupByName(pool, name))).code]).toEqual([
        name,
        ErrorNumber.NO_STORAGE_VOL,
      ]);
    for (const path of [`${folder}/../secret`, join(folder, "link"), "secret", ""])
      expect((await refused(conn.storageVolLookupByPath(path))).code).toBe(ErrorNumber.NO_STORAGE_VOL);
    // Nor is what is in the way replaced.
    const error = await refused(make("link"));
    expect([error.code, readFileSync(join(node.folder, "secret"), "utf8")]).toEqual([
      ErrorNumber.STORAGE_VOL_EXIST,
      "secret",
    ]);
  });

  it("removes what somebody was killed at making", async () => {
    const name = ".libvirt-ts-11111111-2222-4333-8444-555555555555.part";
    writeFileSync(join(folder, name), "half");
    expect(await conn.storagePoolListAllVolumes(pool, 0)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stops making a volume that nobody wants any longer", async () => {
    const ref = await make("source", "<capacity unit='MiB'>64</capacity>");
    const stop = new AbortController();
    const cloning = conn.storageVolCreateXMLFrom(pool, volumeXML("clone"), ref, 0, { signal: stop.signal });
    stop.abort();
    expect((await refused(cloning)).code).toBe(ErrorNumber.OPERATION_ABORTED);
    expect(readdirSync(folder)).toEqual(["source"]);
  });

  it("tells that a resize was stopped", async () => {
    const ref = await make("stopped");
    const stop = new AbortController();
    const resizing = conn.storageVolResize(ref, 8n * 1024n * 1024n, 0, { signal: stop.signal });
    stop.abort();
    expect((await refused(resizing)).code).toBe(ErrorNumber.OPERATION_ABORTED);
  });

  it("wipes with zeros, and with what scrub knows if it is there", async () => {
    const ref = await make("wiped", "<capacity>100000</capacity>");
    await conn.storageVolUpload(ref, bytes(Buffer.alloc(100_000, 7)), 0n, 0n, 0);
    await conn.storageVolWipe(ref, StorageVolWipeAlgorithm.ZERO, 0);
    expect((await collect(await conn.storageVolDownload(ref, 0n, 0n, 0))).every((byte) => byte === 0)).toBe(
      true,
    );
    expect((await refused(conn.storageVolWipe(ref, StorageVolWipeAlgorithm.TRIM, 0))).code).toBe(
      ErrorNumber.NO_SUPPORT,
    );
    expect((await refused(conn.storageVolWipe(ref, 99, 0))).code).toBe(ErrorNumber.INVALID_ARG);
  });

  it("starts a guest whose disk is a volume, and plugs and exchanges volumes", async () => {
    await make("disk.img", qcow2());
    await make("more.img");
    await make("medium.iso");
    const source = (name: string) => `<source pool='${pool.name}' volume='${name}'/>`;
    const cdrom = (name: string) =>
      `<disk type='volume' device='cdrom'><driver name='qemu'/>${source(name)}<target dev='hdc' bus='ide'/><readonly/></disk>`;
    const missing = `<disk type='volume' device='cdrom'><source pool='${pool.name}' volume='gone.iso' startupPolicy='optional'/><target dev='hdd' bus='ide'/><readonly/></disk>`;
    const xml = node
      .xml("volumes", { devices: cdrom("medium.iso") + missing })
      .replace(/<disk type='file'.*?<\/disk>/s, () => {
        return `<disk type='volume' device='disk'><driver name='qemu'/>${source("disk.img")}<target dev='vda' bus='virtio'/></disk>`;
      });
    const ref = await conn.domainDefineXML(xml, 0);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain(source("disk.img"));
    await conn.domainCreate(ref, 1);
    const live = await conn.domainGetXMLDesc(ref, 0);
    expect(live).toMatch(/<driver name='qemu' type='qcow2'\/>\s*<source file='[^']*disk\.img' index='3'\/>/);
    expect(live).toMatch(/<target dev='hdd' bus='ide'\/>/);
    expect(live).not.toContain("gone.iso");
    expect((await conn.domainGetBlockInfo(ref, "vda", 0)).capacity).toBe(8n * 1024n * 1024n);
    await conn.domainAttachDevice(
      ref,
      `<disk type='volume'><driver name='qemu'/>${source("more.img")}<target dev='vdb' bus='virtio'/></disk>`,
      1,
    );
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain(join(folder, "more.img"));
    await conn.domainUpdateDevice(ref, cdrom("more.img").replace("more.img", "medium.iso"), 1);
    // An image that a guest has is not made smaller or larger behind its back.
    const disk = await conn.storageVolLookupByName(pool, "disk.img");
    expect((await refused(conn.storageVolResize(disk, 16n * 1024n * 1024n, 0))).message).toContain("lock");
    await conn.domainDestroy(ref, 0);
    await conn.storagePoolDestroy(pool);
    expect((await refused(conn.domainCreate(ref, 0))).code).toBe(ErrorNumber.NO_STORAGE_POOL);
    await conn.domainUndefine(ref, 0);
  });
});
