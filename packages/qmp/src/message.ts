import { printable, type QmpErrorClass, QmpProtocolError } from "./errors.js";
import { type JsonValue, stringifyJson } from "./json.js";

/** What QEMU says first on every connection. */
export interface QmpGreeting {
  /** QEMU's version, `11.0.2` as 11, 0, 2. */
  readonly version: { readonly major: number; readonly minor: number; readonly micro: number };
  /** The distribution's name of its package, perhaps empty. */
  readonly package: string;
  /** What may be enabled in the negotiation: `oob`. */
  readonly capabilities: readonly string[];
}

/** A message from the peer, by what it is. */
export type QmpMessage =
  | { readonly kind: "greeting"; readonly greeting: QmpGreeting }
  | { readonly kind: "return"; readonly id: JsonValue | undefined; readonly value: JsonValue }
  | {
      readonly kind: "error";
      readonly id: JsonValue | undefined;
      readonly errorClass: QmpErrorClass;
      readonly description: string;
    }
  | {
      readonly kind: "event";
      readonly event: string;
      readonly data: JsonObject | undefined;
      /** Seconds and microseconds since 1970, seconds -1 where the host's clock cannot be read. */
      readonly timestamp: { readonly seconds: number; readonly microseconds: number };
    };

type JsonObject = { readonly [name: string]: JsonValue };

/** A command as it is written. */
export interface QmpRequest {
  readonly command: string;
  readonly arguments?: object | undefined;
  readonly id?: JsonValue;
  /** Carried out before commands that wait: only where the connection enabled `oob` and the command allows it. */
  readonly outOfBand?: boolean;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The text of a command, with the line's end. Wire source: QEMU's `docs/interop/qmp-spec`. */
export function formatRequest({ command, arguments: args, id, outOfBand = false }: QmpRequest): string {
  const message = { [outOfBand ? "exec-oob" : "execute"]: command, arguments: args, id };
  return `${stringifyJson(message)}\n`;
}

/** Says what a peer's object is. Throws a {@link QmpProtocolError} for one that is nothing of the protocol. */
export function readMessage(message: JsonObject): QmpMessage {
  const { QMP, event, error, id } = message;
  if (QMP !== undefined) return { kind: "greeting", greeting: readGreeting(QMP) };
  if (event !== undefined) return readEvent(message);
  const hasReturn = Object.hasOwn(message, "return");
  if (hasReturn && error === undefined) return { kind: "return", id, value: message.return! };
  if (!hasReturn && isObject(error)) {
    const { class: errorClass, desc } = error;
    if (typeof errorClass === "string" && typeof desc === "string")
      return { kind: "error", id, errorClass, description: desc };
  }
  throw broken("one of a greeting, a return, an error or an event", message);
}

function readGreeting(value: JsonValue): QmpGreeting {
  const { version, capabilities } = isObject(value) ? value : {};
  const { qemu, package: name } = isObject(version) ? version : {};
  const { major, minor, micro } = isObject(qemu) ? qemu : {};
  if (typeof major !== "number" || typeof minor !== "number" || typeof micro !== "number") {
    throw broken("a greeting with a version", value);
  }
  return {
    version: { major, minor, micro },
    package: typeof name === "string" ? name : "",
    capabilities: Array.isArray(capabilities)
      ? capabilities.filter((word): word is string => typeof word === "string")
      : [],
  };
}

function readEvent(message: JsonObject): QmpMessage {
  const { event, data, timestamp } = message;
  const { seconds, microseconds } = isObject(timestamp) ? timestamp : {};
  if (typeof event !== "string" || (data !== undefined && !isObject(data)))
    throw broken("an event with a name", message);
  return {
    kind: "event",
    event,
    data,
    timestamp: {
      seconds: typeof seconds === "number" ? seconds : -1,
      microseconds: typeof microseconds === "number" ? microseconds : 0,
    },
  };
}

function broken(expected: string, seen: JsonValue): QmpProtocolError {
  return new QmpProtocolError({
    id: "message.shape",
    message: `expected ${expected}, got ${printable(stringifyJson(seen))}`,
  });
}
