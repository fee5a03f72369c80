import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Connect, open, type StoragePool, type StorageVol } from "@libvirt-ts/core";
import { StorageVolDownloadFlags, StorageVolUploadFlags } from "@libvirt-ts/driver/flags";
import { isLongRun, SystemLibvirtd, systemLibvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { virshOf } from "./qemu-guest.js";

const unavailable = systemLibvirtdUnavailable();
if (unavailable) console.log(`skipped: volumes of the real libvirtd: ${unavailable}`);

const MIB = 1024 * 1024;
if (!isLongRun) console.log("skipped: a volume of 1 GiB: needs LIBVIRT_TS_LONG");

/** As many MiB as are asked for, each another one, and the hash of them all. */
function content(mebibytes: number) {
  const hash = createHash("sha256");
  let made = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (made === mebibytes) {
          controller.close();
          return;
        }
        const block = Buffer.alloc(MIB, `block ${made++} `);
        hash.update(block);
        controller.enqueue(block);
      },
    },
    { highWaterMark: 0 },
  );
  return { source, digest: () => hash.digest("hex") };
}

async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}

describe.skipIf(unavailable)("volumes of the real libvirtd", () => {
  let daemon: SystemLibvirtd;
  let conn: Connect;
  let uri: string;
  let pool: StoragePool;
  const virsh = (...args: string[]) => virshOf(uri, ...args);

  beforeAll(async () => {
    daemon = await SystemLibvirtd.start();
    uri = `qemu+unix:///system?socket=${daemon.socketPath}`;
    conn = await open(uri);
    const path = join(daemon.folder, "pool");
    mkdirSync(path);
    pool = await conn.storagePoolCreateXML(
      `<pool type='dir'><name>pool</name><target><path>${path}</path></target></pool>`,
    );
  });
  afterAll(async () => {
    await conn?.close();
    await daemon?.[Symbol.asyncDispose]();
  });

  const volume = (name: string, mebibytes: number, format = "raw") =>
    pool.createXML(
      `<volume><name>${name}</name><capacity unit='MiB'>${mebibytes}</capacity><allocation>0</allocation>
        <target><format type='${format}'/></target></volume>`,
    );

  async function upAndDown(vol: StorageVol, mebibytes: number): Promise<void> {
    const { source, digest } = content(mebibytes);
    await vol.upload(source);
    const expected = digest();
    const before = process.memoryUsage().arrayBuffers;
    expect(await hashOf(await vol.download())).toBe(expected);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MIB);
    // What C's virsh fetches is what we have sent.
    const file = daemon.file("fetched");
    await virsh("vol-download", vol.name(), file, "--pool", "pool");
    expect(await hashOf(createReadStream(file))).toBe(expected);
  }

  it("carry 64 MiB up and down, as C's virsh carries them, in memory that stays small", async () => {
    await upAndDown(await volume("whole", 64), 64);
  });

  it.skipIf(!isLongRun)("carry 1 GiB", async () => {
    await upAndDown(await volume("huge", 1024), 1024);
  });

  it("keep their holes, from us to virsh and back", async () => {
    const vol = await volume("sparse", 16);
    const parts = [{ data: Buffer.from("begin") }, { hole: 12 * MIB }, { data: Buffer.from("end") }];
    await vol.uploadSparse(ReadableStream.from(parts), 0, 0, StorageVolUploadFlags.SPARSE_STREAM);
    expect(statSync(await vol.path()).blocks * 512).toBeLessThan(MIB);
    const file = daemon.file("sparse");
    await virsh("vol-download", "sparse", file, "--pool", "pool", "--sparse");
    expect(statSync(file).blocks * 512).toBeLessThan(MIB);
    await volume("again", 16);
    await virsh("vol-upload", "again", file, "--pool", "pool", "--sparse");
    const again = await pool.storageVolLookupByName("again");
    let [bytes, holes] = [0, 0];
    for await (const part of await again.downloadSparse(0, 0, StorageVolDownloadFlags.SPARSE_STREAM)) {
      if ("hole" in part) holes += part.hole;
      else bytes += part.data.length;
    }
    // A sparse upload ends the file where it ends itself.
    expect([bytes + holes, bytes < MIB]).toEqual([statSync(await again.path()).size, true]);
    expect(await hashOf(await again.download())).toBe(await hashOf(await vol.download()));
  });

  it("live: made, cloned, resized, wiped, told of alike, deleted", async () => {
    const vol = await volume("life", 4, "qcow2");
    expect((await vol.XMLDesc()).trim()).toBe(await virsh("vol-dumpxml", "life", "--pool", "pool"));
    await vol.resize(8 * MIB);
    expect(await virsh("vol-info", "life", "--pool", "pool", "--bytes")).toMatch(/Capacity: +8388608/);
    await virsh("vol-clone", "life", "twin", "--pool", "pool");
    const twin = await pool.storageVolLookupByName("twin");
    expect((await twin.info()).capacity).toBe(8_388_608n);
    await twin.wipe();
    const names = (await pool.listAllVolumes()).map((one) => one.name()).sort();
    const list = (await virsh("vol-list", "pool")).split("\n").map((line) => line.trim().split(/ +/)[0]);
    expect(names).toEqual(list.sort());
    await twin.delete();
    await vol.delete();
    await expect(vol.info()).rejects.toMatchObject({ codeName: "NO_STORAGE_VOL" });
    expect(await virsh("vol-list", "pool")).not.toMatch(/life|twin/);
  });
});
