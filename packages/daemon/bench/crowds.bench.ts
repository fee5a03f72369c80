/**
 * What is told to many, and much of it: events to a hundred clients, a stream of 256 MiB. C's test driver has no streams of
 * volumes: its daemon's storage driver sends a file, ours its test driver's volume.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, bench, describe } from "vitest";
import { message, text, words } from "../test/raw-client.js";
import { Bare, domain, folder, openMany, rivals, theirs } from "./rivals.js";

const listeners = new Map<string, readonly Bare[]>();
const askers = new Map<string, Bare>();
for (const { name, socket } of rivals) {
  const clients = await openMany(socket, 100);
  for (const client of clients) await client.ask(message({ procedure: 316 }, words(0, 0)));
  listeners.set(name, clients);
  askers.set(name, await Bare.open(socket));
}
afterAll(() => {
  for (const client of [...listeners.values()].flat()) client.close();
});

describe("two events, each told to a hundred clients", () => {
  for (const { name } of rivals) {
    bench(
      name,
      async () => {
        const heard = Promise.all(listeners.get(name)!.map((client) => client.told(2)));
        await askers.get(name)!.ask(message({ procedure: 34 }, domain));
        await askers.get(name)!.ask(message({ procedure: 28 }, domain));
        await heard;
      },
      { time: 1500 },
    );
  }
});

const size = 256 * 1024 * 1024;
const big = join(folder, "pool");
mkdirSync(big);
writeFileSync(join(big, "big"), "");
truncateSync(join(big, "big"), size);
chmodSync(folder, 0o755);
const storage = `storage+unix:///session?socket=${theirs.socketPath}`;
execFileSync("virsh", ["-q", "-c", storage, "pool-create-as", "pool", "dir", "--target", big]);
const ours = `test+unix:///default?socket=${rivals[0]!.socket}`;
execFileSync("virsh", ["-q", "-c", ours, "vol-create-as", "default-pool", "big", `${size}b`]);
const volumes = [
  { uri: "test:///default", pool: "default-pool", path: "/default-pool/big" },
  { uri: "storage:///session", pool: "pool", path: join(big, "big") },
];

describe("a stream of 256 MiB", () => {
  for (const [i, { name, socket }] of rivals.entries()) {
    const { uri, pool, path } = volumes[i]!;
    const volume = Buffer.concat([text(pool), text("big"), text(path)]);
    const download = message({ procedure: 209 }, Buffer.concat([volume, words(0, 0, 0, 0, 0)]));
    bench(
      name,
      async () => {
        const client = await Bare.open(socket, uri);
        await client.download(download, size);
        client.close();
      },
      { iterations: 3, time: 0, warmupIterations: 0, warmupTime: 0 },
    );
  }
});
