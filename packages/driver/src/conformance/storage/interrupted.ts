import { ErrorNumber } from "../../errors/number.js";
import { rejects, same } from "../assert.js";
import type { Context } from "../context.js";
import { collect, digest, hash, pattern, size, streamOf, volumeNeeds, volumeOf } from "./bytes.js";

/** Bytes that a source gives before it does something else. */
const step = 70_001;

/** Transfers that nobody reads, that fail and that are left: what they leave behind. */
export function interruptedTransferTests(suite: Context): void {
  const needs = [...volumeNeeds, "storageVolUpload", "storageVolDownload"] as const;

  suite.test(
    "a download that nobody reads holds up nobody, and is whole once somebody does",
    [...needs, "storageVolGetInfo"],
    async (conn) => {
      const ref = await volumeOf(suite, conn);
      const bytes = pattern(size);
      await conn.storageVolUpload(ref, streamOf(bytes, step), 0n, 0n, 0);
      const unread = await conn.storageVolDownload(ref, 0n, 0n, 0);
      for (let count = 0; count < 20; count++) await conn.storageVolGetInfo(ref, 0);
      // What reads ahead would do so now: a timer may end the turn of the event loop that it is set in, not the next one's.
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setTimeout(resolve));
      same(await digest(await conn.storageVolDownload(ref, 0n, 0n, 0)), hash(bytes), "another download");
      same(await digest(unread), hash(bytes), "the download that nobody had read");
    },
  );

  suite.test(
    "an upload that fails on the way leaves what lies beyond as it was, and the volume usable",
    needs,
    async (conn) => {
      const ref = await volumeOf(suite, conn);
      const before = pattern(size);
      await conn.storageVolUpload(ref, streamOf(before, size), 0n, 0n, 0);
      const ones = new Uint8Array(step).fill(1);
      for (const offset of [0, 50_000]) {
        const failing = after(ones, (controller) => controller.error(new Error("broken")));
        const failed = await conn.storageVolUpload(ref, failing, BigInt(offset), 0n, 0).then(
          () => false,
          () => true,
        );
        same(failed, true, "the upload fails");
        const now = await collect(await conn.storageVolDownload(ref, 0n, 0n, 0));
        const touched = now.findLastIndex((byte, index) => byte !== before[index]);
        same(
          [now.length, touched < offset + step],
          [size, true],
          "bytes, and nothing changed beyond those sent",
        );
      }
      await conn.storageVolUpload(ref, streamOf(before, step), 0n, 0n, 0);
      same(await digest(await conn.storageVolDownload(ref, 0n, 0n, 0)), hash(before), "an upload after that");
    },
  );

  suite.test("an upload is aborted at every stage, and another one goes through", needs, async (conn) => {
    const ref = await volumeOf(suite, conn);
    const bytes = pattern(size);
    for (const sent of [0, step, size]) {
      const stop = new AbortController();
      const held = after(bytes.subarray(0, sent), () => {
        stop.abort();
        return new Promise(() => {});
      });
      const upload = conn.storageVolUpload(ref, held, 0n, 0n, 0, { signal: stop.signal });
      await rejects(upload, ErrorNumber.OPERATION_ABORTED, `an upload, aborted after ${sent} bytes`);
      await conn.storageVolUpload(ref, streamOf(bytes, step), 0n, 0n, 0);
      same(await digest(await conn.storageVolDownload(ref, 0n, 0n, 0)), hash(bytes), "the upload after that");
    }
  });

  suite.test("downloads that are left at any place leave nothing behind", needs, async (conn) => {
    const ref = await volumeOf(suite, conn);
    const bytes = pattern(size);
    await conn.storageVolUpload(ref, streamOf(bytes, step), 0n, 0n, 0);
    for (let turn = 0; turn < 24; turn++) {
      const reader = (await conn.storageVolDownload(ref, 0n, 0n, 0)).getReader();
      for (let count = 0; count < turn % 3; count++) await reader.read();
      await reader.cancel();
    }
    same(await digest(await conn.storageVolDownload(ref, 0n, 0n, 0)), hash(bytes), "a download after them");
  });
}

/** A source that gives bytes, if there are any, and then does something else. */
function after(
  bytes: Uint8Array,
  act: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown,
): ReadableStream<Uint8Array> {
  let given = bytes.length === 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (given) await act(controller);
      else controller.enqueue(bytes.slice());
      given = true;
    },
  });
}
