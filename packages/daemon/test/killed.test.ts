/** kill −9 of the daemon, and of its clients, in the middle of what they do. */
import { once } from "node:events";
import { existsSync, readdirSync, watch } from "node:fs";
import { libvirt } from "@libvirt-ts/core";
import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { message, RawClient, text, words } from "./raw-client.js";
import { served } from "./served.js";
import { notBuilt, Workshop } from "./workshop.js";

if (notBuilt !== undefined) console.log(`skipped: a libvirt-tsd that is killed: ${notBuilt}`);

const lookUp = message({ procedure: 23, serial: 7 }, text("test"));
const volume = Buffer.concat([text("default-pool"), text("disk"), text("/default-pool/disk")]);
const range = words(0, 0, 0, 0, 0);
const data = (serial: number) =>
  message({ procedure: 208, type: 3, serial, status: 2 }, Buffer.alloc(200_000, 7));

async function makeVolume(client: RawClient): Promise<void> {
  const { payload: pool } = await client.ask({ procedure: 84 }, text("default-pool"));
  const xml = "<volume><name>disk</name><capacity unit='M'>64</capacity></volume>";
  const made = await client.ask({ procedure: 93 }, Buffer.concat([pool, text(xml), words(0)]));
  expect(made.status).toBe(0);
}

/** What clients may be in the middle of. Each is open, and there is a volume. */
const moments: Readonly<Record<string, (client: RawClient) => unknown>> = {
  "half a frame": (client) => client.send(lookUp.subarray(0, 13)),
  "a hundred calls": (client) => client.send(...Array.from({ length: 100 }, () => lookUp)),
  "answers that it does not read": (client) => {
    client.socket.pause();
    client.send(...Array.from({ length: 200 }, () => message({ procedure: 7 })));
  },
  "an upload": async (client) => {
    expect(await client.ask({ procedure: 208, serial: 1 }, Buffer.concat([volume, range]))).toMatchObject({
      status: 0,
    });
    client.send(data(1), data(1));
  },
  "a download that it does not read": async (client) => {
    const answer = await client.ask({ procedure: 209, serial: 2 }, Buffer.concat([volume, range]));
    expect(answer).toMatchObject({ status: 0 });
    client.socket.pause();
  },
  events: async (client) => {
    expect(await client.ask({ procedure: 316 }, words(0, 0))).toMatchObject({ status: 0 });
  },
};

/** Clients in the middle of all that. */
async function beginAll(socket: string): Promise<RawClient[]> {
  using first = new RawClient(socket);
  await first.open();
  await makeVolume(first);
  return Promise.all(
    Object.values(moments).map(async (begin) => {
      const client = new RawClient(socket);
      await client.open();
      await begin(client);
      return client;
    }),
  );
}

describe.skipIf(notBuilt !== undefined)("a daemon that is killed", () => {
  const options = (shop: Workshop) => [
    ...["--uri", "test:///default", "--socket", shop.path("own"), "--socket-ro", shop.path("own-ro")],
  ];

  test("in the middle of calls, streams and events: its clients hear it, the next one serves", async () => {
    await using shop = new Workshop();
    const first = shop.tsd(...options(shop));
    await first.until("listening");
    const clients = await beginAll(shop.path("own"));
    const conn = await libvirt.open(`test+unix:///default?socket=${shop.path("own")}`);
    // From here on nothing is answered: the calls that follow are under way when it dies.
    first.child.kill("SIGSTOP");
    for (const client of clients) client.send(lookUp);
    const pending = conn.lookupByName("test").catch((error: unknown) => error);
    const gone = conn.closed;
    await first.kill();
    const failed = await pending;
    expect(failed).toBeInstanceOf(LibvirtError);
    expect((failed as LibvirtError).code).not.toBe(ErrorNumber.OK);
    await gone;
    for (const client of clients) {
      client.socket.resume();
      await client.closed;
    }
    // They are still there, and in nobody's way.
    expect(readdirSync(shop.folder).sort()).toEqual(["own", "own-ro"]);
    const second = shop.tsd(...options(shop));
    await second.until("listening");
    for (const socket of ["own", "own-ro"]) {
      using client = new RawClient(shop.path(socket));
      await client.open();
      expect(await client.ask({ procedure: 23 }, text("test"))).toMatchObject({ status: 0 });
    }
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(readdirSync(shop.folder)).toEqual([]);
    await conn.close();
  });

  test("while it makes its sockets: the next one serves, and leaves nothing of the first", async () => {
    await using shop = new Workshop();
    const watcher = watch(shop.folder);
    const first = shop.tsd(...options(shop));
    await once(watcher, "change");
    watcher.close();
    await first.kill();
    expect(readdirSync(shop.folder)).not.toEqual([]);
    const second = shop.tsd(...options(shop));
    await second.until("listening");
    expect(readdirSync(shop.folder).sort()).toEqual(["own", "own-ro"]);
    using client = new RawClient(shop.path("own"));
    await client.open();
  });
});

/** A process through which a test speaks to a daemon: its connections are the process's own, and end with it. */
const relay = `const net = require("node:net");
const [from, to] = process.argv.slice(1);
net.createServer((near) => {
  const far = net.connect(to);
  for (const one of [near, far]) one.on("error", () => {});
  near.pipe(far).pipe(near);
}).listen(from);`;

test("a client that is killed in the middle of anything leaves nothing, and nobody notices", async () => {
  await using own = await served();
  await using shop = new Workshop();
  using honest = new RawClient(own.socket);
  await honest.open();
  const victim = shop.run(process.execPath, ["-e", relay, shop.path("relay"), own.socket]);
  await expect.poll(() => existsSync(shop.path("relay"))).toBe(true);
  const clients = await beginAll(shop.path("relay"));
  await expect.poll(() => own.daemon.clients).toBe(clients.length + 1);
  expect(await honest.ask({ procedure: 23 }, text("test"))).toMatchObject({ status: 0 });
  await victim.kill();
  for (const client of clients) {
    client.socket.resume();
    await client.closed;
  }
  await expect.poll(() => own.daemon.clients).toBe(1);
  // What it was writing can be written by another, and deleted.
  expect(await honest.ask({ procedure: 208, serial: 1 }, Buffer.concat([volume, range]))).toMatchObject({
    status: 0,
  });
  honest.send(data(1), message({ procedure: 208, type: 3, serial: 1, status: 0 }));
  expect(await honest.next()).toMatchObject({ procedure: 208, type: 3, status: 0 });
  expect(await honest.ask({ procedure: 94 }, Buffer.concat([volume, words(0)]))).toMatchObject({ status: 0 });
  expect(own.logged.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
});
