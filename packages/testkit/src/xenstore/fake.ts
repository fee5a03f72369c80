/** A xenstore daemon that says what its test wants, byte for byte. It has framing of its own and no store. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A request as it came. */
export interface FakeRequest {
  readonly type: number;
  readonly reqId: number;
  readonly txId: number;
  readonly payload: Buffer;
}

/** What the fake does with a request; `socket` is the connection that it came from. */
export type FakeBehaviour = (request: FakeRequest, socket: Socket, count: number) => void;

/** The bytes of a message. */
export function wirePacket(type: number, reqId: number, payload: string | Buffer, txId = 0): Buffer {
  const body = typeof payload === "string" ? Buffer.from(payload, "latin1") : payload;
  const header = Buffer.alloc(16);
  for (const [i, number] of [type, reqId, txId, body.length].entries()) header.writeUInt32LE(number, 4 * i);
  return Buffer.concat([header, body]);
}

export class FakeXenstored implements AsyncDisposable {
  readonly socketPath: string;
  /** Every request that came. */
  readonly requests: FakeRequest[] = [];
  readonly sockets = new Set<Socket>();
  readonly #directory: string;
  readonly #server: Server;

  private constructor(behaviour: FakeBehaviour) {
    this.#directory = mkdtempSync(join(tmpdir(), "fake-xenstored-"));
    this.socketPath = join(this.#directory, "socket");
    this.#server = createServer((socket) => this.#serve(socket, behaviour));
  }

  static async start(behaviour: FakeBehaviour): Promise<FakeXenstored> {
    const fake = new FakeXenstored(behaviour);
    await new Promise<void>((resolve, reject) => {
      fake.#server.once("error", reject);
      fake.#server.listen(fake.socketPath, resolve);
    });
    return fake;
  }

  #serve(socket: Socket, behaviour: FakeBehaviour): void {
    let pending = Buffer.alloc(0);
    this.sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("data", (piece) => {
      pending = Buffer.concat([pending, piece]);
      while (pending.length >= 16 && pending.length >= 16 + pending.readUInt32LE(12)) {
        const end = 16 + pending.readUInt32LE(12);
        const request = {
          type: pending.readUInt32LE(0),
          reqId: pending.readUInt32LE(4),
          txId: pending.readUInt32LE(8),
          payload: pending.subarray(16, end),
        };
        pending = pending.subarray(end);
        this.requests.push(request);
        behaviour(request, socket, this.requests.length);
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
