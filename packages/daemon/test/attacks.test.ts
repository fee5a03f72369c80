/** More clients that mean no good: whatever they do, somebody else is served, memory stays bounded, and the log says why. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { isLongRun, Pki, pkiUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mebibyte, residentBytes } from "./memory.js";
import { errorOf, message, RawClient, text, words } from "./raw-client.js";
import { type Served, served } from "./served.js";

/** For what the daemon does by and by. */
const patience = { timeout: 120_000 };

let own: Served;
beforeAll(async () => {
  own = await served();
});
afterAll(() => own[Symbol.asyncDispose]());

/** A client that is served whatever happens beside it. */
async function witness(at = own): Promise<RawClient> {
  const client = new RawClient(at.socket);
  await client.open();
  return client;
}
const isServed = async (client: RawClient) =>
  expect(await client.ask({ procedure: 23 }, text("test"))).toMatchObject({ status: 0 });

test("ten thousand connects, one after the other and many at once", async () => {
  using honest = await witness();
  const before = residentBytes();
  for (let round = 0; round < (isLongRun ? 1000 : 100); round++) {
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = connect(own.socket).on("error", () => {});
        await new Promise((resolve) => socket.once("connect", resolve).once("close", resolve));
        socket.destroy();
      }),
    );
    if (round % 10 === 0) await isServed(honest);
  }
  await isServed(honest);
  await expect.poll(() => own.daemon.clients, patience).toBe(1);
  expect(residentBytes() - before).toBeLessThan(200 * mebibyte);
});

test("clients beyond the limit are refused, those who are in stay, and the log names the limit", async () => {
  await using small = await served({ limits: { clients: 3 } });
  using honest = await witness(small);
  const idle = [new RawClient(small.socket), new RawClient(small.socket)];
  await expect.poll(() => small.daemon.clients, patience).toBe(3);
  const refused = new RawClient(small.socket);
  await refused.closed;
  await isServed(honest);
  expect(small.logged).toContainEqual(
    expect.objectContaining({ reason: "there are 3 clients already", limit: "clients" }),
  );
  for (const one of idle) one[Symbol.dispose]();
});

test("who reads none of his answers is not read any more, and costs what his limits say", async () => {
  using honest = await witness();
  using greedy = await witness();
  greedy.socket.pause();
  const before = residentBytes();
  const { payload } = await honest.ask({ procedure: 23 }, text("test"));
  const describeIt = message({ procedure: 14 }, Buffer.concat([payload, words(0)]));
  const hundred = Buffer.concat(Array.from({ length: 100 }, () => describeIt));
  let taken = true;
  // 20,000 documents would be some 25 MiB; the socket takes less, then nothing.
  for (let i = 0; i < 2000 && taken; i++) {
    taken = greedy.socket.write(hundred) || (await drainedSoon(greedy.socket));
    if (i % 100 === 0) await isServed(honest);
  }
  expect(taken).toBe(false);
  const isTold = () => own.logged.some((line) => line.message === "a client is not read for a while");
  await expect.poll(isTold, patience).toBe(true);
  expect(residentBytes() - before).toBeLessThan(100 * mebibyte);
  await isServed(honest);
});

/** Whether the peer takes more, while it answers somebody else twenty times. */
async function drainedSoon(socket: Socket): Promise<boolean> {
  let drained = false;
  socket.once("drain", () => {
    drained = true;
  });
  using honest = await witness();
  for (let i = 0; i < 20 && !drained; i++) await isServed(honest);
  return drained;
}

test("a frame that comes a byte at a time holds nobody up", async () => {
  using honest = await witness();
  using slow = await witness();
  for (const byte of message({ procedure: 23, serial: 9 }, text("test"))) {
    slow.send(Buffer.of(byte));
    await isServed(honest);
  }
  expect(await slow.next()).toMatchObject({ serial: 9, status: 0 });
});

test("frames that are begun and never finished cost what has come of them", async () => {
  using honest = await witness();
  const before = residentBytes();
  const clients = Array.from({ length: 200 }, () => new RawClient(own.socket));
  // Each says that 32 MiB come, and sends 64 KiB.
  for (const client of clients) client.send(words(33_554_432), Buffer.alloc(64 * 1024, 1));
  await isServed(honest);
  expect(residentBytes() - before).toBeLessThan(200 * mebibyte);
  for (const client of clients) client[Symbol.dispose]();
  await expect.poll(() => own.daemon.clients, patience).toBe(1);
});

const volume = (name: string) =>
  Buffer.concat([text("default-pool"), text(name), text(`/default-pool/${name}`)]);
const pool = async (client: RawClient) => (await client.ask({ procedure: 84 }, text("default-pool"))).payload;

test("streams that are begun and never finished end with their client, and there are only so many", async () => {
  using honest = await witness();
  const xml = "<volume><name>endless</name><capacity unit='M'>64</capacity></volume>";
  const made = await honest.ask({ procedure: 93 }, Buffer.concat([await pool(honest), text(xml), words(0)]));
  expect(made.status).toBe(0);
  const before = residentBytes();
  const upload = Buffer.concat([volume("endless"), words(0, 0, 0, 0, 0)]);
  using hoarder = await witness();
  for (let serial = 1; serial <= 64; serial++)
    expect(await hoarder.ask({ procedure: 208, serial }, upload)).toMatchObject({ serial, status: 0 });
  expect(errorOf(await hoarder.ask({ procedure: 208, serial: 65 }, upload)).message).toContain("streams");
  expect(own.logged).toContainEqual(
    expect.objectContaining({
      message: "a call is refused by a limit",
      reason: expect.stringContaining("streams"),
    }),
  );
  const data = Buffer.alloc(256 * 1024, 7);
  for (let serial = 1; serial <= 64; serial++)
    hoarder.send(message({ procedure: 208, type: 3, serial, status: 2 }, data));
  await isServed(honest);
  expect(residentBytes() - before).toBeLessThan(300 * mebibyte);
  hoarder[Symbol.dispose]();
  await expect.poll(() => own.daemon.clients, patience).toBe(1);
  expect((await honest.ask({ procedure: 94 }, Buffer.concat([volume("endless"), words(0)]))).status).toBe(0);
});

test("who asks for events and reads none is put out or waits, and others hear theirs", async () => {
  using honest = await witness();
  using deaf = await witness();
  expect((await deaf.ask({ procedure: 316 }, words(0, 0))).status).toBe(0);
  expect((await honest.ask({ procedure: 316 }, words(0, 0))).status).toBe(0);
  deaf.socket.pause();
  const { payload } = await honest.ask({ procedure: 23, serial: 5 }, text("test"));
  const before = residentBytes();
  let heard = 0;
  for (let i = 0; i < (isLongRun ? 50_000 : 5000); i++) {
    honest.send(
      message({ procedure: 34, serial: 7 }, payload),
      message({ procedure: 28, serial: 8 }, payload),
    );
    for (let answers = 0; answers < 2; ) {
      const { type } = await honest.next();
      if (type === 2) heard++;
      else answers++;
    }
  }
  while (heard < (isLongRun ? 100_000 : 10_000)) if ((await honest.next()).type === 2) heard++;
  expect(residentBytes() - before).toBeLessThan(100 * mebibyte);
  await isServed(honest);
});

describe("what is said without having been asked", () => {
  test("replies to calls that nobody made, data of no stream, procedures beyond all: dropped or refused", async () => {
    using client = await witness();
    for (let i = 0; i < 1000; i++) {
      client.send(message({ procedure: i, type: 1, serial: i }, Buffer.alloc(i % 64)));
      client.send(message({ procedure: 209, type: 3, serial: i, status: 2 }, Buffer.alloc(i % 64)));
    }
    for (const procedure of [0x7fff_ffff, -1, 0x8000_0000 | 0, 100_000])
      expect(errorOf(await client.ask({ procedure }))).toMatchObject({ code: 39 });
    await isServed(client);
  });
});

const noPki = pkiUnavailable();
if (noPki !== undefined) console.log(`skipped: half-open connections of TLS: ${noPki}`);
test.skipIf(noPki !== undefined)(
  "half-open connections to a port of TLS cost little and end with it",
  async () => {
    const pki = new Pki(join(own.folder, "pki"));
    const server = pki.issue({ name: "server", purpose: "server", addresses: ["127.0.0.1"] });
    const [ca, cert, key] = [pki.ca, server.cert, server.key].map((file) => readFileSync(file));
    const tls = await served({
      listeners: [{ type: "tls", host: "127.0.0.1", port: 0, tls: { ca: ca!, cert: cert!, key: key! } }],
      limits: { clients: 400 },
    });
    const port = Number(tls.daemon.addresses[0]!.split(":").at(-1));
    const before = residentBytes();
    const sockets = Array.from({ length: 500 }, () => connect(port, "127.0.0.1").on("error", () => {}));
    await Promise.all(
      sockets.map(
        (socket) => new Promise((resolve) => socket.once("connect", resolve).once("close", resolve)),
      ),
    );
    // Half a handshake.
    for (const socket of sockets) socket.write(Buffer.from("16030100a5010000a1", "hex"));
    // A hundred are more than there may be.
    const turnedAway = () => tls.logged.filter(({ reason }) => reason === "400 connections").length;
    await expect.poll(turnedAway, { timeout: 20_000 }).toBe(100);
    expect(tls.daemon.clients).toBe(0);
    expect(residentBytes() - before).toBeLessThan(200 * mebibyte);
    const gone = Promise.all(
      sockets.map((socket) =>
        socket.destroyed ? undefined : once(socket.resume(), "close").catch(() => {}),
      ),
    );
    await tls[Symbol.asyncDispose]();
    await gone;
  },
);
