import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, statSync } from "node:fs";
import type { StoragePool, StorageVol } from "@libvirt-ts/core";
import {
  StoragePoolEventLifecycleType,
  StorageVolDownloadFlags,
  StorageVolUploadFlags,
} from "@libvirt-ts/driver/flags";
import { isLongRun } from "@libvirt-ts/testkit";
import { beforeAll, expect, it } from "vitest";
import { until } from "./qemu-guest.js";
import { describeOnHosts, ofSystem } from "./qemu-hosts.js";

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

describeOnHosts("volumes", ofSystem, (host) => {
  let pool: StoragePool;

  beforeAll(async () => {
    const path = host.file("pool");
    mkdirSync(path);
    pool = await host.conn.storagePoolCreateXML(
      `<pool type='dir'><name>pool</name><target><path>${path}</path></target></pool>`,
    );
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
    const file = host.file("fetched");
    await host.virsh("vol-download", vol.name(), file, "--pool", "pool");
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
    const file = host.file("sparse");
    await host.virsh("vol-download", "sparse", file, "--pool", "pool", "--sparse");
    expect(statSync(file).blocks * 512).toBeLessThan(MIB);
    await volume("again", 16);
    await host.virsh("vol-upload", "again", file, "--pool", "pool", "--sparse");
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
    // Whoever looks at an image reads it.
    const withoutLook = (xml: string) => xml.trim().replace(/<atime>.*<\/atime>/, "");
    const told = await host.virsh("vol-dumpxml", "life", "--pool", "pool");
    expect(withoutLook(await vol.XMLDesc())).toBe(withoutLook(told));
    await vol.resize(8 * MIB);
    expect(await host.virsh("vol-info", "life", "--pool", "pool", "--bytes")).toMatch(/Capacity: +8388608/);
    await host.virsh("vol-clone", "life", "twin", "--pool", "pool");
    const twin = await pool.storageVolLookupByName("twin");
    expect((await twin.info()).capacity).toBe(8_388_608n);
    await twin.wipe();
    const names = (await pool.listAllVolumes()).map((one) => one.name()).sort();
    const list = (await host.virsh("vol-list", "pool")).split("\n").map((line) => line.trim().split(/ +/)[0]);
    expect(names).toEqual(list.sort());
    await twin.delete();
    await vol.delete();
    await expect(vol.info()).rejects.toMatchObject({ codeName: "NO_STORAGE_VOL" });
    expect(await host.virsh("vol-list", "pool")).not.toMatch(/life|twin/);
  });

  it("lie in pools, of whose life is told", async () => {
    const path = host.file("told");
    mkdirSync(path);
    const events = host.conn.storagePoolEvents();
    await events.ready;
    const pool = await host.conn.storagePoolDefineXML(
      `<pool type='dir'><name>told</name><target><path>${path}</path></target></pool>`,
    );
    await pool.create();
    await pool.refresh();
    await pool.destroy();
    await pool.undefine();
    const told = await until(
      events,
      (event) => event.event === "lifecycle" && event.type === StoragePoolEventLifecycleType.UNDEFINED,
    );
    expect(told.map((event) => (event.event === "lifecycle" ? event.type : event.event))).toEqual([
      StoragePoolEventLifecycleType.DEFINED,
      StoragePoolEventLifecycleType.STARTED,
      "refresh",
      StoragePoolEventLifecycleType.STOPPED,
      StoragePoolEventLifecycleType.UNDEFINED,
    ]);
    await events.return!();
  });
});
