import type { Codec } from "./xdr/codec.js";

/** A numbered set of procedures. */
export interface Program {
  readonly name: string;
  readonly number: number;
  readonly version: number;
}

/** libvirt's own objects. */
export const REMOTE: Program = { name: "remote", number: 0x2000_8086, version: 1 };
/** What only QEMU's driver has. */
export const QEMU: Program = { name: "qemu", number: 0x2000_8087, version: 1 };
/** What only the LXC driver has. */
export const LXC: Program = { name: "lxc", number: 0x0006_8000, version: 1 };
/** The daemon itself, on a socket of its own. */
export const ADMIN: Program = { name: "admin", number: 0x0690_0690, version: 1 };
/** Pings. */
export const KEEPALIVE: Program = { name: "keepalive", number: 0x6b65_6570, version: 1 };

/** Which way the data of a stream go, seen from the client. */
export type StreamDirection = "download" | "upload" | "both";

/** A procedure: what a call carries and what its reply brings. */
export interface Procedure<Args, Ret> {
  readonly program: Program;
  readonly number: number;
  readonly name: string;
  readonly args: Codec<Args>;
  readonly ret: Codec<Ret>;
  /** Set where the reply opens a stream of data. */
  readonly stream: StreamDirection | undefined;
}

/** A message that the server sends by itself. */
export interface EventMessage<Message> {
  readonly program: Program;
  readonly number: number;
  readonly name: string;
  readonly message: Codec<Message>;
}

/** What a procedure is called with. */
export type ArgsOf<P> = P extends Procedure<infer Args, unknown> ? Args : never;

/** What a procedure answers. */
export type RetOf<P> = P extends { readonly ret: Codec<infer Ret> } ? Ret : never;

/** What an event tells. */
export type MessageOf<E> = E extends EventMessage<infer Message> ? Message : never;

export function procedure<Args, Ret>(
  program: Program,
  number: number,
  name: string,
  args: Codec<Args>,
  ret: Codec<Ret>,
  stream?: StreamDirection,
): Procedure<Args, Ret> {
  return { program, number, name, args, ret, stream };
}

export function event<Message>(
  program: Program,
  number: number,
  name: string,
  message: Codec<Message>,
): EventMessage<Message> {
  return { program, number, name, message };
}
