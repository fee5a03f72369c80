import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { XenstoreClient } from "../client/client.js";
import { encodeRequest } from "../protocol/request.js";
import { type DeviceFile, openXenbusDevice } from "./xenbus-device.js";

const again = () => Object.assign(new Error("nothing yet"), { code: "EAGAIN" });

/**
 * A file in the manner of the kernel's: one message a write, of which bytes beyond the first message are lost; reads
 * that say EAGAIN while there is nothing.
 */
class FakeDevice implements DeviceFile {
  readonly written: Buffer[] = [];
  readonly replies: Buffer[] = [];
  closed = false;

  /** @param piece most bytes that a read gives */
  constructor(readonly piece = 4096) {}

  async write(bytes: Uint8Array): Promise<number> {
    const message = Buffer.from(bytes);
    const end = 16 + message.readUInt32LE(12);
    if (end > 4096) throw Object.assign(new Error("too long"), { code: "E2BIG" });
    this.written.push(message.subarray(0, end));
    const reply = Buffer.concat([message.subarray(0, 12), Buffer.from([3, 0, 0, 0]), Buffer.from("OK\0")]);
    for (let at = 0; at < reply.length; at += this.piece)
      this.replies.push(reply.subarray(at, at + this.piece));
    return message.length;
  }

  async read(buffer: Uint8Array): Promise<number> {
    const reply = this.replies.shift();
    if (!reply) throw again();
    buffer.set(reply);
    return reply.length;
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

const clientOn = (device: DeviceFile) =>
  XenstoreClient.connect({
    transport: (events) => openXenbusDevice("/dev/xen/xenbus", events, async () => device),
  });

describe("the kernel's device", () => {
  it.each([1, 5, 4096])("is written one message at a time and read in pieces of %i", async (piece) => {
    const device = new FakeDevice(piece);
    const client = await clientOn(device);
    expect(client.endpoint).toBe("/dev/xen/xenbus");
    await Promise.all([client.mkdir("/a"), client.mkdir("relative/b"), client.write("/c", "1")]);
    expect(device.written.map((message) => message.toString("hex"))).toEqual(
      [
        encodeRequest({ type: "GET_DOMAIN_PATH", domid: 0 }, 1),
        encodeRequest({ type: "MKDIR", path: "/a" }, 2),
        encodeRequest({ type: "MKDIR", path: "relative/b" }, 3),
        encodeRequest({ type: "WRITE", path: "/c", value: Buffer.from("1") }, 4),
      ].map((message) => Buffer.from(message).toString("hex")),
    );
    await client.close();
    await expect.poll(() => device.closed).toBe(true);
  });

  it("is no connection when no daemon answers behind it", async () => {
    const device = new FakeDevice();
    device.read = async () => {
      throw again();
    };
    const connecting = XenstoreClient.connect({
      connectTimeout: 50,
      transport: (events) => openXenbusDevice("/dev/xen/xenbus", events, async () => device),
    });
    await expect(connecting).rejects.toThrow(/no answer within 50 ms|within 50 ms/);
    await expect.poll(() => device.closed).toBe(true);
  });

  it("takes no message that the kernel's buffer cannot hold", async () => {
    const client = await clientOn(new FakeDevice());
    await expect(client.write("/a", new Uint8Array(4080 - 2))).rejects.toThrow("at most 4080");
    await client.write("/a", new Uint8Array(4080 - 3));
    await client.close();
  });

  it("tells events that come while nothing is asked", async () => {
    const device = new FakeDevice();
    const client = await clientOn(device);
    const watch = await client.watch("/w");
    const payload = Buffer.from("/w\x001\x00");
    const header = Buffer.alloc(16);
    header.writeUInt32LE(15, 0);
    header.writeUInt32LE(payload.length, 12);
    device.replies.push(Buffer.concat([header, payload]));
    expect(await watch.next()).toEqual({ done: false, value: { type: "changed", path: "/w" } });
    await client.close();
  });

  it("ends the connection when it fails", async () => {
    const device = new FakeDevice();
    const client = await clientOn(device);
    device.write = async () => {
      throw Object.assign(new Error("I/O error"), { code: "EIO" });
    };
    await expect(client.mkdir("/a")).rejects.toThrow("I/O error");
    expect(device.closed).toBe(true);
    await client.close();
  });

  it("keeps its descriptor until the last call on it is done", async () => {
    const device = new FakeDevice();
    let finish: (() => void) | undefined;
    const client = await clientOn(device);
    device.read = () =>
      new Promise((_, reject) => {
        finish = () => reject(again());
      });
    const lost = client.mkdir("/a").catch((error: Error) => error);
    await expect.poll(() => finish).toBeDefined();
    await client.close();
    expect((await lost) as Error).toBeInstanceOf(Error);
    expect(device.closed).toBe(false);
    finish?.();
    await expect.poll(() => device.closed).toBe(true);
  });

  it("works on a file of the system that gives nothing at first", async () => {
    const directory = mkdtempSync(join(tmpdir(), "device-"));
    const path = join(directory, "fifo");
    execFileSync("mkfifo", [path]);
    // What is written to a FIFO comes back: a READ looks like its own reply.
    const client = await XenstoreClient.connect({ transport: (events) => openXenbusDevice(path, events) });
    try {
      expect(await client.readText("/a")).toBe("/a\0");
      const many = Array.from({ length: 50 }, (_, i) => `/n/${i}`);
      expect(await Promise.all(many.map((node) => client.readText(node)))).toEqual(
        many.map((node) => `${node}\0`),
      );
    } finally {
      await client.close();
      rmSync(directory, { recursive: true });
    }
  });
});
