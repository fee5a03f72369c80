/** Clients that mean no good: nobody else is disturbed, and memory stays bounded. */
import { isLongRun } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mebibyte, residentBytes } from "./memory.js";
import { errorOf, message, RawClient, text, words } from "./raw-client.js";
import { type Served, served } from "./served.js";

let own: Served;
beforeAll(async () => {
  own = await served();
});
afterAll(() => own[Symbol.asyncDispose]());

/** Numbers that are the same in every run (Park and Miller). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Words in which decoders stumble. */
const odd = [0, 1, -1, 0x7fff_ffff, 0x8000_0000 | 0, 0x00ff_ffff, 28, 27, 0x2000_8086, 4, 5, 65_536];

const domain = Buffer.concat([
  text("test"),
  Buffer.from("6695eb01f6a4830479aa97f2502e193f", "hex"),
  words(1),
]);
/** Calls as clients make them, none of which ends the node's domain. */
const calls = [
  message({ procedure: 3 }),
  message({ procedure: 23 }, text("test")),
  message({ procedure: 14 }, Buffer.concat([domain, words(0)])),
  message({ procedure: 273 }, words(1, 3)),
  message({ procedure: 316 }, words(0, 0)),
  message({ procedure: 344 }, words(0, 0, 0)),
  message({ procedure: 68 }, Buffer.concat([text("SCRAM-SHA-256"), words(0, 3, 1, 2, 3)])),
  message({ procedure: 209 }, Buffer.concat([text("p"), text("v"), text("k"), words(0, 0, 0, 0, 0)])),
  message({ procedure: 0x100, type: 3, status: 2 }, Buffer.from("data")),
  message({ procedure: 1, type: 6 }, words(0, 5, 0)),
  message({ program: 0x6b65_6570, procedure: 1, type: 2 }),
];

/** Messages of which one word, at times their length, is another. */
function mutated(random: (below: number) => number): Buffer {
  const call = Buffer.from(calls[random(calls.length)]!);
  // The length is left alone as a rule: with another one all that follows is no frame any more.
  const first = random(50) === 0 ? 0 : 1;
  const at = first + random(call.length / 4 - first);
  call.writeInt32BE(random(3) === 0 ? random(2_147_483_646) : odd[random(odd.length)]!, 4 * at);
  return call;
}

test("ten thousand messages with a word that is wrong disturb nobody else", async () => {
  const random = numbers(20_061);
  using witness = new RawClient(own.socket);
  await witness.open();
  const before = residentBytes();
  let sent = 0;
  while (sent < (isLongRun ? 1_000_000 : 10_000)) {
    using hostile = new RawClient(own.socket);
    if (random(2) === 0) await hostile.open().catch(() => {});
    for (let i = 0; i < 100 && !hostile.socket.destroyed; i++, sent++) hostile.send(mutated(random));
    const answer = await witness.ask({ procedure: 23, serial: sent }, text("test"));
    expect(answer).toMatchObject({ serial: sent, status: 0 });
  }
  expect(residentBytes() - before).toBeLessThan(300 * mebibyte);
  await expect.poll(() => own.daemon.clients).toBe(1);
  expect(own.logged.filter(({ level }) => level === "error")).toEqual([]);
});

test("a thousand connects that say nothing, or half a word, leave nothing behind", async () => {
  for (let round = 0; round < 10; round++) {
    const clients = Array.from({ length: 100 }, () => new RawClient(own.socket));
    await Promise.all(
      clients.map(async (client, i) => {
        client.socket.write(Buffer.alloc(i % 5));
        await new Promise((resolve) => setImmediate(resolve));
        client[Symbol.dispose]();
        await client.closed;
      }),
    );
    // Whoever has gone already may still wait at the door: all have been let in once one that came after them is.
    using last = new RawClient(own.socket);
    await last.open();
    await expect.poll(() => own.daemon.clients).toBe(1);
  }
  await expect.poll(() => own.daemon.clients).toBe(0);
});

test("more streams and registrations than there may be are refused, and the client goes on", async () => {
  await using small = await served({ limits: { streams: 1, registrations: 1 } });
  using client = new RawClient(small.socket);
  await client.open();
  const lifecycle = words(0, 0);
  expect((await client.ask({ procedure: 316 }, lifecycle)).status).toBe(0);
  expect(errorOf(await client.ask({ procedure: 316 }, lifecycle)).message).toContain("may register 1 times");
  expect((await client.ask({ procedure: 317 }, words(0))).status).toBe(0);
  expect((await client.ask({ procedure: 316 }, lifecycle)).status).toBe(0);
});

test("an id of a registration that is not there, or another's, ends nothing", async () => {
  using client = new RawClient(own.socket);
  using other = new RawClient(own.socket);
  await client.open();
  await other.open();
  expect((await client.ask({ procedure: 316 }, words(0, 0))).payload).toEqual(words(0));
  expect(errorOf(await other.ask({ procedure: 317 }, words(0))).code).toBe(8);
  expect(errorOf(await client.ask({ procedure: 317 }, words(99))).code).toBe(8);
  // Of networks, with the number of a domain's.
  expect(errorOf(await client.ask({ procedure: 314 }, words(0))).code).toBe(8);
});
