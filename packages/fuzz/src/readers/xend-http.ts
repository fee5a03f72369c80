import { createServer, type Socket } from "node:net";
import { SexprError } from "@libvirt-ts/sexpr";
import { HttpClient } from "../../../driver-xend/src/http/client.js";
import { HttpFailure } from "../../../driver-xend/src/http/failure.js";
import { readExpression } from "../../../driver-xend/src/reply.js";
import { errorsOf, type Reader } from "../engine/reader.js";
import { InputFile } from "./files.js";

const { path: folder } = new InputFile();
const path = `${folder}.sock`;
let answer: Buffer = Buffer.alloc(0);
const server = createServer((socket: Socket) => {
  socket.on("error", () => {});
  socket.once("data", () => socket.end(answer));
});
await new Promise<void>((resolve) => server.listen(path, resolve));
server.unref();

/** Whole replies of xend's HTTP server, over a socket. */
export const reader: Reader = {
  seeds: [
    "HTTP/1.1 200 OK\r\nContent-Type: application/sxp\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n(a b)",
    "HTTP/1.0 200 OK\r\nServer: SRV/1.0\r\nTransfer-Encoding: chunked\r\nContent-Type: application/sxp\r\n\r\n3\r\n(a \r\n2\r\nb)\r\n0\r\n\r\n",
    "HTTP/1.1 302 Found\r\nLocation: http://elsewhere/\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<b>no</b>",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Internal Server Error\r\nContent-Length: 14\r\n\r\n(xend.err 'x')",
  ],
  steps: 1_000_000,
  milliseconds: 3000,
  fault: errorsOf([HttpFailure, SexprError]),
  async read(input) {
    answer = input;
    const client = new HttpClient({ kind: "unix", path }, { connections: 1, connectTimeout: 2000 });
    try {
      await client.exchange(
        { method: "GET", path: "/xend/node", keepAlive: true, timeout: 2000 },
        readExpression,
      );
    } finally {
      await client.close();
    }
  },
};
