/** Calls that end early (aborted, too late, failed, overtaken by `close`) leave nothing behind: here, or at the daemon. */
import { getEventListeners } from "node:events";
import type { Socket } from "node:net";
import { ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { type FakeBehaviour, type FakeRequest, FakeXenstored, wirePacket } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import type { Transport, TransportEvents } from "../src/client/index.js";
import { XenstoreClient, type XenstoreClientOptions, XenstoreConnectionError } from "../src/client/index.js";
import { createXenstoreDriver } from "../src/index.js";
import { addGuest, withHost } from "./host.js";
import { eachDaemon, rejection, withFake } from "./support.js";

const DIRECTORY = 1;
const READ = 2;
const START = 6;
const END = 7;
const ERROR = 16;

const say = ({ type, reqId }: FakeRequest, socket: Socket, payload: string) =>
  socket.write(wirePacket(type, reqId, payload));

/** A daemon that begins transactions with the number 5 and agrees to everything else. */
const obliging: FakeBehaviour = (request, socket) =>
  say(request, socket, request.type === START ? "5\0" : "OK\0");

describe("a transaction", () => {
  const ends = (fake: FakeXenstored) =>
    fake.requests.filter(({ type }) => type === END).map(({ txId, payload }) => [txId, payload.toString()]);

  it("that is aborted before its commit leaves is thrown away at the daemon", () =>
    withFake(obliging, async (client, fake) => {
      const controller = new AbortController();
      const { signal } = controller;
      const lost = client.transaction(async () => controller.abort(new Error("enough")), { signal });
      expect((await rejection(lost)).message).toBe("enough");
      await client.mkdir("/a");
      expect(ends(fake)).toEqual([[5, "F\0"]]);
    }));

  it("whose commit is given up while it waits to be sent is thrown away at the daemon", async () => {
    let held: (() => void) | undefined;
    await withFake(
      (request, socket) => {
        if (request.type !== DIRECTORY) return obliging(request, socket, 0);
        held = () => say(request, socket, "");
      },
      async (client, fake) => {
        const controller = new AbortController();
        const lost = client.transaction(
          async () => {
            void client.directory("/");
            await expect.poll(() => held).toBeDefined();
            queueMicrotask(() => controller.abort(new Error("enough")));
          },
          { signal: controller.signal },
        );
        expect((await rejection(lost)).message).toBe("enough");
        held?.();
        await client.mkdir("/a");
        expect(ends(fake)).toEqual([[5, "F\0"]]);
      },
      { window: 1 },
    );
  });
});

describe("a tree walk", () => {
  it("asks for nothing more once it has failed", () =>
    withFake(
      (request, socket) => {
        const path = request.payload.toString().slice(0, -1);
        if (path === "/bad") socket.write(wirePacket(ERROR, request.reqId, "EIO\0"));
        else if (request.type !== DIRECTORY) say(request, socket, "");
        else say(request, socket, path.length > 60 ? "" : path === "/" ? "bad\0a\0b\0" : "a\0b\0");
      },
      async (client, fake) => {
        expect(await rejection(client.tree("/"))).toMatchObject({ code: "EIO" });
        await client.mkdir("/x").catch(() => undefined);
        const asked = fake.requests.length;
        await client.mkdir("/y").catch(() => undefined);
        await client.mkdir("/z").catch(() => undefined);
        expect(fake.requests.length - asked).toBe(2);
      },
    ));
});

describe("a watch", () => {
  it("leaves no listener on its signal, however it ends", () =>
    withFake(obliging, async (client) => {
      const controller = new AbortController();
      const { signal } = controller;
      const closed = await client.watch("/a", { signal });
      const abandoned = await client.watch("/b", { signal });
      expect(getEventListeners(signal, "abort")).not.toHaveLength(0);
      await closed.close();
      await client.close();
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
      expect(await abandoned.next()).toEqual({ done: true, value: undefined });
    }));

  it("hears of a signal that aborts in the turn in which the daemon agrees", () =>
    withFake(
      obliging,
      async (client) => {
        const controller = new AbortController();
        const watching = client.watch("/a", { signal: controller.signal });
        // Answered in the same packet, one place before the watch's own caller.
        const first = client.mkdir("/b").then(() => controller.abort(new Error("enough")));
        const watch = await watching;
        await first;
        const end = await rejection(watch.next());
        expect(end.message).toBe("enough");
      },
      { window: 2 },
    ));
});

/** The driver on a fake. */
const open = (fake: FakeXenstored) =>
  createXenstoreDriver({ endpoint: fake.socketPath }).open({
    uri: undefined,
    readOnly: false,
    peers: noPeers,
    warn: () => undefined,
  });

/** A transport that is only as connected as its test says. */
class HeldTransport implements Transport {
  readonly endpoint = "/held";
  readonly maxPayload = 4080;
  readonly relativePaths = true;
  readonly oneAtATime = true;
  closed = false;
  constructor(readonly events: TransportEvents) {}
  write(): boolean {
    return true;
  }
  close(): void {
    this.closed = true;
  }
}

describe("closing", () => {
  /** A client on transports of which each one is kept. */
  function held(options: XenstoreClientOptions & { signal?: AbortSignal } = {}) {
    const made: HeldTransport[] = [];
    const transport = async (events: TransportEvents) => {
      made.push(new HeldTransport(events));
      return made.at(-1)!;
    };
    return { made, connecting: XenstoreClient.connect({ ...options, transport }) };
  }

  const answer = (transport: HeldTransport, reqId: number) =>
    transport.events.data(wirePacket(10, reqId, "/local/domain/0\0"));

  it("while the connection is being made again leaves none open", async () => {
    const { connecting, made } = held();
    await expect.poll(() => made.length).toBe(1);
    await new Promise(setImmediate);
    answer(made[0]!, 1);
    const client = await connecting;
    made[0]!.events.close(undefined);
    const read = rejection(client.read("/a"));
    await expect.poll(() => made.length).toBe(2);
    await new Promise(setImmediate);
    await client.close();
    const error = await read;
    expect(error).toBeInstanceOf(XenstoreConnectionError);
    expect(error).toMatchObject({ message: "the client is closed", sent: false });
    if (!made[1]!.closed) answer(made[1]!, 1);
    await new Promise(setImmediate);
    expect(made[1]!.closed).toBe(true);
    expect(client.endpoint).toBeUndefined();
  });

  it("can be asked for while a device does not answer the first question", async () => {
    const controller = new AbortController();
    const { connecting, made } = held({ signal: controller.signal });
    const end = rejection(connecting);
    await expect.poll(() => made.length).toBe(1);
    await new Promise(setImmediate);
    controller.abort(new Error("enough"));
    expect((await end).message).toBe("enough");
    expect(made[0]!.closed).toBe(true);
  });

  it("is what a transport gets that cannot write", async () => {
    const { connecting, made } = held();
    await expect.poll(() => made.length).toBe(1);
    made[0]!.write = () => {
      throw new Error("no paper");
    };
    await new Promise(setImmediate);
    answer(made[0]!, 1);
    const client = await connecting;
    expect(await rejection(client.read("/a"))).toMatchObject({ name: "XenstoreConnectionError", sent: true });
    expect(made[0]!.closed).toBe(true);
    await client.close();
  });

  it("reaches a transport that broke before it was handed over", async () => {
    let made: HeldTransport | undefined;
    const connecting = rejection(
      XenstoreClient.connect({
        reconnect: false,
        transport: async (events) => {
          made = new HeldTransport(events);
          events.data(wirePacket(2, 99, "unasked"));
          return made;
        },
      }),
    );
    await connecting;
    expect(made?.closed).toBe(true);
  });
});

describe("reconnecting", () => {
  it.each([
    ["says nothing at all", () => undefined],
    [
      "stops within a message",
      (request: FakeRequest, socket: Socket) =>
        socket.write(wirePacket(READ, request.reqId, "value").subarray(0, 18)),
    ],
  ])("heals a connection that %s for as long as a request may take", (_what, mute) => {
    const seen = new Set<Socket>();
    return withFake(
      (request, socket) => {
        seen.add(socket);
        if (seen.size === 1) mute(request, socket);
        else say(request, socket, "value");
      },
      async (client) => {
        const impatient = await rejection(client.read("/a", { timeout: 10 }));
        expect(impatient).toMatchObject({ name: "XenstoreTimeoutError", sent: true });
        expect(client.endpoint).toBeDefined();
        expect((await rejection(client.read("/a"))).name).toBe("XenstoreTimeoutError");
        expect(await client.readText("/a")).toBe("value");
        expect(client.reconnects).toBe(1);
      },
      { timeout: 400, window: 1 },
    );
  });

  it("in vain says why", async () => {
    const fake = await FakeXenstored.start(obliging);
    const client = await XenstoreClient.connect({ endpoint: fake.socketPath, connectTimeout: 500 });
    await fake[Symbol.asyncDispose]();
    await expect.poll(() => client.endpoint).toBeUndefined();
    const error = await rejection(client.read("/a"));
    expect(error.message).toMatch(/within 500 ms: .*(ENOENT|ECONNREFUSED)/);
    expect(error.cause).toMatchObject({ name: "XenstoreEndpointError" });
    await client.close();
  });
});

eachDaemon("the driver on %s", (kind) => {
  it("does not call a shutdown acknowledged because the connection was closed", () =>
    withHost(
      kind,
      async ({ conn, client }) => {
        const guest = { id: 9, name: "deaf", uuid: "00000000-0000-4000-8000-000000000009" };
        await addGuest(client, guest);
        const shutdown = rejection(conn.domainShutdown!(guest, 0));
        const path = "/local/domain/9/control/shutdown";
        await expect.poll(() => client.readText(path).catch(() => "")).toBe("poweroff");
        await conn.listDomains!();
        await conn.close();
        expect(await shutdown).toMatchObject({ code: ErrorNumber.INVALID_CONN });
        expect((await shutdown).message).toContain("may still follow");
      },
      { driver: { acknowledgeTimeout: 60_000 } },
    ));
});

describe("an aborted operation of the driver", () => {
  it("says what it cannot know when its commit is on the way", async () => {
    const nodes: Record<string, string> = {
      "/local/domain/7/name": "web",
      "/local/domain/7/vm": "/vm/00000000-0000-4000-8000-000000000007",
    };
    const controller = new AbortController();
    const fake = await FakeXenstored.start((request, socket, count) => {
      if (request.type === END) return controller.abort();
      if (request.type !== READ) return obliging(request, socket, count);
      const value = nodes[request.payload.toString().slice(0, -1)];
      socket.write(wirePacket(value === undefined ? ERROR : READ, request.reqId, value ?? "ENOENT\0"));
    });
    const conn = await open(fake);
    const ref = { id: 7, uuid: "00000000-0000-4000-8000-000000000007" };
    const error = await rejection(conn.domainSetMemory!(ref, 65_536, 0, { signal: controller.signal }));
    expect(error).toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
    expect(error.message).toContain("whether id 7 was changed is unknown");
    await conn.close();
    await fake[Symbol.asyncDispose]();
  });

  it.each([["a word"], [undefined], [{ a: "record" }]])(
    "is libvirt's error when the reason is %j",
    async (reason) => {
      const fake = await FakeXenstored.start(() => undefined);
      const conn = await open(fake);
      const controller = new AbortController();
      const listing = rejection(conn.listDomains!({ signal: controller.signal }));
      await expect.poll(() => fake.requests.length).toBe(1);
      controller.abort(reason);
      expect(await listing).toMatchObject({ name: "LibvirtError", code: ErrorNumber.OPERATION_ABORTED });
      await conn.close();
      await fake[Symbol.asyncDispose]();
    },
  );
});
