import { ErrorDomain, ErrorNumber, type SparseChunk, type StorageVolRef } from "@libvirt-ts/driver";
import { StorageVolResizeFlags } from "@libvirt-ts/driver/flags";
import { beforeEach, describe, expect, it } from "vitest";
import { type Connection, openNode } from "../../test/connection.js";
import { dense, sparse } from "../state/transfer.js";

const size = 300_000;
const poolXML = "<pool type='dir'><name>p</name><target><path>/p</path></target></pool>";
const volumeXML = (name: string, capacity: number | bigint = size) =>
  `<volume><name>${name}</name><capacity>${capacity}</capacity><allocation>0</allocation><target/></volume>`;

let conn: Connection;
let volume: StorageVolRef;
beforeEach(async () => {
  conn = await openNode();
  const pool = await conn.storagePoolCreateXML(poolXML, 0);
  volume = await conn.storageVolCreateXML(pool, volumeXML("v"), 0);
});

const chunk = new Uint8Array(65_536).fill(7);

/** A source that gives a chunk and then does what it is told, and whether it was cancelled. */
function source(after: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown) {
  const state = { cancelled: false };
  let given = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (given) await after(controller);
        else controller.enqueue(chunk);
        given = true;
      },
      cancel: () => {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return Object.assign(state, { stream });
}

const never = () => new Promise<never>(() => {});

/** How many bytes of the volume are not zero. */
async function written(ref = volume): Promise<number> {
  let count = 0;
  for await (const part of await conn.storageVolDownload(ref, 0n, 0n, 0))
    for (const byte of part) if (byte !== 0) count++;
  return count;
}

/** The volume takes part in everything again. */
async function isWhole(): Promise<void> {
  expect((await conn.storageVolGetInfo(volume, 0)).capacity).toBe(BigInt(size));
  const again = source((controller) => controller.close());
  await conn.storageVolUpload(volume, again.stream, 0n, 0n, 0);
  expect(await written()).toBe(chunk.length);
}

describe("a download that nobody reads", () => {
  it("takes nothing from the volume, however large that is", () => {
    let taken = 0;
    const extents = function* () {
      for (;;) {
        taken++;
        yield { data: chunk };
      }
    };
    const part = { offset: 0n, length: 1n, assertThere: () => {} };
    const streams = Array.from({ length: 100 }, () => [sparse(extents(), part), dense(extents(), part)]);
    expect(streams.flat().map((stream) => stream.locked)).not.toContain(true);
    expect(taken).toBe(0);
  });

  it("gives a chunk for each read, and what was written meanwhile", async () => {
    const download = await conn.storageVolDownload(volume, 0n, 0n, 0);
    const reader = download.getReader();
    expect((await reader.read()).value).toHaveLength(65_536);
    await conn.storageVolUpload(volume, source((to) => to.close()).stream, 131_072n, 0n, 0);
    expect((await reader.read()).value).toHaveLength(65_536);
    await reader.cancel();
    expect((await reader.read()).done).toBe(true);
  });

  it("of holes gives zeros in pieces of 64 KiB, of 2^52 bytes as well", async () => {
    const pool = await conn.storagePoolLookupByName("p");
    const wide = await conn.storageVolCreateXML(pool, volumeXML("wide", 2n ** 36n), 0);
    const reader = (await conn.storageVolDownload(wide, 0n, 0n, 0)).getReader();
    for (let count = 0; count < 3; count++) expect((await reader.read()).value).toHaveLength(65_536);
    await reader.cancel();
    const [hole] = (await collect(await conn.storageVolDownloadSparse(wide, 0n, 0n, 0))) as SparseChunk[];
    expect(hole).toEqual({ hole: 2 ** 36 });
  });
});

describe("what goes on under a transfer", () => {
  const events: readonly (readonly [what: string, happens: () => Promise<unknown>, code: ErrorNumber])[] = [
    ["the volume is deleted", () => conn.storageVolDelete(volume, 0), ErrorNumber.NO_STORAGE_VOL],
    [
      "another volume takes its name",
      async () => {
        await conn.storageVolDelete(volume, 0);
        const pool = await conn.storagePoolLookupByName("p");
        await conn.storageVolCreateXML(pool, volumeXML("v"), 0);
      },
      ErrorNumber.NO_STORAGE_VOL,
    ],
    [
      "its pool is stopped",
      async () => conn.storagePoolDestroy(await conn.storagePoolLookupByName("p")),
      ErrorNumber.NO_STORAGE_VOL,
    ],
    [
      "it is cut",
      () => conn.storageVolResize(volume, 100_000n, StorageVolResizeFlags.SHRINK),
      ErrorNumber.OPERATION_FAILED,
    ],
    ["the connection closes", () => conn.close(), ErrorNumber.INVALID_CONN],
  ];

  it.each(events)("ends a download: %s", async (_, happens, code) => {
    const reader = (await conn.storageVolDownload(volume, 0n, 0n, 0)).getReader();
    await reader.read();
    await happens();
    await expect(reader.read()).rejects.toMatchObject({ code, domain: ErrorDomain.TEST });
  });

  it.each(events)("ends an upload, and cancels its source: %s", async (_, happens, code) => {
    const from = source(async (controller) => {
      await happens();
      controller.enqueue(chunk);
    });
    await expect(conn.storageVolUpload(volume, from.stream, 0n, 0n, 0)).rejects.toMatchObject({ code });
    expect(from.cancelled).toBe(true);
    expect(from.stream.locked).toBe(false);
  });

  it("an upload whose source says nothing any more ends with the connection", async () => {
    const from = source(never);
    const upload = conn.storageVolUpload(volume, from.stream, 0n, 0n, 0);
    const ended = expect(upload).rejects.toMatchObject({ code: ErrorNumber.INVALID_CONN });
    await new Promise(setImmediate);
    await conn.close();
    await ended;
    expect(from.cancelled).toBe(true);
  });
});

describe("an upload that comes to nothing", () => {
  it("cancels its source when it is refused at once", async () => {
    const refused: [StorageVolRef, bigint][] = [
      [{ ...volume, name: "nobody" }, 0n],
      [volume, BigInt(size) + 1n],
    ];
    for (const [ref, offset] of refused) {
      const from = source(never);
      await expect(conn.storageVolUpload(ref, from.stream, offset, 0n, 0)).rejects.toMatchObject({
        name: "LibvirtError",
      });
      expect([from.cancelled, from.stream.locked]).toEqual([true, false]);
    }
    await isWhole();
  });

  it("leaves what was written before its source failed, and frees the volume", async () => {
    const broken = new Error("broken");
    const from = source((controller) => controller.error(broken));
    await expect(conn.storageVolUpload(volume, from.stream, 0n, 0n, 0)).rejects.toBe(broken);
    expect(await written()).toBe(chunk.length);
    expect(from.stream.locked).toBe(false);
    await isWhole();
  });

  it("says how much was written when its caller aborts", async () => {
    const stop = new AbortController();
    const from = source(() => {
      stop.abort();
      return never();
    });
    const upload = conn.storageVolUpload(volume, from.stream, 0n, 0n, 0, { signal: stop.signal });
    await expect(upload).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_ABORTED,
      message: expect.stringContaining("65536 bytes were written"),
    });
    expect([from.cancelled, from.stream.locked]).toEqual([true, false]);
    await isWhole();
  });

  it("ends when its caller aborts before the first chunk, at whatever moment", async () => {
    for (let turns = 0; turns < 8; turns++) {
      const stop = new AbortController();
      const upload = conn.storageVolUpload(volume, new ReadableStream({ pull: never }), 0n, 0n, 0, {
        signal: stop.signal,
      });
      const ended = expect(upload).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
      for (let turn = 0; turn < turns; turn++) await undefined;
      stop.abort();
      await ended;
    }
    await isWhole();
  });

  it("leaves the rest alone when a chunk is none, or one too many", async () => {
    for (const wrong of [null, "text", { hole: 5 }, new Uint8Array(size)] as never[]) {
      const from = source((controller) => controller.enqueue(wrong));
      await expect(conn.storageVolUpload(volume, from.stream, 0n, 0n, 0)).rejects.toMatchObject({
        code: ErrorNumber.INVALID_ARG,
      });
      expect(from.cancelled).toBe(true);
    }
    expect(await written()).toBe(chunk.length);
    await isWhole();
  });

  it("gives the memory of what was written back with the volume, and with its pool: two have no room", async () => {
    const pool = await conn.storagePoolLookupByName("p");
    const large = 140n * 1024n * 1024n;
    const fill = async (name: string) => {
      const ref = await conn.storageVolCreateXML(pool, volumeXML(name, large), 0);
      let left = Number(large) / chunk.length;
      const from = source((controller) => (--left > 0 ? controller.enqueue(chunk) : controller.error("end")));
      await conn.storageVolUpload(ref, from.stream, 0n, 0n, 0).catch((error) => expect(error).toBe("end"));
      return ref;
    };
    await conn.storageVolDelete(await fill("deleted"), 0);
    await fill("kept");
    await conn.storagePoolDestroy(pool);
    const other = await conn.storagePoolCreateXML(poolXML.replaceAll("p<", "q<"), 0);
    const ref = await conn.storageVolCreateXML(other, volumeXML("v", large), 0);
    let left = Number(large) / chunk.length;
    const from = source((controller) => (--left > 0 ? controller.enqueue(chunk) : controller.close()));
    await conn.storageVolUpload(ref, from.stream, 0n, 0n, 0);
  });
});

async function collect<T>(stream: ReadableStream<T>): Promise<T[]> {
  const parts: T[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}
