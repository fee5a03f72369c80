import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePayload, encodeMessage, MessageType, RpcError } from "../src/index.js";
import { type AnyMessage, remoteMessages } from "../src/protocol/index.js";
import { codecOf, frames } from "./wire.js";

const golden = readFileSync(new URL("../fixtures/golden.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { name: string; hex: string; header?: unknown })
  .filter(({ header }) => header)
  .map(({ hex }) => frames(Buffer.from(hex, "hex"))[0]!)
  .filter(({ type }) => type !== MessageType.CALL_WITH_FDS && type !== MessageType.REPLY_WITH_FDS);

const header = { program: 1, version: 1, procedure: 1, type: 1, serial: 1, status: 0 };
const codecsOf = (message: AnyMessage) =>
  "message" in message ? [message.message] : [message.args, message.ret];
const codecs = remoteMessages.flatMap(codecsOf);

/** Either a value, which is written and read again to the same one, or an `RpcError`. */
function survives(codec: (typeof codecs)[number], payload: Uint8Array): void {
  let value: unknown;
  try {
    value = decodePayload(codec, payload);
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    return;
  }
  let written: Uint8Array;
  try {
    written = encodeMessage(header, codec, value);
  } catch (error) {
    // A peer's string may contain what ours must not.
    expect(error).toMatchObject({ problems: [{ id: "xdr.nul" }] });
    return;
  }
  expect(decodePayload(codec, written.subarray(28))).toEqual(value);
}

describe("hostile payloads", () => {
  it("any bytes, read as any message", () => {
    fc.assert(
      fc.property(fc.constantFrom(...codecs), fc.uint8Array({ maxLength: 400 }), (codec, payload) =>
        survives(codec, payload),
      ),
      { numRuns: 2000 },
    );
  });

  it("real messages with any word changed", () => {
    const words = [0, 1, 2, 7, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 4_194_304, 4_194_305, 16_385];
    for (const frame of golden) {
      const codec = codecOf(frame);
      if (!codec) continue;
      for (let at = 0; at + 4 <= frame.payload.length; at += 4) {
        for (const word of words) {
          const payload = Buffer.from(frame.payload);
          payload.writeUInt32BE(word, at);
          survives(codec, payload);
        }
      }
    }
  });

  it("real messages cut at every byte: an error", () => {
    for (const frame of golden) {
      const codec = codecOf(frame);
      if (!codec) continue;
      for (let at = 0; at < frame.payload.length; at++) {
        expect(() => decodePayload(codec, frame.payload.subarray(0, at)), `${frame.procedure}`).toThrow(
          RpcError,
        );
      }
    }
  });

  it("a list of as many empty names as a frame can hold costs no more than its bound", () => {
    const names = remoteMessages.find(({ name }) => name === "connectListDefinedDomains")!;
    const payload = Buffer.alloc(4 + 4 * 8_000_000);
    payload.writeUInt32BE(8_000_000);
    expect(() => decodePayload((names as { ret: (typeof codecs)[number] }).ret, payload)).toThrow(
      "/names: 8000000 items, at most 16384 are allowed",
    );
  });
});
