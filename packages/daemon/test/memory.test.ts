/** What clients leave behind in a daemon, and what they cost while they are there. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { isLongRun } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Daemon, serve } from "../src/index.js";
import { heldBytes, mebibyte } from "./memory.js";
import { message, RawClient, text, words } from "./raw-client.js";

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

/** What a daemon goes through: volumes made, written, read and deleted, domains changed before listeners, calls that fail. */
async function anHour(name: string): Promise<void> {
  using client = new RawClient(join(folder, "sock"));
  using listener = new RawClient(join(folder, "sock-ro"));
  await client.open();
  await listener.open();
  expect(await listener.ask({ procedure: 316 }, words(0, 0))).toMatchObject({ status: 0 });
  const ask = async (procedure: number, ...payload: Buffer[]) => {
    const answer = await client.ask({ procedure }, Buffer.concat(payload));
    expect(answer, `procedure ${procedure}`).toMatchObject({ procedure, status: 0 });
    return answer.payload;
  };
  const pool = await ask(84, text("default-pool"));
  const xml = `<volume><name>${name}</name><capacity>300000</capacity></volume>`;
  const volume = await ask(93, pool, text(xml), words(0));
  await ask(208, volume, words(0, 0, 0, 0, 0));
  client.send(message({ procedure: 208, type: 3, status: 2 }, Buffer.alloc(200_000, 7)));
  expect(await client.ask({ procedure: 208, type: 3, status: 0 })).toMatchObject({ type: 3, status: 0 });
  await ask(209, volume, words(0, 0, 0, 0, 0));
  while ((await client.next()).payload.length > 0);
  expect(await client.ask({ procedure: 209, type: 3, status: 0 })).toMatchObject({ type: 3, status: 0 });
  await ask(94, volume, words(0));
  const domain = await ask(23, text("test"));
  await ask(34, domain);
  await ask(28, domain);
  for (let events = 0; events < 2; events++) expect(await listener.next()).toMatchObject({ type: 2 });
  expect(await client.ask({ procedure: 23 }, text("nobody"))).toMatchObject({ status: 1 });
  // Half go with a stream open.
  if (name.endsWith("5")) client.send(message({ procedure: 201 }, Buffer.concat([domain, words(0, 0)])));
}

test(`${isLongRun ? "ten thousand" : "a hundred"} hours of everything leave nothing`, async () => {
  const hours = isLongRun ? 10_000 : 100;
  for (let i = 0; i < 20; i++) await anHour(`early${i}`);
  await expect.poll(() => daemon.clients).toBe(0);
  const before = heldBytes();
  for (let i = 0; i < hours; i++) await anHour(`v${i}`);
  await expect.poll(() => daemon.clients).toBe(0);
  expect(heldBytes() - before).toBeLessThan(3 * mebibyte);
});

test("a client that idles costs a few KiB, its own side of the test included", async () => {
  const before = heldBytes();
  const clients = await come(500);
  expect((heldBytes() - before) / clients.length).toBeLessThan(24 * 1024);
  for (const client of clients) client[Symbol.dispose]();
  await expect.poll(() => daemon.clients).toBe(0);
});
