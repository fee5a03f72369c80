import { ErrorNumber } from "../../errors/number.js";
import { DomainConsoleFlags, KeycodeSet } from "../../flags/domain.generated.js";
import { check, rejects, runs } from "../assert.js";
import type { Context } from "../context.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const refused = [ErrorNumber.INVALID_ARG, ErrorNumber.OPERATION_INVALID, ErrorNumber.OPERATION_FAILED];

/** A guest's console, screen and keyboard. */
export function consoleTests(suite: Context): void {
  const needs = [...guestNeeds, "domainOpenConsole", "domainDestroy"] as const;

  suite.test("a console is one user's at a time, unless another one forces it", needs, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x151);
    const first = await conn.domainOpenConsole(ref, undefined, 0);
    await rejects(conn.domainOpenConsole(ref, undefined, 0), refused, "a second user");
    const second = await conn.domainOpenConsole(ref, undefined, DomainConsoleFlags.FORCE);
    await ends(first.readable);
    await second.readable.cancel();
  });

  suite.test("a console ends with its guest", needs, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x152);
    const { readable } = await conn.domainOpenConsole(ref, undefined, 0);
    const reading = ends(readable);
    await conn.domainDestroy(ref, 0);
    await reading;
    await rejects(conn.domainOpenConsole(ref, undefined, 0), refused, "the console of what is off");
  });

  suite.test(
    "a console that was left can be opened again, and the guest runs on",
    [...needs, "domainGetInfo"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x153);
      for (let turn = 0; turn < 3; turn++) {
        const { readable, writable } = await conn.domainOpenConsole(
          ref,
          undefined,
          turn === 0 ? 0 : DomainConsoleFlags.FORCE,
        );
        await readable.cancel();
        await writable.abort().catch(() => undefined);
      }
      runs((await conn.domainGetInfo(ref)).state, "the guest's state");
      await rejects(conn.domainOpenConsole(ref, "nobody", 0), refused, "a console that is not there");
    },
  );

  suite.test(
    "who types and never reads is held up, and disturbs nobody",
    [...needs, "domainGetInfo"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x154);
      const { readable, writable } = await conn.domainOpenConsole(ref, undefined, 0);
      const writer = writable.getWriter();
      const chunk = new Uint8Array(65_536).fill(0x61);
      const typing = (async () => {
        for (let count = 0; count < 64; count++) await writer.write(chunk);
      })().catch(() => undefined);
      for (let count = 0; count < 20; count++) await conn.domainGetInfo(ref);
      await conn.domainDestroy(ref, 0);
      await Promise.all([typing, readable.cancel().catch(() => undefined)]);
    },
  );

  suite.test("a screenshot is an image", [...guestNeeds, "domainScreenshot"], async (conn) => {
    const ref = await runningGuest(suite, conn, 0x155);
    const { mimeType, image } = await conn.domainScreenshot(ref, 0, 0);
    check(/^image\/[\w.+-]+$/.test(mimeType), `the kind of image: expected a MIME type, got ${mimeType}`);
    const [b0 = 0, b1 = 0, b2 = 0] = await firstBytes(image);
    const magic = String.fromCharCode(b0, b1, b2);
    check(magic === "\u0089PN" || /^P[36]\s/.test(magic), `the image: expected PNG or PPM, got ${magic}`);
    await rejects(conn.domainScreenshot(ref, 99, 0), refused, "a screen that is not there");
  });

  suite.test("keys are pressed that there are", [...guestNeeds, "domainSendKey"], async (conn) => {
    const ref = await runningGuest(suite, conn, 0x156);
    await conn.domainSendKey(ref, KeycodeSet.LINUX, 0, [30, 48], 0);
    await rejects(conn.domainSendKey(ref, 99, 0, [30], 0), refused, "keys of an unknown set");
    await rejects(conn.domainSendKey(ref, KeycodeSet.LINUX, 0, [], 0), refused, "no key");
    const many = Array.from({ length: 100 }, () => 30);
    await rejects(conn.domainSendKey(ref, KeycodeSet.LINUX, 0, many, 0), refused, "a hundred keys");
    const off = await definedGuest(suite, conn, 0x157);
    await rejects(
      conn.domainSendKey(off, 0, 0, [30], 0),
      ErrorNumber.OPERATION_INVALID,
      "keys of what is off",
    );
  });
}

/** Reads a stream to its end, or until it is cut off. */
async function ends(stream: ReadableStream<Uint8Array>): Promise<void> {
  try {
    for await (const _ of stream);
  } catch {
    // Cut off, which is an end as well.
  }
}

/** The first three bytes of a stream, at least, which is read whole. */
async function firstBytes(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  let first = new Uint8Array();
  for await (const part of stream)
    if (first.length < 3) first = Uint8Array.of(...first, ...part.subarray(0, 3));
  return first;
}
