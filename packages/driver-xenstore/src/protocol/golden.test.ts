import { describe, expect, it } from "vitest";
import { PacketDecoder } from "./decoder.js";
import { isXenstoreError, XenstoreError, XenstoreProtocolError, XenstoreRequestError } from "./errors.js";
import { readHeader } from "./header.js";
import { messageName, XenstoreMessage } from "./operation.js";
import { formatPermission } from "./permissions.js";
import * as reply from "./reply.js";
import { encodeRequest, type XenstoreRequest } from "./request.js";

/*
 * The bytes of every operation, written down from the protocol's description: a header of type, req_id, tx_id, len,
 * each 32 bits little-endian, then the payload.
 */

interface Golden {
  readonly request: XenstoreRequest;
  /** The header's four words, in hexadecimal as on the wire, and the payload with `.` for NUL. */
  readonly sent: readonly [header: string, payload: string];
  readonly received: string;
  readonly decode: (payload: Uint8Array) => unknown;
  readonly means: unknown;
}

const OK = { received: "OK.", decode: reply.decodeOk, means: undefined };

const GOLDEN: readonly Golden[] = [
  {
    request: { type: "CONTROL", args: ["print", "hello"] },
    sent: ["00000000 07000000 00000000 0c000000", "print.hello."],
    ...OK,
  },
  {
    request: { type: "DIRECTORY", path: "/local/domain" },
    sent: ["01000000 07000000 00000000 0e000000", "/local/domain."],
    received: "0.1.12.",
    decode: reply.decodeNames,
    means: ["0", "1", "12"],
  },
  {
    request: { type: "READ", path: "/local/domain/0/name" },
    sent: ["02000000 07000000 00000000 15000000", "/local/domain/0/name."],
    received: "Domain-0",
    decode: reply.decodeString,
    means: "Domain-0",
  },
  {
    request: { type: "GET_PERMS", path: "/vm" },
    sent: ["03000000 07000000 00000000 04000000", "/vm."],
    received: "n0.r1.w2.b32767.",
    decode: reply.decodePermissions,
    means: [
      { domid: 0, access: "none" },
      { domid: 1, access: "read" },
      { domid: 2, access: "write" },
      { domid: 32767, access: "both" },
    ],
  },
  {
    request: { type: "WATCH", path: "@releaseDomain", token: "t 1" },
    sent: ["04000000 07000000 00000000 13000000", "@releaseDomain.t 1."],
    ...OK,
  },
  {
    request: { type: "UNWATCH", path: "/a", token: "" },
    sent: ["05000000 07000000 00000000 04000000", "/a.."],
    ...OK,
  },
  {
    request: { type: "TRANSACTION_START" },
    sent: ["06000000 07000000 00000000 01000000", "."],
    received: "4294967295.",
    decode: reply.decodeTransactionId,
    means: 4294967295,
  },
  {
    request: { type: "TRANSACTION_END", commit: true },
    sent: ["07000000 07000000 00000000 02000000", "T."],
    ...OK,
  },
  {
    request: { type: "TRANSACTION_END", commit: false },
    sent: ["07000000 07000000 00000000 02000000", "F."],
    ...OK,
  },
  {
    request: { type: "INTRODUCE", domid: 5, gfn: 0xfffff, port: 3 },
    sent: ["08000000 07000000 00000000 0c000000", "5.1048575.3."],
    ...OK,
  },
  {
    request: { type: "RELEASE", domid: 5 },
    sent: ["09000000 07000000 00000000 02000000", "5."],
    ...OK,
  },
  {
    request: { type: "GET_DOMAIN_PATH", domid: 32767 },
    sent: ["0a000000 07000000 00000000 06000000", "32767."],
    received: "/local/domain/32767.",
    decode: reply.decodeString,
    means: "/local/domain/32767",
  },
  {
    request: { type: "WRITE", path: "/a", value: new Uint8Array([0x31, 0, 0x32]) },
    sent: ["0b000000 07000000 00000000 06000000", "/a.1.2"],
    ...OK,
  },
  {
    request: { type: "WRITE", path: "/a", value: new Uint8Array(0) },
    sent: ["0b000000 07000000 00000000 03000000", "/a."],
    ...OK,
  },
  { request: { type: "MKDIR", path: "/a" }, sent: ["0c000000 07000000 00000000 03000000", "/a."], ...OK },
  { request: { type: "RM", path: "/a" }, sent: ["0d000000 07000000 00000000 03000000", "/a."], ...OK },
  {
    request: {
      type: "SET_PERMS",
      path: "/a",
      permissions: [
        { domid: 0, access: "none" },
        { domid: 7, access: "both" },
      ],
    },
    sent: ["0e000000 07000000 00000000 09000000", "/a.n0.b7."],
    ...OK,
  },
  {
    request: { type: "IS_DOMAIN_INTRODUCED", domid: 0 },
    sent: ["11000000 07000000 00000000 02000000", "0."],
    received: "T.",
    decode: reply.decodeFlag,
    means: true,
  },
  {
    request: { type: "IS_DOMAIN_INTRODUCED", domid: 9 },
    sent: ["11000000 07000000 00000000 02000000", "9."],
    received: "F.",
    decode: reply.decodeFlag,
    means: false,
  },
  { request: { type: "RESUME", domid: 5 }, sent: ["12000000 07000000 00000000 02000000", "5."], ...OK },
  {
    request: { type: "SET_TARGET", domid: 6, target: 5 },
    sent: ["13000000 07000000 00000000 04000000", "6.5."],
    ...OK,
  },
  { request: { type: "RESET_WATCHES" }, sent: ["15000000 07000000 00000000 01000000", "."], ...OK },
  {
    request: { type: "DIRECTORY_PART", path: "/local/domain", offset: 4086 },
    sent: ["16000000 07000000 00000000 13000000", "/local/domain.4086."],
    received: "12.a.bb.",
    decode: reply.decodeDirectoryPart,
    means: { generation: "12", names: ["a", "bb"], bytes: 5, last: false },
  },
];

const bytes = (text: string) => Buffer.from(text.replaceAll(".", "\0"), "latin1");
const message = ([header, payload]: Golden["sent"]) =>
  Buffer.concat([Buffer.from(header.replaceAll(" ", ""), "hex"), bytes(payload)]);

const NEVER_SENT = ["WATCH_EVENT", "ERROR"];

describe("golden bytes", () => {
  it("cover every operation", () => {
    const covered = new Set(GOLDEN.map(({ request }) => request.type as string));
    expect([...covered, ...NEVER_SENT].sort()).toEqual(Object.keys(XenstoreMessage).sort());
  });

  it.each(GOLDEN.map((golden) => [golden.request.type, golden] as const))("of %s", (type, golden) => {
    const expected = message(golden.sent);
    expect(Buffer.from(encodeRequest(golden.request, 7)).toString("hex")).toBe(expected.toString("hex"));
    const decoder = new PacketDecoder();
    decoder.push(expected);
    const step = decoder.next();
    if (step.state !== "packet") throw new Error(step.state);
    expect(messageName(step.type)).toBe(type);
    expect(step).toMatchObject({ reqId: 7, txId: 0, length: expected.length - 16 });
    expect(golden.decode(bytes(golden.received))).toEqual(golden.means);
  });

  it("carry request and transaction numbers of 32 bits", () => {
    const encoded = encodeRequest({ type: "READ", path: "/" }, 0xffff_ffff, 0xfedc_ba98);
    expect(Buffer.from(encoded).toString("hex")).toBe("02000000ffffffff98badcfe020000002f00");
    expect(readHeader(encoded)).toEqual({ type: 2, reqId: 0xffff_ffff, txId: 0xfedc_ba98, length: 2 });
  });
});

describe("replies", () => {
  it("tell the end of a directory by an empty name", () => {
    expect(reply.decodeDirectoryPart(bytes("3.a..."))).toMatchObject({ names: ["a", ""], last: true });
    expect(reply.decodeDirectoryPart(bytes("3.a.."))).toEqual({
      generation: "3",
      names: ["a"],
      bytes: 2,
      last: true,
    });
    expect(reply.decodeDirectoryPart(bytes("3.."))).toEqual({
      generation: "3",
      names: [],
      bytes: 0,
      last: true,
    });
  });

  it("keep an error's name, known or not", () => {
    expect(reply.decodeErrorName(bytes("ENOENT."))).toBe("ENOENT");
    expect(reply.decodeErrorName(bytes("EQUOTA."))).toBe("EQUOTA");
    const error = new XenstoreError("E\nVIL\x1b[31m", "READ", "/a");
    expect(error.message).toBe("READ /a: E\\x0aVIL\\x1b[31m");
    expect(isXenstoreError(new XenstoreError("ENOENT", "READ"), "ENOENT")).toBe(true);
    expect(isXenstoreError(new Error("ENOENT"), "ENOENT")).toBe(false);
  });

  it("hold events with any token, and Xen 4.22's third string", () => {
    expect(reply.decodeWatchEvent(bytes("/a.t."))).toEqual({ path: "/a", token: "t" });
    expect(reply.decodeWatchEvent(bytes("/a..")).token).toBe("");
    expect(reply.decodeWatchEvent(bytes("@releaseDomain/5.t.1."))).toMatchObject({ token: "t" });
  });

  it("name domains that cannot be, as a guest may have written them", () => {
    expect(reply.decodePermissions(bytes("n1.r327675."))).toEqual([
      { domid: 1, access: "none" },
      { domid: 327675, access: "read" },
    ]);
    expect(() => formatPermission({ domid: 327675, access: "read" })).toThrow(XenstoreRequestError);
  });

  it("list nothing when they are empty", () => {
    expect(reply.decodeNames(bytes(""))).toEqual([]);
  });

  it.each([
    ["OK", reply.decodeOk, "NO."],
    ["OK without its NUL", reply.decodeOk, "OK"],
    ["names", reply.decodeNames, "a.b"],
    ["permissions", reply.decodePermissions, "x0."],
    ["permissions without a number", reply.decodePermissions, "r."],
    ["no permissions", reply.decodePermissions, ""],
    ["a transaction", reply.decodeTransactionId, "0."],
    ["a transaction beyond 32 bits", reply.decodeTransactionId, "4294967296."],
    ["a transaction that is text", reply.decodeTransactionId, "abc."],
    ["a flag", reply.decodeFlag, "Y."],
    ["an error without a name", reply.decodeErrorName, "."],
    ["an event without a token", reply.decodeWatchEvent, "/a."],
    ["an event with too much", reply.decodeWatchEvent, "/a.b.c.d."],
    ["a part without a generation", reply.decodeDirectoryPart, "a.b."],
    ["an empty part", reply.decodeDirectoryPart, ""],
  ])("are refused: %s", (_what, decode, text) => {
    expect(() => decode(bytes(text))).toThrow(XenstoreProtocolError);
  });

  it("are quoted in errors with everything escaped and cut", () => {
    const evil = Buffer.concat([Buffer.from("\x1b[2J\n\0é"), Buffer.alloc(10_000, 0x41)]);
    try {
      reply.decodeOk(evil);
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message).toMatch(/^[\x20-\x7e…]{1,200}$/);
    }
  });
});
