/**
 * Our daemon and C's libvirtd, each with its own test driver, asked by the same bare sockets, which decode nothing. What
 * counts is their ratios within one run. Needs the build, and libvirtd.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { watch } from "node:fs/promises";
import { createConnection, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Libvirtd, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll, bench, describe } from "vitest";
import { message, text, words } from "../test/raw-client.js";

const unavailable = libvirtdUnavailable();
if (unavailable) throw new Error(unavailable);

/** Frames as bytes, answers counted by their lengths. */
class Bare {
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

  static async open(path: string): Promise<Bare> {
    const socket = createConnection(path);
    await once(socket, "connect");
    const bare = new Bare(socket);
    await bare.ask(message({ procedure: 66 }));
    await bare.ask(message({ procedure: 1 }, Buffer.concat([words(1), text("test:///default"), words(0)])));
    return bare;
  }

  ask(bytes: Buffer, answers = 1): Promise<void> {
    this.#wanted = answers;
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket.destroy();
  }
}

const folder = mkdtempSync(join(tmpdir(), "daemon-bench-"));
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
const theirs = await Libvirtd.start();
const rivals = [
  { name: "libvirt-tsd", socket: ownSocket },
  { name: "libvirtd", socket: theirs.socketPath },
];
afterAll(async () => {
  own.kill();
  await theirs[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const domain = Buffer.concat([
  text("test"),
  Buffer.from("6695eb01f6a4830479aa97f2502e193f", "hex"),
  words(1),
]);
const getInfo = message({ procedure: 16 }, domain);
const hundred = Buffer.concat(Array.from({ length: 100 }, () => getInfo));
const clients = new Map<string, readonly Bare[]>();
for (const { name, socket } of rivals) {
  clients.set(name, await Promise.all(Array.from({ length: 50 }, () => Bare.open(socket))));
}

describe("getInfo, one after the other", () => {
  for (const { name } of rivals) bench(name, () => clients.get(name)![0]!.ask(getInfo), { time: 1500 });
});

describe("getInfo, a hundred at once", () => {
  for (const { name } of rivals) bench(name, () => clients.get(name)![0]!.ask(hundred, 100), { time: 1500 });
});

describe("getInfo, of 50 clients at once, 100 each", () => {
  for (const { name } of rivals) {
    bench(name, () => Promise.all(clients.get(name)!.map((client) => client.ask(hundred, 100))) as never, {
      time: 1500,
    });
  }
});

describe("XML of a domain", () => {
  const describeIt = message({ procedure: 14 }, Buffer.concat([domain, words(0)]));
  for (const { name } of rivals) bench(name, () => clients.get(name)![0]!.ask(describeIt), { time: 1500 });
});

describe("connect, open, and leave", () => {
  for (const { name, socket } of rivals) {
    bench(name, async () => (await Bare.open(socket)).close(), { time: 1500 });
  }
});

/** Kilobytes that a process holds. */
const residentOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]);
const before = residentOf(own.pid!);
const idle: Bare[] = [];
while (idle.length < 1000)
  idle.push(...(await Promise.all(Array.from({ length: 100 }, () => Bare.open(ownSocket)))));
console.log(
  `a connection that idles costs libvirt-tsd ${((residentOf(own.pid!) - before) / 1000).toFixed(1)} KiB`,
);
for (const client of idle) client.close();
