/** A hypercall as plain bytes, on its way to a transport, and what is read from it afterwards. */
import type { Abi, CommandName, StructName } from "./abi.js";
import { type FieldValue, type Layout, writeStruct } from "./struct.js";

/** A pointer inside a structure: the transport writes the address of a safe copy of `buffer` at `offset`. */
export interface Handle {
  readonly offset: number;
  /** Copied out to Xen before the call, and back after it. */
  readonly buffer: Uint8Array;
}

/** One hypercall. Its bytes and buffers are changed by carrying it out. */
export interface Hypercall {
  /** Its number. */
  readonly op: number;
  /** Where the hypercall takes a command before the pointer (`xen_version`, `memory_op`). */
  readonly command?: number;
  /** The structure that the pointer points to; none when empty. */
  readonly bytes: Uint8Array;
  readonly handles: readonly Handle[];
}

/** A hypercall with the way to read its result. */
export interface Request<T> {
  readonly call: Hypercall;
  /** What it asks, for error messages: `getdomaininfo` for instance. */
  readonly name: string;
  /** Reads the answer; `result` is what the hypercall returned, never negative. */
  decode(result: number): T;
}

/** Xen does not have what was asked for; older ones lack commands that newer ones have. */
export class UnsupportedOperationError extends Error {
  override readonly name = "UnsupportedOperationError";
  constructor(
    readonly operation: string,
    abi: Abi,
  ) {
    super(`Xen ${abi.interface.releases} has no ${operation}`);
  }
}

/** Xen's answer makes no sense: reading on could only mislead. */
export class BrokenAnswerError extends Error {
  override readonly name = "BrokenAnswerError";
}

/** The layout of a structure that the request cannot do without. */
export function requireLayout(abi: Abi, name: StructName): Layout {
  const layout = abi.layout(name);
  if (layout === undefined) throw new UnsupportedOperationError(name, abi);
  return layout;
}

/** What goes into an operation. */
export interface OperationInput {
  /** The domain that it is about. */
  readonly domain?: number;
  /** The structure of the payload and the members to set. */
  readonly layout?: Layout;
  readonly values?: Readonly<Record<string, FieldValue>>;
  /** Buffers by the name of the member that points to them. */
  readonly buffers?: Readonly<Record<string, Uint8Array>>;
}

/** An operation structure, zeroed but for header and given members, and a view of its payload. */
export function encodeOperation(
  abi: Abi,
  name: CommandName,
  { domain, layout, values = {}, buffers = {} }: OperationInput = {},
): { call: Hypercall; payload: DataView } {
  const operation = abi.operation(name);
  if (operation === undefined) throw new UnsupportedOperationError(name, abi);
  const { command, version, header } = operation;
  const bytes = new Uint8Array(header.size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, command, true);
  view.setUint32(4, version, true);
  const payload = new DataView(bytes.buffer, header.payload);
  if (domain !== undefined) view.setUint16(header.domain, domain, true);
  if (layout !== undefined) writeStruct(layout, payload, values);
  const handles = Object.entries(buffers).map(([member, buffer]) => {
    const field = layout?.fields.get(member);
    if (field === undefined) throw new RangeError(`${name} has no member ${member}`);
    return { offset: header.payload + field.offset, buffer };
  });
  return { call: { op: header.hypercall, bytes, handles }, payload };
}

/** A request without an answer. */
export function plainRequest(abi: Abi, name: CommandName, input?: OperationInput): Request<void> {
  return { call: encodeOperation(abi, name, input).call, name, decode: () => undefined };
}
