import {
  DOMID_MAX,
  decodeDirectoryPart,
  decodeErrorName,
  decodeFlag,
  decodeNames,
  decodeOk,
  decodePermissions,
  decodeString,
  decodeTransactionId,
  decodeWatchEvent,
  formatPermission,
  PacketDecoder,
  XenstoreProtocolError,
} from "@libvirt-ts/driver-xenstore/protocol";
import { problemsOf, type Reader, same } from "../engine/reader.js";
import { piecesOf } from "./pieces.js";

const packet = (type: number, payload: string): Buffer => {
  const head = Buffer.alloc(16);
  for (const [at, word] of [type, 7, 0, payload.length].entries()) head.writeUInt32LE(word, 4 * at);
  return Buffer.concat([head, Buffer.from(payload, "latin1")]);
};

const judge = problemsOf([XenstoreProtocolError], /^(reply|permission)\./);
const replies = [
  decodeDirectoryPart,
  decodeErrorName,
  decodeFlag,
  decodeNames,
  decodeOk,
  decodePermissions,
  decodeString,
  decodeTransactionId,
  decodeWatchEvent,
];

function packetsOf(pieces: Iterable<Uint8Array>): unknown[] {
  const decoder = new PacketDecoder();
  const found: unknown[] = [];
  for (const piece of pieces) {
    decoder.push(piece);
    for (let step = decoder.next(); ; step = decoder.next()) {
      if (step.state === "need-more") break;
      if (step.state === "failed") return [...found, step.error.problems[0]?.id];
      found.push([step.type, step.reqId, step.txId, Buffer.from(step.payload).toString("latin1")]);
      for (const reply of replies) attempt(() => reply(step.payload));
      attempt(() =>
        same(
          "permissions",
          decodePermissions(Buffer.from(permissionsIn(step.payload), "latin1"))
            .map(formatPermission)
            .join("\0"),
          permissionsIn(step.payload).replace(/\0$/, ""),
        ),
      );
    }
  }
  return found;
}

/** The permissions in a payload as they are spelled again, but for those of domains that cannot be: they are read alone. */
const permissionsIn = (payload: Uint8Array) =>
  decodePermissions(payload)
    .filter(({ domid }) => domid <= DOMID_MAX)
    .map((entry) => `${formatPermission(entry)}\0`)
    .join("");

function attempt(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (judge(error) !== undefined) throw error;
  }
}

/** What a xenstored sends, whole and in pieces, and every reply in it. */
export const reader: Reader = {
  seeds: [
    packet(1, "name\0domid\0vm\0"),
    packet(2, "/local/domain/0"),
    packet(3, "n0\0r5\0w7\0b9\0"),
    packet(16, "ENOENT\0"),
    packet(15, "/local/domain/1\0token\0"),
    Buffer.concat([packet(11, "OK\0"), packet(6, "42\0"), packet(17, "T\0"), packet(34, "12\0a\0b\0\0")]),
  ],
  fault: judge,
  read(input) {
    same("bytes whole and in pieces", packetsOf(piecesOf(input)), packetsOf([input]));
  },
};
