#!/usr/bin/env node
/**
 * Works the addon's buffer pool hard, without Xen, on the builds of `build-addon.mjs --soak`:
 *
 *     node --expose-gc scripts/soak.mjs ADDON [CALLS]      (`soak.sh` runs it in every way)
 *
 * Sizes vary from nothing to a list of thousands of domains; every tenth call runs on the thread pool, every
 * 1,000th a handle is opened and another one closed. Ends with an error when a byte is wrong or memory grows.
 */
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [file = "build/test/privcmd-test.node", count = "1000000"] = process.argv.slice(2);
const addon = createRequire(import.meta.url)(resolve(file));
const calls = Number(count);
/** Samples swing with the heap; once warm, the least of the second quarter and of the second half tell a leak of a few bytes a call. */
const samples = [];
const allowedGrowth = 4 << 20;
/** Fewer calls do not tell a leak from a heap that settles in. */
const enoughToTell = 100_000;

/** A small generator of one's own, so that a run can be had again. */
let seed = 1;
const random = (below) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const sizes = [0, 1, 15, 16, 17, 112, 4096, 7232, 65_536];

function input() {
  const bytes = new Uint8Array(32 + random(160)).fill(random(256));
  const handles = Array.from({ length: random(4) }, (_, index) => ({
    offset: index * 8,
    buffer: new Uint8Array(random(50) === 0 ? 1 << 19 : sizes[random(sizes.length)]).fill(random(256)),
  }));
  return { bytes, handles, before: bytes[bytes.length - 1], firsts: handles.map(({ buffer }) => buffer[0]) };
}

/** Without a function in its place the ioctl inverts every byte. */
function check({ bytes, handles, before, firsts }, result) {
  const patched = handles.some(({ offset }) => offset + 8 === bytes.length);
  const good =
    result === 0 &&
    bytes[bytes.length - 1] === (patched ? 0 : ~before & 255) &&
    handles.every(({ buffer }, index) => buffer.length === 0 || buffer.at(-1) === (~firsts[index] & 255));
  if (!good) throw new Error(`call ${made}: a byte is wrong`);
}

const open = () => addon.open("/device", "/2");
let handles = [open(), open()];
let made = 0;
const pending = new Set();
while (made < calls) {
  made++;
  const call = input();
  const handle = handles[made % 2];
  if (made % 10 === 0) {
    const promise = addon.hypercallAsync(handle, 36, call.bytes, call.handles).then((result) => {
      pending.delete(promise);
      check(call, result);
    });
    pending.add(promise);
    if (pending.size >= 16) await Promise.all(pending);
  } else {
    check(call, addon.hypercall(handle, 36, call.bytes, call.handles, made % 3 === 0 ? 1 : undefined));
  }
  if (made % 1000 === 0) {
    addon.close(handles[0]);
    handles = [handles[1], open()];
  }
  if (made % Math.ceil(calls / 20) === 0) samples.push(await resident());
}
await Promise.all(pending);
const half = samples.length >> 1;
const growth = Math.min(...samples.slice(half)) - Math.min(...samples.slice(half >> 1, half));
console.log(`${made} calls, growth ${(growth / 2 ** 20).toFixed(1)} MiB`);
if (calls >= enoughToTell && growth > allowedGrowth) throw new Error("memory grows");

async function resident() {
  await Promise.all(pending);
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().rss;
}
