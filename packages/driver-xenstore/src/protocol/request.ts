import { XenstoreRequestError } from "./errors.js";
import { writeHeader } from "./header.js";
import { writeLatin1 } from "./latin1.js";
import { HEADER_SIZE, PAYLOAD_MAX } from "./limits.js";
import { XenstoreMessage } from "./operation.js";
import { checkDomid, checkPath, checkText } from "./path.js";
import { formatPermission, type XenstorePermission } from "./permissions.js";

/** A request as plain data; `type` is the protocol's name of it. */
export type XenstoreRequest =
  | { readonly type: "DIRECTORY" | "READ" | "GET_PERMS" | "MKDIR" | "RM"; readonly path: string }
  /** `offset`: bytes of names already received, their NULs included. */
  | { readonly type: "DIRECTORY_PART"; readonly path: string; readonly offset: number }
  | { readonly type: "WRITE"; readonly path: string; readonly value: Uint8Array }
  /** At least one entry; the first one is the owner's. */
  | { readonly type: "SET_PERMS"; readonly path: string; readonly permissions: readonly XenstorePermission[] }
  /** `path` may be a special one (`@releaseDomain`); `token` may be empty. */
  | { readonly type: "WATCH" | "UNWATCH"; readonly path: string; readonly token: string }
  | { readonly type: "TRANSACTION_START" | "RESET_WATCHES" }
  | { readonly type: "TRANSACTION_END"; readonly commit: boolean }
  | {
      readonly type: "GET_DOMAIN_PATH" | "IS_DOMAIN_INTRODUCED" | "RELEASE" | "RESUME";
      readonly domid: number;
    }
  /** `gfn`: the guest frame of the ring page; `port`: the event channel of the guest, not 0. */
  | {
      readonly type: "INTRODUCE";
      readonly domid: number;
      readonly gfn: number | bigint;
      readonly port: number;
    }
  | { readonly type: "SET_TARGET"; readonly domid: number; readonly target: number }
  | { readonly type: "CONTROL"; readonly args: readonly string[] };

/** A request that was checked and measured, ready to be written. */
export interface PreparedRequest {
  readonly type: XenstoreMessage;
  /** Each gets one NUL. */
  readonly texts: readonly string[];
  /** What follows the strings, of a WRITE: a copy, since the caller's memory may change before it is written. */
  readonly value: Uint8Array | undefined;
  /** Bytes of the whole message, header included. */
  readonly size: number;
}

/**
 * Checks a request and measures it.
 *
 * @param maxPayload most bytes after the header: {@link PAYLOAD_MAX}, 4080 through the kernel's device
 * @throws XenstoreRequestError for what a daemon must never see; see {@link checkPath}
 */
export function prepareRequest(request: XenstoreRequest, maxPayload = PAYLOAD_MAX): PreparedRequest {
  const texts = textsOf(request);
  const value = request.type === "WRITE" ? checkedBytes(request.value) : undefined;
  let length = texts.length + (value?.length ?? 0);
  for (const text of texts) length += text.length;
  if (length > maxPayload) {
    throw new XenstoreRequestError({
      id: "request.too-long",
      message: `the ${request.type} request has ${length} bytes, at most ${maxPayload} are allowed`,
    });
  }
  return {
    type: XenstoreMessage[request.type],
    texts,
    value: value && new Uint8Array(value),
    size: HEADER_SIZE + length,
  };
}

/** Other arrays would be measured in something else than bytes. */
function checkedBytes(value: Uint8Array): Uint8Array {
  if (ArrayBuffer.isView(value) && value[Symbol.toStringTag] === "Uint8Array") return value;
  throw new XenstoreRequestError({ id: "request.value", message: "a value is a Uint8Array" });
}

/**
 * Writes a request into `target`, which must be all zeros there: one header, then every string with exactly one NUL,
 * then the value.
 *
 * @param reqId echoed in the reply, 0 to 0xffffffff
 * @param txId the transaction, 0 outside of one
 * @returns where it ends
 */
export function writeRequest(
  target: Uint8Array,
  offset: number,
  request: PreparedRequest,
  reqId: number,
  txId: number,
): number {
  writeHeader(target, offset, request.type, reqId, txId, request.size - HEADER_SIZE);
  let at = offset + HEADER_SIZE;
  for (const text of request.texts) at = writeLatin1(target, at, text) + 1;
  if (request.value) target.set(request.value, at);
  return offset + request.size;
}

/** The bytes of one request: {@link prepareRequest} and {@link writeRequest} in one. */
export function encodeRequest(
  request: XenstoreRequest,
  reqId: number,
  txId = 0,
  maxPayload = PAYLOAD_MAX,
): Uint8Array {
  const prepared = prepareRequest(request, maxPayload);
  const message = new Uint8Array(prepared.size);
  writeRequest(message, 0, prepared, reqId, txId);
  return message;
}

/** The checked strings of a request, each of which gets one NUL: never an empty list, so never an empty payload. */
function textsOf(request: XenstoreRequest): readonly string[] {
  switch (request.type) {
    case "DIRECTORY":
    case "READ":
    case "GET_PERMS":
    case "MKDIR":
    case "WRITE":
      checkPath(request.path);
      return [request.path];
    case "RM":
      checkPath(request.path);
      // oxenstored would wipe the whole store.
      if (request.path === "/") {
        throw new XenstoreRequestError({ id: "request.rm-root", message: 'refused to remove "/"' });
      }
      return [request.path];
    case "DIRECTORY_PART":
      checkPath(request.path);
      return [request.path, wholeNumber("offset", request.offset)];
    case "SET_PERMS":
      checkPath(request.path);
      if (request.permissions.length === 0) {
        throw new XenstoreRequestError({
          id: "request.permissions",
          message: "a permission list has an owner",
        });
      }
      return [request.path, ...request.permissions.map(formatPermission)];
    case "WATCH":
    case "UNWATCH":
      checkPath(request.path);
      checkText("token", request.token);
      return [request.path, request.token];
    case "TRANSACTION_START":
    case "RESET_WATCHES":
      return [""];
    case "TRANSACTION_END":
      return [request.commit ? "T" : "F"];
    case "GET_DOMAIN_PATH":
    case "IS_DOMAIN_INTRODUCED":
    case "RELEASE":
    case "RESUME":
      return [domid(request.domid)];
    case "INTRODUCE":
      return [domid(request.domid), wholeNumber("gfn", request.gfn), wholeNumber("port", request.port)];
    case "SET_TARGET":
      return [domid(request.domid), domid(request.target)];
    case "CONTROL":
      if (request.args.length === 0) {
        throw new XenstoreRequestError({
          id: "request.control",
          message: "a CONTROL request names a command",
        });
      }
      for (const arg of request.args) checkText("control argument", arg);
      return request.args;
  }
}

function domid(value: number): string {
  checkDomid(value);
  return String(value);
}

function wholeNumber(what: string, value: number | bigint): string {
  if (typeof value === "number" ? !Number.isSafeInteger(value) || value < 0 : value < 0n) {
    throw new XenstoreRequestError({
      id: "request.number",
      message: `the ${what} is a whole number from 0 on, not ${value}`,
    });
  }
  return String(value);
}
