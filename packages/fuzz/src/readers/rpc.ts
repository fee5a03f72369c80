import { decodePayload, encodeMessage, FrameParser, RpcError } from "@libvirt-ts/rpc";
import { remoteMessages } from "@libvirt-ts/rpc/protocol";
import { noError, type Reader, same, Violation } from "../engine/reader.js";
import { piecesOf } from "./pieces.js";
import { rowsOf } from "./seeds.js";

type AnyCodec = Parameters<typeof decodePayload<unknown>>[0];

const codecs = new Map<string, readonly AnyCodec[]>();
for (const [index, message] of remoteMessages.entries()) {
  const list = "message" in message ? [message.message] : [message.args, message.ret];
  codecs.set(String(index), list as readonly AnyCodec[]);
}
const all = [...codecs.values()].flat();

function framesOf(pieces: Iterable<Uint8Array>): unknown[] {
  const parser = new FrameParser();
  const found: unknown[] = [];
  for (const piece of pieces) {
    parser.push(Buffer.from(piece));
    for (let step = parser.next(); ; step = parser.next()) {
      if (step.state === "need-more") break;
      if (step.state === "failed") return [...found, step.error.problems[0].id];
      const { state: _, payload, ...header } = step;
      found.push([header, Buffer.from(payload).toString("hex")]);
      // Whatever the header says: every codec meets every payload, chosen by the two numbers of it.
      values(all[(header.procedure * 2 + header.serial) % all.length] ?? all[0]!, payload);
    }
  }
  return found;
}

/** Reads a payload, and writes and reads again what came of it. */
function values(codec: AnyCodec, payload: Uint8Array): void {
  let value: unknown;
  try {
    value = decodePayload(codec, payload);
  } catch (error) {
    placed(error);
    return;
  }
  const header = { program: 1, version: 1, procedure: 1, type: 1, serial: 1, status: 0 };
  let written: Uint8Array;
  try {
    written = encodeMessage(header, codec, value);
  } catch (error) {
    // A peer's string may contain what ours must not.
    if (error instanceof RpcError && error.problems[0].id === "xdr.nul") return;
    throw error;
  }
  same("a value written and read", decodePayload(codec, written.subarray(28)), value);
}

function placed(error: unknown): void {
  if (!(error instanceof RpcError)) throw error;
  const [{ path, offset, message }] = error.problems;
  if (path === undefined && offset === undefined) throw new Violation(`no place: ${message}`);
}

/** Frames of libvirt's protocol, whole and in pieces, and the XDR in them. */
export const reader: Reader = {
  seeds: rowsOf<{ hex: string }>("rpc/fixtures/golden.jsonl", 400).map(({ hex }) => Buffer.from(hex, "hex")),
  fault: noError,
  read(input) {
    same("bytes whole and in pieces", framesOf(piecesOf(input)), framesOf([input]));
    const codec = all[input.length < 2 ? 0 : input.readUInt16BE(0) % all.length]!;
    values(codec, input.subarray(2));
  },
};
