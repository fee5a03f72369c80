import type { Duplex } from "node:stream";
import type { Transport, TransportReceiver } from "../client/transport.js";
import type { SocketReader } from "./socket-reader.js";

/** What is known of a Node stream that carries a connection. */
export interface NodeTransportOptions {
  /** What it is connected to, for errors. */
  readonly peer: string;
  /** Whether nobody else can read or change what it carries. */
  readonly secure: boolean;
  /** Why it ended, where somebody knows that better than the stream: a process's last words. */
  readonly epitaph?: () => Promise<Error | undefined>;
}

/** A transport over any open duplex of Node: a socket, a process, an ssh channel. */
export function nodeTransport(stream: Duplex, options: NodeTransportOptions): Transport {
  return streamTransport(stream, options);
}

/** The same over a socket that has a reader. */
export function streamTransport(
  stream: Duplex,
  { peer, secure, epitaph }: NodeTransportOptions,
  reader?: SocketReader,
): Transport {
  let failure: Error | undefined;
  // Before anybody listens an error must not end the process.
  stream.on("error", (error) => {
    failure = error;
  });
  return {
    peer,
    secure,
    start(receiver: TransportReceiver) {
      if (reader) reader.listen((bytes) => receiver.data(bytes));
      else stream.on("data", (bytes: Uint8Array) => receiver.data(bytes));
      stream.on("drain", () => receiver.drain());
      stream.on("end", () => stream.destroy());
      const end = async () => receiver.end(epitaph === undefined ? failure : await epitaph());
      if (stream.destroyed) void end();
      else stream.once("close", () => void end());
      stream.resume();
    },
    write(pieces) {
      if (pieces.length === 1) return stream.write(pieces[0]!);
      stream.cork();
      let more = true;
      for (const piece of pieces) more = stream.write(piece);
      stream.uncork();
      return more;
    },
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    close: () => stream.end(() => stream.destroy()),
    destroy: () => stream.destroy(),
  };
}
