import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
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
import { bytes, collect, MIB, newPool, qcow2, type TestPool, volumeXML } from "./volumes.js";

const reason = reasonToSkip("images in pools");
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

describe.skipIf(reason !== undefined)("images in the pools of an embedded node", () => {
  let conn: Connection;
  let pool: StoragePoolRef;
  let folder: string;
  let make: TestPool["make"];

  beforeEach(async () => {
    ({ conn, pool, folder, make } = await newPool(node));
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
    const trap = join(node.folder, "trap");
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
    const path = join(node.folder, "cloud.qcow2");
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", "-o", "preallocation=full", path, "2M"]);
    const ref = await make("cloud", qcow2());
    await conn.storageVolUpload(ref, bytes(readFileSync(path)), 0n, 0n, 0);
    expect((await conn.storageVolGetInfo(ref, 0)).capacity).toBe(2n * 1024n * 1024n);
    await conn.storageVolResize(ref, 6n * 1024n * 1024n, 0);
    expect(imgInfo(ref.key)["virtual-size"]).toBe(6 * MIB);
    await conn.storageVolResize(ref, 1n * 1024n * 1024n, StorageVolResizeFlags.DELTA);
    expect((await conn.storageVolGetInfo(ref, 0)).capacity).toBe(7n * 1024n * 1024n);
  });

  it("refuses to write where no file can reach, and leaves the image as it is", async () => {
    const ref = await make("far", qcow2());
    const before = readFileSync(ref.key);
    for (const [offset, length] of [
      [999_999_999_999_999_999n, 0n],
      [2n ** 53n - 256n, 0n],
      [2n ** 53n - 256n, 512n],
      [0n, 2n ** 62n],
    ] as const) {
      const uploaded = conn.storageVolUpload(ref, bytes(Buffer.alloc(512, "x")), offset, length, 0);
      await expect(uploaded).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    }
    expect(readFileSync(ref.key).equals(before)).toBe(true);
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
});
