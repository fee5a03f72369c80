import type { Socket } from "node:net";

/** What becomes of a complete reply instead of being sent. Timers that it starts end with the socket. */
export type XendFault = (socket: Socket, reply: Buffer) => void;

const separator = Buffer.from("\r\n\r\n");
const bodyOf = (reply: Buffer) => reply.subarray(reply.indexOf(separator) + separator.length);
const withHead = (head: string, body: Buffer | string) =>
  Buffer.concat([Buffer.from(head, "latin1"), Buffer.from(body)]);

/** Ends a connection without the politeness of TCP; a unix socket knows only one way to end. */
export function breakOff(socket: Socket): void {
  if (socket.remoteAddress === undefined) socket.destroy();
  else socket.resetAndDestroy();
}

/** Everything that a daemon or the network between can do wrong, ready to be given to `misbehave`. */
export const xendFaults = {
  /** The connection is reset before a byte of the reply. */
  reset: ((socket) => {
    breakOff(socket);
  }) satisfies XendFault,

  /** `after` bytes of the reply, then the end of the stream. */
  cut:
    (after: number): XendFault =>
    (socket, reply) => {
      socket.end(reply.subarray(0, after));
    },

  /** `after` bytes of the reply, then a reset. */
  cutReset:
    (after: number): XendFault =>
    (socket, reply) => {
      socket.write(reply.subarray(0, after), () => breakOff(socket));
    },

  /** `after` bytes of the reply, then nothing more, with the connection open. */
  stall:
    (after = 0): XendFault =>
    (socket, reply) => {
      if (after > 0) socket.write(reply.subarray(0, after));
    },

  /** One byte per `interval` milliseconds. */
  trickle:
    (interval: number): XendFault =>
    (socket, reply) => {
      let sent = 0;
      const timer = setInterval(() => {
        if (sent < reply.length) socket.write(reply.subarray(sent, ++sent));
        else clearInterval(timer);
      }, interval);
      socket.once("close", () => clearInterval(timer));
    },

  /** A Content-length that is wrong by `by` bytes. */
  contentLength:
    (by: number): XendFault =>
    (socket, reply) => {
      const text = reply.toString("latin1");
      socket.write(
        text.replace(/Content-length: (\d+)/, (_, length) => `Content-length: ${Number(length) + by}`),
        "latin1",
      );
    },

  /** Without Content-length, the body ended by the end of the stream. */
  noContentLength: ((socket, reply) => {
    socket.end(reply.toString("latin1").replace(/Content-length: \d+\r\n/, ""), "latin1");
  }) satisfies XendFault,

  /** The same reply in chunks, as a proxy would send it. */
  chunked: ((socket, reply) => {
    const head = reply.toString("latin1", 0, reply.indexOf(separator));
    const body = bodyOf(reply).toString("latin1");
    const half = Math.ceil(body.length / 2);
    const chunks = [body.slice(0, half), body.slice(half), ""].map(
      (chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`,
    );
    const last = body.length < 2 ? [`${body.length.toString(16)}\r\n${body}\r\n`, "0\r\n\r\n"] : chunks;
    socket.end(
      `${head.replace(/Content-length: \d+/, "Transfer-Encoding: chunked")}\r\n\r\n${(body === "" ? ["0\r\n\r\n"] : last).join("")}`,
      "latin1",
    );
  }) satisfies XendFault,

  /** Other bytes altogether. */
  replace:
    (bytes: string | Buffer): XendFault =>
    (socket) => {
      socket.end(bytes, "latin1");
    },

  /** Another status with its own body. */
  status:
    (status: number, reason: string, body = "", type = "text/plain"): XendFault =>
    (socket) => {
      socket.end(
        withHead(
          `HTTP/1.1 ${status} ${reason}\r\nContent-length: ${Buffer.byteLength(body)}\r\nContent-type: ${type}\r\n\r\n`,
          body,
        ),
      );
    },

  /** A reply of `bytes` bytes, made of `piece` again and again between `open` and `close`. */
  huge:
    (bytes: number, piece = "(domain (name x) (memory 64))", open = "(", close = ")"): XendFault =>
    (socket) => {
      const count = Math.floor((bytes - open.length - close.length) / piece.length);
      const length = open.length + count * piece.length + close.length;
      const block = Buffer.from(piece.repeat(Math.min(count, 4096)), "latin1");
      let left = count * piece.length;
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-length: ${length}\r\nContent-type: application/sxp\r\n\r\n${open}`,
      );
      const pump = () => {
        while (left > 0 && !socket.destroyed) {
          const next = block.subarray(0, Math.min(left, block.length));
          left -= next.length;
          if (!socket.write(next)) return;
        }
        socket.removeListener("drain", pump);
        if (!socket.destroyed) socket.end(close);
      };
      socket.on("drain", pump);
      pump();
    },
} as const;
