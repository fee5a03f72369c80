import type { XenstorePacket } from "../protocol/decoder.js";
import { printable, XenstoreError, XenstoreProtocolError } from "../protocol/errors.js";
import { decodeLatin1 } from "../protocol/latin1.js";
import { messageName } from "../protocol/operation.js";
import { decodeErrorName } from "../protocol/reply.js";
import type { PreparedRequest, XenstoreRequest } from "../protocol/request.js";
import type { Limited } from "./deadlines.js";
import { XenstoreConnectionError, XenstoreTimeoutError } from "./errors.js";

/** How one request is sent. */
export interface SendOptions {
  /** 0 outside of a transaction. */
  readonly txId?: number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds, the wait in the queue included; 0 waits for ever. */
  readonly timeout: number;
  /** Told when the daemon did what nobody waits for any more. */
  readonly late?: (payload: Uint8Array) => void;
}

/** A request between the call and its reply. */
export interface Pending extends Limited {
  readonly reqId: number;
  readonly request: XenstoreRequest;
  readonly prepared: PreparedRequest;
  readonly options: SendOptions;
  /** Takes the payload of the reply; throws when that is not what it should be. */
  readonly answer: (payload: Uint8Array) => void;
  readonly reject: (reason: unknown) => void;
  /** Whether somebody still waits. */
  waits: boolean;
}

const pathOf = (request: XenstoreRequest) => ("path" in request ? request.path : undefined);

function describe(request: XenstoreRequest): string {
  const path = pathOf(request);
  return path === undefined ? request.type : `${request.type} ${path}`;
}

/** The daemon refused it. */
export function daemonError({ request }: Pending, payload: Uint8Array): Error {
  try {
    return new XenstoreError(decodeErrorName(payload), request.type, pathOf(request));
  } catch (error) {
    return error as Error;
  }
}

/** Its time is up. */
export function timeoutError({ request, options }: Pending, sent: boolean): XenstoreTimeoutError {
  return new XenstoreTimeoutError(`${describe(request)}: no answer within ${options.timeout} ms`, { sent });
}

/** Its connection is gone. */
export function lostError(request: XenstoreRequest, cause: Error, sent: boolean): XenstoreConnectionError {
  const outcome = sent ? "the outcome is unknown" : "nothing was sent";
  return new XenstoreConnectionError(`${describe(request)}: connection lost, ${outcome}: ${cause.message}`, {
    sent,
    cause,
  });
}

/** A packet fits nothing that was asked. */
export function unexpectedError(packet: XenstorePacket, why: string): XenstoreProtocolError {
  const seen = printable(decodeLatin1(packet.payload, 0, Math.min(packet.payload.length, 80)));
  return new XenstoreProtocolError({
    id: "reply.unexpected",
    message: `unexpected ${messageName(packet.type)} with req_id ${packet.reqId}, "${seen}": ${why}`,
  });
}
