/** The host's own line to the xenstore daemon: framing of the testkit's, no code of those who are tested. */
import { connect, type Socket } from "node:net";
import { wirePacket } from "../xenstore/fake.js";

/** Message types (`xen/include/public/io/xs_wire.h`). */
const Type = { READ: 2, WATCH: 4, INTRODUCE: 8, RELEASE: 9, WRITE: 11, RM: 13, WATCH_EVENT: 15, ERROR: 16 };

/** One request at a time is answered in the order in which they were sent. */
export class StoreSocket {
  readonly #socket: Socket;
  readonly #waiting: { resolve: (text: string) => void; reject: (error: Error) => void }[] = [];
  #received: Buffer = Buffer.alloc(0);
  #onChange: (path: string) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error("the store is gone"));
    });
  }

  static open(path: string): Promise<StoreSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(path, () => resolve(new StoreSocket(socket)));
      socket.once("error", reject);
    });
  }

  read(path: string): Promise<string> {
    return this.#request(Type.READ, `${path}\0`);
  }

  write(path: string, value: string): Promise<string> {
    return this.#request(Type.WRITE, `${path}\0${value}`);
  }

  /** What is not there is no error. */
  async rm(path: string): Promise<void> {
    await this.#request(Type.RM, `${path}\0`).catch((error: Error) => {
      if (error.message !== "ENOENT") throw error;
    });
  }

  introduce(id: number): Promise<string> {
    return this.#request(Type.INTRODUCE, `${id}\0${1}\0${1000 + id}\0`);
  }

  /** Tells every change below a path from now on. */
  async watch(path: string, onChange: (path: string) => void): Promise<void> {
    this.#onChange = onChange;
    await this.#request(Type.WATCH, `${path}\0host\0`);
  }

  close(): void {
    this.#socket.destroy();
  }

  #request(type: number, payload: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) reject(new Error("the store is gone"));
      this.#waiting.push({ resolve, reject });
      this.#socket.write(wirePacket(type, 0, Buffer.from(payload, "utf8")));
    });
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    while (this.#received.length >= 16 && this.#received.length >= 16 + this.#received.readUInt32LE(12)) {
      const end = 16 + this.#received.readUInt32LE(12);
      const type = this.#received.readUInt32LE(0);
      const text = this.#received.toString("utf8", 16, end).replace(/\0$/, "");
      this.#received = this.#received.subarray(end);
      if (type === Type.WATCH_EVENT) this.#onChange(text.split("\0")[0] ?? "");
      else if (type === Type.ERROR) this.#waiting.shift()?.reject(new Error(text));
      else this.#waiting.shift()?.resolve(text);
    }
  }
}
