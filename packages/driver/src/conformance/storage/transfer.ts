import { ErrorNumber } from "../../errors/number.js";
import { StorageVolWipeAlgorithm } from "../../flags/storage.generated.js";
import type { SparseChunk } from "../../records/streams.js";
import { check, rejects, same } from "../assert.js";
import type { Context, Subject } from "../context.js";
import { collect, digest, hash, pattern, size, streamOf, volumeNeeds, volumeOf } from "./bytes.js";

/** Bytes into volumes and out of them. */
export function transferTests(suite: Context): void {
  const needs = volumeNeeds;
  const volume = (conn: Subject) => volumeOf(suite, conn);

  suite.test(
    "what was uploaded is downloaded, whole and in part",
    [...needs, "storageVolUpload", "storageVolDownload"],
    async (conn) => {
      const ref = await volume(conn);
      const bytes = pattern(size);
      await conn.storageVolUpload(ref, streamOf(bytes, 70_001), 0n, 0n, 0);
      same(await digest(await conn.storageVolDownload(ref, 0n, 0n, 0)), hash(bytes), "all bytes");
      await conn.storageVolUpload(ref, streamOf(Uint8Array.of(1, 2, 3), 1), 65_535n, 3n, 0);
      const part = await collect(await conn.storageVolDownload(ref, 65_534n, 5n, 0));
      same([...part], [bytes[65_534], 1, 2, 3, bytes[65_538]], "five bytes");
    },
  );

  suite.test(
    "what reaches beyond a volume is refused",
    [...needs, "storageVolUpload", "storageVolDownload"],
    async (conn) => {
      const ref = await volume(conn);
      const { INVALID_ARG } = ErrorNumber;
      const codes = [INVALID_ARG, ErrorNumber.OVERFLOW, ErrorNumber.SYSTEM_ERROR];
      await rejects(
        conn.storageVolDownload(ref, BigInt(size) + 1n, 0n, 0),
        codes,
        "download from beyond the end",
      );
      await rejects(conn.storageVolDownload(ref, -1n, 0n, 0), codes, "download from before the start");
      await rejects(
        conn.storageVolUpload(ref, streamOf(pattern(10), 10), BigInt(size), 10n, 0),
        codes,
        "upload",
      );
      await rejects(
        conn.storageVolUpload(ref, streamOf(pattern(10), 10), 0n, 9n, 0),
        codes,
        "more than was told",
      );
    },
  );

  suite.test(
    "an upload whose source fails fails with it, and one whose caller aborts ends",
    [...needs, "storageVolUpload"],
    async (conn) => {
      const ref = await volume(conn);
      const broken = new Error("broken");
      const failing = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.error(broken),
      });
      const error = await conn.storageVolUpload(ref, failing, 0n, 0n, 0).catch((thrown) => thrown);
      check(
        error === broken || error?.cause === broken,
        `the failure: expected that of the source, got ${error}`,
      );
      const stop = new AbortController();
      let cancelled = false;
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          controller.enqueue(new Uint8Array(1));
          stop.abort();
          return new Promise(() => {});
        },
        cancel: () => {
          cancelled = true;
        },
      });
      const upload = conn.storageVolUpload(ref, endless, 0n, 0n, 0, { signal: stop.signal });
      await rejects(upload, ErrorNumber.OPERATION_ABORTED, "upload");
      check(cancelled, "the source: expected it to be cancelled, got nothing");
    },
  );

  suite.test(
    "holes come back as holes",
    [...needs, "storageVolUploadSparse", "storageVolDownloadSparse", "storageVolDownload"],
    async (conn) => {
      const ref = await volume(conn);
      const head = pattern(5000);
      const chunks: SparseChunk[] = [{ data: head }, { hole: size - 5000 }];
      await conn.storageVolUploadSparse(
        ref,
        new ReadableStream({
          start: (controller) => {
            for (const chunk of chunks) controller.enqueue(chunk);
            controller.close();
          },
        }),
        0n,
        0n,
        0,
      );
      let [held, length] = [0, 0];
      for await (const chunk of await conn.storageVolDownloadSparse(ref, 0n, 0n, 0)) {
        if ("data" in chunk) held += chunk.data.length;
        length += "data" in chunk ? chunk.data.length : chunk.hole;
      }
      same(length, size, "bytes and holes together");
      check(held < size / 2, `bytes: expected less than half of ${size}, got ${held}`);
      const all = await collect(await conn.storageVolDownload(ref, 0n, 0n, 0));
      same(
        [hash(all.subarray(0, 5000)), all.subarray(5000).every((byte) => byte === 0)],
        [hash(head), true],
        "bytes",
      );
    },
  );

  suite.test(
    "a wiped volume is empty, and a clone keeps what its source had",
    [
      ...needs,
      "storageVolUpload",
      "storageVolDownload",
      "storageVolWipe",
      "storageVolCreateXMLFrom",
      "storagePoolLookupByName",
    ],
    async (conn) => {
      const ref = await volume(conn);
      const bytes = pattern(size);
      await conn.storageVolUpload(ref, streamOf(bytes, size), 0n, 0n, 0);
      const pool = await conn.storagePoolLookupByName("bytes");
      const clone = await conn.storageVolCreateXMLFrom(
        pool,
        suite.fixtures.volumeXML!("clone", size),
        ref,
        0,
      );
      await conn.storageVolWipe(ref, StorageVolWipeAlgorithm.ZERO, 0);
      check(
        (await collect(await conn.storageVolDownload(ref, 0n, 0n, 0))).every((byte) => byte === 0),
        "the wiped volume: expected zeros, got others",
      );
      same(await digest(await conn.storageVolDownload(clone, 0n, 0n, 0)), hash(bytes), "the clone's bytes");
    },
  );

  suite.test(
    "a download can be left",
    [...needs, "storageVolDownload", "storageVolGetInfo"],
    async (conn) => {
      const ref = await volume(conn);
      const download = await conn.storageVolDownload(ref, 0n, 0n, 0);
      const reader = download.getReader();
      check(!(await reader.read()).done, "the first part: expected bytes, got the end");
      await reader.cancel();
      same((await conn.storageVolGetInfo(ref, 0)).capacity, BigInt(size), "the volume");
    },
  );
}
