/**
 * Our daemon and C's libvirtd, each with its own test driver, asked by the same bare sockets, which decode nothing. What
 * counts is their ratios within one run. Needs the build, and libvirtd.
 */
import { bench, describe } from "vitest";
import { message, words } from "../test/raw-client.js";
import { Bare, domain, getInfo, rivals } from "./rivals.js";

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
