import {
  type Codec,
  decodePayload,
  encodeMessage,
  errorRecord,
  type Frame,
  FrameParser,
  nothing,
  streamHole,
} from "../src/index.js";
import { MessageStatus, MessageType } from "../src/message/header.js";
import {
  type AnyMessage,
  adminMessages,
  lxcMessages,
  qemuMessages,
  remoteMessages,
} from "../src/protocol/index.js";

const all = new Map<string, AnyMessage>(
  [remoteMessages, qemuMessages, lxcMessages, adminMessages]
    .flat()
    .map((message) => [`${message.program.number} ${message.number}`, message]),
);

/** The procedure or event of a header. */
export function messageOf({
  program,
  procedure,
}: Pick<Frame, "program" | "procedure">): AnyMessage | undefined {
  return all.get(`${program} ${procedure}`);
}

/** What the payload of a frame is made of; undefined for raw bytes. */
export function codecOf(frame: Frame): Codec<unknown> | undefined {
  const { type, status } = frame;
  if (status === MessageStatus.ERROR && type !== MessageType.CALL) {
    return frame.payload.length === 0 ? nothing : errorRecord;
  }
  if (type === MessageType.STREAM) return undefined;
  if (type === MessageType.STREAM_HOLE) return streamHole;
  const message = messageOf(frame);
  if (!message) return nothing;
  if ("message" in message) return message.message;
  return type === MessageType.CALL || type === MessageType.CALL_WITH_FDS ? message.args : message.ret;
}

/** All frames of some bytes. */
export function frames(bytes: Uint8Array): Frame[] {
  const parser = new FrameParser();
  parser.push(bytes);
  const found: Frame[] = [];
  for (;;) {
    const step = parser.next();
    if (step.state === "failed") throw step.error;
    if (step.state === "need-more") return found;
    found.push(step);
  }
}

/** A frame decoded to named fields and written again. */
export function again(frame: Frame): { readonly value: unknown; readonly bytes: Uint8Array } {
  const codec = codecOf(frame);
  const withFds = frame.type === MessageType.CALL_WITH_FDS || frame.type === MessageType.REPLY_WITH_FDS;
  const payload = withFds ? frame.payload.subarray(4) : frame.payload;
  const value = codec ? decodePayload(codec, payload) : payload;
  const body: Codec<unknown> = {
    minSize: 0,
    read: () => undefined,
    write(writer) {
      if (withFds) writer.raw(frame.payload.subarray(0, 4));
      if (codec) codec.write(writer, value);
      else writer.raw(payload);
    },
  };
  return { value, bytes: encodeMessage(frame, body, undefined) };
}

/** JSON of the facts' notation: wire names, bytes as hex or as lists of chars, 64 bits as numbers, NULL as null. */
export function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("field" in value && "type" in value && "value" in value) {
    return { field: value.field, value: { type: value.type, value: plain(value.value) } };
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, plain(member)]),
  );
}
