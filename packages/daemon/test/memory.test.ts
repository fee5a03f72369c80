/** What clients leave behind in a daemon, and what they cost while they are there. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Daemon, serve } from "../src/index.js";
import { heldBytes, mebibyte } from "./memory.js";
import { RawClient, text, words } from "./raw-client.js";

let folder: string;
let daemon: Daemon;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
  daemon = await serve(libvirt, {
    uris: ["test:///default"],
    listeners: [
      { type: "unix", path: join(folder, "sock") },
      { type: "unix", path: join(folder, "sock-ro"), readOnly: true },
    ],
  });
});
afterAll(async () => {
  await daemon.close();
  rmSync(folder, { recursive: true });
});

/** Clients that have opened, made a call, and hear of domains. */
function come(count: number): Promise<RawClient[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const client = new RawClient(join(folder, i % 2 === 0 ? "sock" : "sock-ro"));
      await client.open();
      expect(await client.ask({ procedure: 23 }, text("test"))).toMatchObject({ status: 0 });
      expect(await client.ask({ procedure: 316 }, words(0, 0))).toMatchObject({ status: 0 });
      return client;
    }),
  );
}

async function comeAndGo(count: number): Promise<void> {
  for (const client of await come(count)) client[Symbol.dispose]();
  await expect.poll(() => daemon.clients).toBe(0);
}

test("two thousand clients that have come and gone leave nothing", async () => {
  await comeAndGo(100);
  const before = heldBytes();
  for (let round = 0; round < 20; round++) await comeAndGo(100);
  expect(heldBytes() - before).toBeLessThan(2 * mebibyte);
});

test("a client that idles costs a few KiB, its own side of the test included", async () => {
  const before = heldBytes();
  const clients = await come(500);
  expect((heldBytes() - before) / clients.length).toBeLessThan(24 * 1024);
  for (const client of clients) client[Symbol.dispose]();
  await expect.poll(() => daemon.clients).toBe(0);
});
