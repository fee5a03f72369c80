/** Our daemon and C's libvirtd, each with its own test driver, and bare sockets to ask them with, which decode nothing. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { watch } from "node:fs/promises";
import { createConnection, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Libvirtd, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll } from "vitest";
import { message, text, words } from "../test/raw-client.js";

const unavailable = libvirtdUnavailable();
if (unavailable) throw new Error(unavailable);

/** Frames as bytes, answers counted by their lengths. */
export class Bare {
  #bytes: Buffer = Buffer.alloc(0);
  #wanted = 0;
  #resolve: () => void = () => {};

  private constructor(readonly socket: Socket) {
    socket.on("data", (chunk: Buffer) => {
      this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
      while (this.#bytes.length >= 4 && this.#bytes.length >= this.#bytes.readUInt32BE(0)) {
        this.#bytes = this.#bytes.subarray(this.#bytes.readUInt32BE(0));
        if (--this.#wanted === 0) this.#resolve();
      }
    });
  }

  static async open(path: string, uri = "test:///default"): Promise<Bare> {
    const socket = createConnection(path);
    await once(socket, "connect");
    const bare = new Bare(socket);
    await bare.ask(message({ procedure: 66 }));
    await bare.ask(message({ procedure: 1 }, Buffer.concat([words(1), text(uri), words(0)])));
    return bare;
  }

  ask(bytes: Buffer, answers = 1): Promise<void> {
    this.#wanted = answers;
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.socket.write(bytes);
    });
  }

  /** So many messages that come by themselves. */
  told(messages: number): Promise<void> {
    this.#wanted = messages;
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Asks for a stream, and takes all of it; resolves to how many bytes came, headers and all. */
  async download(bytes: Buffer, atLeast: number): Promise<number> {
    let taken = 0;
    const own = this.socket.listeners("data") as ((chunk: Buffer) => void)[];
    this.socket.removeAllListeners("data");
    const done = new Promise<void>((resolve) => {
      this.socket.on("data", (chunk: Buffer) => {
        taken += chunk.length;
        if (taken >= atLeast) resolve();
      });
    });
    this.socket.write(bytes);
    await done;
    this.socket.removeAllListeners("data");
    for (const listener of own) this.socket.on("data", listener);
    return taken;
  }

  close(): void {
    this.socket.destroy();
  }
}

/** A folder of the run's own. */
export const folder = mkdtempSync(join(tmpdir(), "daemon-bench-"));
const ownSocket = join(folder, "sock");
const program = fileURLToPath(new URL("../bin/libvirt-tsd.js", import.meta.url));
const appearing = watch(folder);
const own = spawn(
  process.execPath,
  [program, "--uri", "test:///default", "--socket", ownSocket, "--log-level", "warn"],
  { stdio: "inherit" },
);
// It has its name once it is listened to.
for await (const { filename } of appearing) if (filename === "sock" && existsSync(ownSocket)) break;
export const theirs = await Libvirtd.start();
export const rivals = [
  { name: "libvirt-tsd", socket: ownSocket, pid: own.pid! },
  { name: "libvirtd", socket: theirs.socketPath, pid: theirs.pid },
];

/** KiB that a process holds. */
export const residentOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]);

/** So many clients that have opened, a hundred at a time. */
export async function openMany(socket: string, count: number): Promise<Bare[]> {
  const clients: Bare[] = [];
  while (clients.length < count)
    clients.push(...(await Promise.all(Array.from({ length: 100 }, () => Bare.open(socket)))));
  return clients;
}

afterAll(async () => {
  own.kill();
  await theirs[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

export const domain = Buffer.concat([
  text("test"),
  Buffer.from("6695eb01f6a4830479aa97f2502e193f", "hex"),
  words(1),
]);
export const getInfo = message({ procedure: 16 }, domain);
