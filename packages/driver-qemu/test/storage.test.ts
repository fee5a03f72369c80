import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber, type StoragePoolRef, type StorageVolRef } from "@libvirt-ts/driver";
import {
  StorageVolCreateFlags,
  StorageVolInfoFlags,
  StorageVolResizeFlags,
  StorageVolWipeAlgorithm,
} from "@libvirt-ts/driver/flags";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("storage pools and volumes of QEMU's images");
const MIB = 1024 * 1024;
const node = new TestNode();
afterAll(() => node.end());

/** What `qemu-img` says of an image. */
interface ImgInfo {
  readonly format: string;
  readonly "virtual-size": number;
  readonly "backing-filename"?: string;
  readonly "backing-filename-format"?: string;
  readonly "cluster-size"?: number;
}
const imgInfo = (path: string): ImgInfo =>
  JSON.parse(
    execFileSync("qemu-img", ["info", "-U", "--output=json", path], { encoding: "utf8" }),
  ) as ImgInfo;

const refused = async (
  call: Promise<unknown>,
): Promise<{ readonly code: number; readonly message: string }> => {
  const error = await call.then(
    () => undefined,
    (thrown) => thrown as { code: number; message: string },
  );
  if (error === undefined) throw new Error("it was not refused");
  return error;
};

const bytes = (data: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(data);
      controller.close();
    },
  });

async function collect(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

describe.skipIf(reason !== undefined)("storage pools and volumes of an embedded node", () => {
  let conn: Connection;
  let pool: StoragePoolRef;
  let folder: string;
  let count = 0;

  const volumeXML = (name: string, rest = `<capacity unit='MiB'>4</capacity><allocation>0</allocation>`) =>
    `<volume><name>${name}</name>${rest}</volume>`;
  const make = (name: string, rest?: string, flags = 0): Promise<StorageVolRef> =>
    conn.storageVolCreateXML(pool, volumeXML(name, rest), flags);
  const qcow2 = (rest = "", capacity = "<capacity unit='MiB'>8</capacity>") =>
    `${capacity}<target><format type='qcow2'/>${rest}</target>`;

  beforeEach(async () => {
    conn ??= await node.open();
    folder = join(node.folder, `pool-${count}`);
    mkdirSync(folder);
    pool = await conn.storagePoolCreateXML(
      `<pool type='dir'><name>pool-${count++}</name><target><path>${folder}</path></target></pool>`,
      0,
    );
  });

  it("makes a qcow2 volume on top of another one, and tells of both", async () => {
    const base = await make("base.qcow2", qcow2());
    const above = await make(
      "above.qcow2",
      qcow2("<clusterSize unit='KiB'>128</clusterSize><features><lazy_refcounts/></features>", "").replace(
        /$/,
        `<backingStore><path>${base.key}</path></backingStore>`,
      ),
    );
    const info = imgInfo(above.key);
    expect(info).toMatchObject({
      format: "qcow2",
      "virtual-size": 8 * MIB,
      "backing-filename": base.key,
      "backing-filename-format": "qcow2",
      "cluster-size": 131_072,
    });
    const xml = await conn.storageVolGetXMLDesc(above, 0);
    expect(xml).toContain("<capacity unit='bytes'>8388608</capacity>");
    expect(xml).toContain("<clusterSize unit='B'>131072</clusterSize>");
    expect(xml).toContain("<lazy_refcounts/>");
    expect(xml).toContain(`<backingStore>\n    <path>${base.key}</path>\n    <format type='qcow2'/>`);
    const { capacity, allocation } = await conn.storageVolGetInfo(above, 0);
    expect(capacity).toBe(8n * 1024n * 1024n);
    expect(Number(allocation)).toBe(statSync(above.key).blocks * 512);
    const physical = await conn.storageVolGetInfo(above, StorageVolInfoFlags.GET_PHYSICAL);
    expect(Number(physical.allocation)).toBe(statSync(above.key).size);
  });

  it("reads the headers of images as QEMU does", async () => {
    for (const [format, options] of [
      ["qcow2", "compat=0.10"],
      ["qcow2", "compat=1.1,cluster_size=4096"],
      ["qcow", ""],
      ["vmdk", ""],
      ["vdi", ""],
      ["vpc", ""],
      ["qed", ""],
      ["raw", ""],
    ] as const) {
      const name = `image-${options.replaceAll(/\W/g, "")}.${format}`;
      const path = join(folder, name);
      execFileSync("qemu-img", [
        "create",
        "-q",
        "-f",
        format,
        ...(options === "" ? [] : ["-o", options]),
        path,
        "20M",
      ]);
      const ref = await conn.storageVolLookupByName(pool, name);
      const { capacity } = await conn.storageVolGetInfo(ref, 0);
      expect([name, Number(capacity)]).toEqual([name, imgInfo(path)["virtual-size"]]);
      expect(await conn.storageVolGetXMLDesc(ref, 0)).toContain(`<format type='${format}'/>`);
    }
  });

  it("takes a header that a guest wrote into a raw volume for no other format", async () => {
    const ref = await make("disk");
    const trap = join(node.folder, `trap-${count}`);
    execFileSync("qemu-img", [
      "create",
      "-q",
      "-f",
      "qcow2",
      "-u",
      "-b",
      "/etc/passwd",
      "-F",
      "raw",
      trap,
      "4M",
    ]);
    const handle = readFileSync(trap);
    // Behind our back, as a guest writes.
    writeFileSync(ref.key, handle, { flag: "r+" });
    expect(await conn.storageVolGetXMLDesc(ref, 0)).toContain("<format type='raw'/>");
    const clone = await conn.storageVolCreateXMLFrom(pool, volumeXML("clone"), ref, 0);
    const copy = await collect(await conn.storageVolDownload(clone, 0n, 0n, 0));
    expect(copy.subarray(0, handle.length).equals(handle)).toBe(true);
    // So it is with one that was of another format until it was wiped.
    const wiped = await make("wiped-image", qcow2());
    await conn.storageVolWipe(wiped, StorageVolWipeAlgorithm.ZERO, 0);
    writeFileSync(wiped.key, handle, { flag: "r+" });
    expect(await conn.storageVolGetXMLDesc(wiped, 0)).toContain("<format type='raw'/>");
    // Who uploads an image means it.
    await conn.storageVolUpload(ref, bytes(handle), 0n, 0n, 0);
    expect(await conn.storageVolGetXMLDesc(ref, 0)).toContain("<path>/etc/passwd</path>");
  });

  it("allocates what it is told to, and as much as there is", async () => {
    const allocated = async (ref: StorageVolRef) => Number((await conn.storageVolGetInfo(ref, 0)).allocation);
    const rest = (allocation: string) => `<capacity>3000001</capacity>${allocation}`;
    expect(await allocated(await make("none", rest("<allocation>0</allocation>")))).toBe(0);
    expect(await allocated(await make("all", rest("")))).toBeGreaterThanOrEqual(3_000_001);
    const some = await allocated(await make("some", rest("<allocation unit='MiB'>1</allocation>")));
    expect(some).toBeGreaterThanOrEqual(MIB);
    expect(some).toBeLessThan(2 * MIB);
    for (const name of ["none", "all", "some"]) expect(statSync(join(folder, name)).size).toBe(3_000_001);
    const ref = await make("metadata", qcow2(), StorageVolCreateFlags.PREALLOC_METADATA);
    expect(statSync(ref.key).size).toBeGreaterThan(8 * MIB);
  });

  it("clones into another format and another size", async () => {
    const ref = await make("source", "<capacity>200000</capacity><allocation>0</allocation>");
    const data = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7) % 251));
    await conn.storageVolUpload(ref, bytes(data), 0n, 0n, 0);
    const told: string[] = [];
    const grown = await conn.storageVolCreateXMLFrom(pool, volumeXML("grown", qcow2()), ref, 0, {
      onProgress: (line) => void told.push(line),
    });
    expect(told.at(-1)).toBe("(100.00/100%)");
    expect(imgInfo(grown.key)).toMatchObject({ format: "qcow2", "virtual-size": 8 * MIB });
    const back = await conn.storageVolCreateXMLFrom(
      pool,
      volumeXML("back", "<capacity>1</capacity>"),
      grown,
      0,
    );
    const all = await collect(await conn.storageVolDownload(back, 0n, 0n, 0));
    expect([all.length, all.subarray(0, data.length).equals(data)]).toEqual([8 * MIB, true]);
  });

  it("grows an image that is uploaded into a qcow2 volume, and knows its size then", async () => {
    const path = join(node.folder, `cloud-${count}.qcow2`);
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", "-o", "preallocation=full", path, "2M"]);
    const ref = await make("cloud", qcow2());
    await conn.storageVolUpload(ref, bytes(readFileSync(path)), 0n, 0n, 0);
    expect((await conn.storageVolGetInfo(ref, 0)).capacity).toBe(2n * 1024n * 1024n);
    await conn.storageVolResize(ref, 6n * 1024n * 1024n, 0);
    expect(imgInfo(ref.key)["virtual-size"]).toBe(6 * MIB);
    await conn.storageVolResize(ref, 1n * 1024n * 1024n, StorageVolResizeFlags.DELTA);
    expect((await conn.storageVolGetInfo(ref, 0)).capacity).toBe(7n * 1024n * 1024n);
  });

  it("takes an image of a medium as QEMU does, for raw", async () => {
    const ref = await make("medium.iso", "<capacity>65536</capacity>");
    const medium = Buffer.alloc(65_536);
    medium.write("CD001", 32_769);
    await conn.storageVolUpload(ref, bytes(medium), 0n, 0n, 0);
    expect(await conn.storageVolGetXMLDesc(ref, 0)).toContain("<format type='iso'/>");
    const above = await make("above", `${qcow2("", "")}<backingStore><path>${ref.key}</path></backingStore>`);
    expect(imgInfo(above.key)).toMatchObject({ "virtual-size": 65_536, "backing-filename-format": "raw" });
    await conn.storageVolDelete(above, 0);
    await conn.storageVolResize(ref, 70_000n, 0);
    expect(statSync(ref.key).size).toBe(70_000);
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

  it("shares its pools with other processes, and tells what they do", async () => {
    const other = await node.open();
    const stop = new AbortController();
    const events = conn.storagePoolEvents({}, { signal: stop.signal });
    await events.ready;
    const path = join(node.folder, `shared-${count}`);
    const ref = await other.storagePoolDefineXML(
      `<pool type='dir'><name>shared</name><target><path>${path}</path></target></pool>`,
      0,
    );
    expect((await events.next()).value).toMatchObject({ event: "lifecycle", pool: ref, type: 0 });
    expect((await refused(other.storagePoolCreate(ref, 0))).code).toBe(ErrorNumber.SYSTEM_ERROR);
    await other.storagePoolBuild(ref, 0);
    await other.storagePoolCreate(ref, 0);
    expect((await events.next()).value).toMatchObject({ event: "lifecycle", pool: ref, type: 2 });
    expect(await conn.storagePoolIsActive(ref)).toBe(true);
    await conn.storagePoolSetAutostart(ref, true);
    expect(await other.storagePoolGetAutostart(ref)).toBe(true);
    await other.storagePoolDestroy(ref);
    await other.storagePoolUndefine(ref);
    expect((await refused(conn.storagePoolGetAutostart(ref))).code).toBe(ErrorNumber.NO_STORAGE_POOL);
    stop.abort();
  });

  it("starts with the host what is to start with it", async () => {
    const booted = new TestNode();
    try {
      const first = await booted.open();
      const define = async (name: string) => {
        const path = join(booted.folder, name);
        mkdirSync(path);
        return first.storagePoolDefineXML(
          `<pool type='dir'><name>${name}</name><target><path>${path}</path></target></pool>`,
          0,
        );
      };
      const [kept, gone, left] = [await define("kept"), await define("gone"), await define("left")];
      expect((await first.listAllStoragePools(2)).map(({ name }) => name)).toEqual(["default"]);
      for (const ref of [kept, gone]) await first.storagePoolSetAutostart(ref, true);
      await first.storagePoolCreate(left, 0);
      await first.storagePoolDelete(gone, 0);
      // As after another start of the host.
      const active = join(booted.root, "pools", "active");
      for (const boot of readdirSync(active)) rmSync(join(active, boot), { recursive: true });
      mkdirSync(join(active, "another boot"));
      const next = await booted.open();
      const names = (await next.listAllStoragePools(2)).map(({ name }) => name);
      expect(names.sort()).toEqual(["default", "kept"]);
      expect(booted.warnings.map(({ message }) => message).join()).toContain(join(booted.folder, "gone"));
    } finally {
      await booted.end();
    }
  });

  it("starts a guest whose disk is a volume, and plugs and exchanges volumes", async () => {
    await make("disk.img", qcow2());
    await make("more.img");
    await make("medium.iso");
    const source = (name: string) => `<source pool='${pool.name}' volume='${name}'/>`;
    const cdrom = (name: string) =>
      `<disk type='volume' device='cdrom'><driver name='qemu'/>${source(name)}<target dev='hdc' bus='ide'/><readonly/></disk>`;
    const xml = node
      .xml("volumes", { devices: cdrom("medium.iso") })
      .replace(/<disk type='file'.*?<\/disk>/s, () => {
        return `<disk type='volume' device='disk'><driver name='qemu'/>${source("disk.img")}<target dev='vda' bus='virtio'/></disk>`;
      });
    const ref = await conn.domainDefineXML(xml, 0);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain(source("disk.img"));
    await conn.domainCreate(ref, 1);
    const live = await conn.domainGetXMLDesc(ref, 0);
    expect(live).toMatch(/<driver name='qemu' type='qcow2'\/>\s*<source file='[^']*disk\.img' index='2'\/>/);
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

  it("has pools of folders only, each its own", async () => {
    const define = (xml: string) => refused(conn.storagePoolDefineXML(xml, 0));
    const logical = await define(
      "<pool type='logical'><name>vg</name><source><name>vg</name></source><target><path>/dev/vg</path></target></pool>",
    );
    expect([logical.code, logical.message]).toEqual([
      ErrorNumber.NO_SUPPORT,
      expect.stringContaining("need rights on the host's storage"),
    ]);
    const same = await define(
      `<pool type='dir'><name>same</name><target><path>${folder}/</path></target></pool>`,
    );
    expect(same.code).toBe(ErrorNumber.OPERATION_FAILED);
    const relative = await define("<pool type='dir'><name>x</name><target><path>a/b</path></target></pool>");
    expect(relative.code).toBe(ErrorNumber.XML_ERROR);
  });
});
