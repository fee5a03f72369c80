import { parseExact, QmpDecoder, QmpProtocolError, readMessage, stringifyJson } from "@libvirt-ts/qmp";
import { noError, type Reader, same } from "../engine/reader.js";
import { piecesOf } from "./pieces.js";

const limits = { maxMessageBytes: 32_768, maxDepth: 64 };

function stepsOf(pieces: Iterable<Uint8Array>): unknown[] {
  const decoder = new QmpDecoder(limits);
  const found: unknown[] = [];
  for (const piece of pieces) {
    decoder.push(piece);
    for (let step = decoder.next(); step.state !== "need-more"; step = decoder.next()) {
      if (step.state === "failed") return [...found, step.error.problems[0]?.id];
      found.push(step.state === "message" ? step.message : step.state);
      if (step.state !== "message") continue;
      // A number beyond all that there are is written as null, as JSON has it; what is written stays the same.
      const written = stringifyJson(step.message);
      same("a message written, and read and written again,", stringifyJson(parseExact(written)), written);
      try {
        readMessage(step.message);
      } catch (error) {
        if (!(error instanceof QmpProtocolError)) throw error;
      }
    }
  }
  return found;
}

/** What QEMU says, whole and in pieces. Garbage without an end is told in pieces of its own, so it is not compared. */
export const reader: Reader = {
  seeds: [
    `{"QMP": {"version": {"qemu": {"micro": 2, "minor": 2, "major": 7}, "package": "Debian"}, "capabilities": ["oob"]}}\r\n`,
    `{"return": {"a": [1, -2.5e3, null, true, "x\\u00e9\\n"], "b": 18446744073709551615}, "id": 3}\n{"error": {"class": "GenericError", "desc": "no"}, "id": "q"}\n`,
    `{"timestamp": {"seconds": 1267020223, "microseconds": 435656}, "event": "STOP", "data": {"reason": "x"}}\n`,
    `garbage\n\xff{"return": 7}\n`,
  ],
  fault: noError,
  read(input) {
    const whole = stepsOf([input]);
    if (whole.includes("garbage") || input.length > limits.maxMessageBytes) stepsOf(piecesOf(input));
    else same("bytes whole and in pieces", stepsOf(piecesOf(input)), whole);
  },
};
