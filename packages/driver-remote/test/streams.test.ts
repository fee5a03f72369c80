import { createHash, randomBytes } from "node:crypto";
import { chownSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import {
  connectGetHostname,
  storagePoolCreateXML,
  storagePoolLookupByName,
  storageVolCreateXML,
  storageVolDownload,
  storageVolUpload,
  type WireStorageVol,
} from "@libvirt-ts/rpc/protocol";
import { Libvirtd } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  download,
  RpcClient,
  type SessionOptions,
  sparseDownload,
  sparseUpload,
  upload,
} from "../src/client/index.js";
import { connectUnix } from "../src/transport/index.js";
import { describeWithDaemon } from "./daemon.js";

const MIB = 1024 * 1024;
const SPARSE = 1;

describeWithDaemon("streams of the real libvirtd", () => {
  let daemon: Libvirtd;
  let client: RpcClient;
  const connect = async (options: SessionOptions = {}) =>
    RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
      name: "qemu:///session",
      ...options,
    });

  beforeAll(async () => {
    daemon = await Libvirtd.start();
    client = await connect();
    const folder = `${daemon.folder}/pool`;
    await mkdir(folder);
    if (process.getuid?.() === 0) chownSync(folder, 65534, 65534);
    await client.call(storagePoolCreateXML, {
      xml: `<pool type="dir"><name>p</name><target><path>${folder}</path></target></pool>`,
      flags: 0,
    });
  });
  afterAll(async () => {
    await client?.close();
    await daemon?.[Symbol.asyncDispose]();
  });

  let made = 0;
  async function volume(bytes: number): Promise<WireStorageVol> {
    const xml = `<volume><name>v${made++}</name><capacity>${bytes}</capacity><allocation>0</allocation></volume>`;
    const { pool } = await client.call(storagePoolLookupByName, { name: "p" });
    const { vol } = await client.call(storageVolCreateXML, { pool, xml, flags: 0 });
    return vol;
  }

  async function put(vol: WireStorageVol, pieces: Iterable<Uint8Array>): Promise<void> {
    const { stream } = await client.stream(storageVolUpload, { vol, offset: 0n, length: 0n, flags: 0 });
    const writer = upload(stream).getWriter();
    for (const piece of pieces) await writer.write(piece);
    await writer.close();
  }

  async function fetchAll(vol: WireStorageVol): Promise<{ hash: string; bytes: number }> {
    const { stream } = await client.stream(storageVolDownload, { vol, offset: 0n, length: 0n, flags: 0 });
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of download(stream)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { hash: hash.digest("hex"), bytes };
  }

  it("carry 64 MiB up and down, in memory that stays small", async () => {
    const vol = await volume(64 * MIB);
    const block = randomBytes(MIB + 13);
    const expected = createHash("sha256");
    const pieces = function* () {
      for (let left = 64 * MIB; left > 0; left -= block.length) {
        const piece = block.subarray(0, Math.min(left, block.length));
        expected.update(piece);
        yield piece;
      }
    };
    await put(vol, pieces());
    const before = process.memoryUsage().arrayBuffers;
    const { hash, bytes } = await fetchAll(vol);
    expect(bytes).toBe(64 * MIB);
    expect(hash).toBe(expected.digest("hex"));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * MIB);
  });

  it("leave holes out, both ways", async () => {
    const vol = await volume(8 * MIB);
    const { stream } = await client.stream(
      storageVolUpload,
      { vol, offset: 0n, length: 0n, flags: SPARSE },
      { sparse: true },
    );
    const writer = sparseUpload(stream).getWriter();
    await writer.write({ data: Buffer.from("begin") });
    await writer.write({ hole: 4 * MIB });
    await writer.write({ data: Buffer.from("end") });
    await writer.close();
    expect(statSync(vol.key).blocks * 512).toBeLessThan(MIB);

    const { stream: back } = await client.stream(
      storageVolDownload,
      { vol, offset: 0n, length: 0n, flags: SPARSE },
      { sparse: true },
    );
    let at = 0;
    let holes = 0;
    for await (const item of sparseDownload(back)) {
      if ("hole" in item) holes += item.hole;
      at += "hole" in item ? item.hole : item.data.length;
    }
    expect(at).toBe(statSync(vol.key).size);
    expect(holes).toBeGreaterThan(3 * MIB);
  });

  it("tell what the daemon says when a volume is full", async () => {
    const vol = await volume(MIB);
    const { stream } = await client.stream(storageVolUpload, {
      vol,
      offset: 0n,
      length: BigInt(MIB),
      flags: 0,
    });
    const writer = upload(stream).getWriter();
    const writing = async () => {
      for (let i = 0; i < 40; i++) await writer.write(new Uint8Array(MIB));
      await writer.close();
    };
    await expect(writing()).rejects.toMatchObject({ code: 38, message: /write to stream/ });
    await writer.closed.catch(() => undefined);
    expect(await client.call(connectGetHostname)).toHaveProperty("hostname");
  });

  it("can be left in the middle, and everything else goes on", async () => {
    const vol = await volume(64 * MIB);
    for (let i = 0; i < 10; i++) {
      const { stream } = await client.stream(storageVolDownload, { vol, offset: 0n, length: 0n, flags: 0 });
      for await (const chunk of download(stream)) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      expect(await client.call(connectGetHostname)).toHaveProperty("hostname");
    }
  });

  it("do not stop the other calls for ever when nobody reads them", async () => {
    await using impatient = await connect({ streamQueue: MIB, streamStall: 50 });
    const vol = await volume(64 * MIB);
    const { stream } = await impatient.stream(storageVolDownload, { vol, offset: 0n, length: 0n, flags: 0 });
    const stalled = new Promise((resolve) => {
      stream.onFail = resolve;
    });
    const readable = download(stream);
    expect(await stalled).toMatchObject({ code: 87, message: /nobody has read it for 50 ms/ });
    expect(await impatient.call(connectGetHostname)).toHaveProperty("hostname");
    await expect(readable.getReader().read()).rejects.toMatchObject({ code: 87 });
  });

  it("fail with the connection, whatever they were doing", async () => {
    const other = await connect();
    const vol = await volume(64 * MIB);
    const { stream } = await other.stream(storageVolDownload, { vol, offset: 0n, length: 0n, flags: 0 });
    const reader = download(stream).getReader();
    await reader.read();
    other.transport.destroy();
    const rest = async () => {
      for (;;) if ((await reader.read()).done) return;
    };
    await expect(rest()).rejects.toMatchObject({ code: 38, message: /connection was lost/ });
  });

  it("that could not be opened are errors of the call", async () => {
    const vol = { pool: "p", name: "none", key: "" };
    await expect(
      client.stream(storageVolDownload, { vol, offset: 0n, length: 0n, flags: 0 }),
    ).rejects.toMatchObject({ code: 50 });
  });
});
