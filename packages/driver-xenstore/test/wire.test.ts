/** What no real daemon can be made to do, from a fake one that says fixed bytes. */
import type { Socket } from "node:net";
import { type FakeBehaviour, type FakeRequest, wirePacket } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import {
  XenstoreConnectionError,
  XenstoreError,
  XenstoreProtocolError,
  XenstoreTimeoutError,
} from "../src/client/index.js";
import { rejection, withFake } from "./support.js";

const DIRECTORY = 1;
const READ = 2;
const WATCH = 4;
const UNWATCH = 5;
const START = 6;
const END = 7;
const EVENT = 15;
const ERROR = 16;
const PART = 22;

const always =
  (type: number, payload: string | Buffer): FakeBehaviour =>
  (request, socket) =>
    socket.write(wirePacket(type, request.reqId, payload));

/** Answers WATCH and the like. */
const obliging = (request: FakeRequest, socket: Socket) =>
  socket.write(wirePacket(request.type, request.reqId, "OK\0"));

describe("replies", () => {
  it("are matched by number in any order", async () => {
    const held: FakeRequest[] = [];
    const backwards: FakeBehaviour = (request, socket) => {
      held.push(request);
      if (held.length < 3) return;
      const replies = held
        .reverse()
        .map(({ reqId, payload }) => wirePacket(READ, reqId, payload.subarray(0, -1)));
      socket.write(Buffer.concat(replies));
    };
    await withFake(backwards, async (client) => {
      const paths = ["/a", "/b", "/c"];
      expect(await Promise.all(paths.map((path) => client.readText(path)))).toEqual(paths);
    });
  });

  it.each(["EWHATEVER", "EQUOTA", "EINVAL"])("may be the error %s", (code) =>
    withFake(always(ERROR, `${code}\0`), async (client) => {
      expect(await rejection(client.read("/a"))).toEqual(new XenstoreError(code, "READ", "/a"));
    }),
  );

  it("may be far longer than a request", async () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `n${i}`);
    await withFake(always(DIRECTORY, `${names.join("\0")}\0`), async (client) => {
      expect(await client.directory("/")).toEqual(names);
    });
  });

  it.each([
    [
      "of a wrong type",
      always(DIRECTORY, "OK\0"),
      /unexpected DIRECTORY with req_id 1.*the request was READ/,
    ],
    ["of an unknown type", always(99, ""), /unexpected message 99/],
    [
      "to nobody",
      ((request, socket) =>
        socket.write(wirePacket(READ, request.reqId + 7, "\x1b[31mred\n"))) as FakeBehaviour,
      /unexpected READ with req_id 8, "\\x1b\[31mred\\x0a": no request has that number/,
    ],
    [
      "of absurd length",
      ((request, socket) => {
        const header = wirePacket(READ, request.reqId, "");
        header.writeUInt32LE(0xffff_ffff, 12);
        socket.write(header);
      }) as FakeBehaviour,
      /announces 4294967295 bytes/,
    ],
    [
      "that are an event without a token",
      ((_request, socket) => socket.write(wirePacket(EVENT, 0, "/a\0"))) as FakeBehaviour,
      /expected a path and a token/,
    ],
  ])("%s fail the connection cleanly", (_what, behaviour, message) =>
    withFake(
      behaviour,
      async (client) => {
        const [first, second] = await Promise.all([
          rejection(client.read("/a")),
          rejection(client.read("/b")),
        ]);
        for (const error of [first, second]) {
          expect(error).toBeInstanceOf(XenstoreConnectionError);
          expect(error).toMatchObject({ sent: true, cause: expect.any(XenstoreProtocolError) });
          expect(error.message).toMatch(message);
        }
        expect(client.endpoint).toBeUndefined();
      },
      { reconnect: false },
    ),
  );

  it("that are malformed inside fail their request alone", () =>
    withFake(
      (request, socket) => socket.write(wirePacket(request.type, request.reqId, "maybe\0")),
      async (client) => {
        expect(await rejection(client.isDomainIntroduced(1))).toBeInstanceOf(XenstoreProtocolError);
        expect(await client.readText("/a")).toBe("maybe\0");
      },
    ));
});

describe("a connection that ends", () => {
  const reply = wirePacket(READ, 1, "value");

  it("anywhere inside a reply fails the request, whose outcome is unknown", async () => {
    for (let at = 0; at < reply.length; at++) {
      await withFake(
        (_request, socket) => {
          socket.end(reply.subarray(0, at));
        },
        async (client) => {
          const error = await rejection(client.read("/a"));
          expect(error).toMatchObject({ name: "XenstoreConnectionError", sent: true });
        },
        { reconnect: false },
      );
    }
  });

  it("after a whole reply fails only what came later", () =>
    withFake(
      (_request, socket) => {
        socket.end(reply);
      },
      async (client) => {
        const [first, second] = await Promise.allSettled([client.readText("/a"), client.readText("/b")]);
        expect(first).toEqual({ status: "fulfilled", value: "value" });
        expect(second.status).toBe("rejected");
      },
      { reconnect: false },
    ));

  it("tells what was never sent from what was", () =>
    withFake(
      (_request, socket, count) => {
        if (count === 2) socket.destroy();
      },
      async (client) => {
        const settled = await Promise.all(
          ["/a", "/b", "/c", "/d"].map((path) => rejection(client.read(path))),
        );
        expect(settled.map((error) => (error as XenstoreConnectionError).sent)).toEqual([
          true,
          true,
          false,
          false,
        ]);
      },
      { reconnect: false, window: 2 },
    ));
});

describe("a long directory", () => {
  const parts: Record<number, string> = { 0: "7\0aa\0bbb\0", 7: "7\0c\0\0" };

  it("comes in parts", () =>
    withFake(
      (request, socket) => {
        const offset = Number(request.payload.toString().split("\0")[1]);
        const answer =
          request.type === PART
            ? wirePacket(PART, request.reqId, parts[offset] ?? "")
            : wirePacket(ERROR, request.reqId, "E2BIG\0");
        socket.write(answer);
      },
      async (client) => {
        expect(await client.directory("/d")).toEqual(["aa", "bbb", "c"]);
      },
    ));

  it("begins again when it changes, but not for ever", async () => {
    let generation = 0;
    const changing: FakeBehaviour = (request, socket) => {
      generation++;
      const part = `${generation}\0a\0`;
      const calm = generation > 8 && generation < 50;
      const answer =
        request.type === PART
          ? wirePacket(PART, request.reqId, calm ? "9\0a\0b\0\0" : part)
          : wirePacket(ERROR, request.reqId, "E2BIG\0");
      socket.write(answer);
    };
    await withFake(changing, async (client) => {
      expect(await client.directory("/d")).toEqual(["a", "b"]);
      generation = 100;
      expect(await rejection(client.directory("/d"))).toMatchObject({ code: "EAGAIN" });
    });
  });

  it("is E2BIG where the daemon knows no parts", () =>
    withFake(
      (request, socket) =>
        socket.write(wirePacket(ERROR, request.reqId, request.type === PART ? "ENOSYS\0" : "E2BIG\0")),
      async (client) => {
        expect(await rejection(client.directory("/d"))).toMatchObject({
          code: "E2BIG",
          operation: "DIRECTORY",
        });
      },
    ));
});

describe("watch events", () => {
  it("may come before the reply to WATCH, after that to UNWATCH, and for nobody", () =>
    withFake(
      (request, socket) => {
        const [path, token] = request.payload.toString("latin1").split("\0");
        const event = wirePacket(EVENT, 0, `${path}\0${token}\0`);
        const reply = wirePacket(request.type, request.reqId, "OK\0");
        if (request.type === WATCH) socket.write(Buffer.concat([event, reply]));
        else if (request.type === UNWATCH)
          socket.write(Buffer.concat([reply, event, wirePacket(EVENT, 0, "/x\0?\0")]));
        else socket.write(wirePacket(request.type, request.reqId, "v"));
      },
      async (client) => {
        const watch = await client.watch("/w");
        expect(await watch.next()).toEqual({ done: false, value: { type: "changed", path: "/w" } });
        await watch.close();
        expect(await client.readText("/a")).toBe("v");
      },
    ));
});

describe("time-outs and signals", () => {
  const silent: FakeBehaviour = () => undefined;

  it("end a wait without ending the connection", async () => {
    let held: (() => void) | undefined;
    const late: FakeBehaviour = (request, socket, count) => {
      const answer = () => socket.write(wirePacket(READ, request.reqId, `${count}`));
      if (count === 1) held = answer;
      else {
        held?.();
        answer();
      }
    };
    await withFake(late, async (client) => {
      const error = await rejection(client.read("/a", { timeout: 20 }));
      expect(error).toBeInstanceOf(XenstoreTimeoutError);
      expect(error).toMatchObject({ message: "READ /a: no answer within 20 ms", sent: true });
      expect(await client.readText("/b")).toBe("2");
      expect(client.reconnects).toBe(0);
    });
  });

  it("hold for what was not even sent", () =>
    withFake(
      silent,
      async (client) => {
        const [first, second] = await Promise.all([
          rejection(client.read("/a")),
          rejection(client.read("/b", { timeout: 10 })),
        ]);
        expect(first).toMatchObject({ name: "XenstoreTimeoutError", sent: true });
        expect(second).toMatchObject({ name: "XenstoreTimeoutError", sent: false });
      },
      { window: 1, timeout: 40 },
    ));

  it("send nothing of what was given up before", () =>
    withFake(silent, async (client, fake) => {
      const controller = new AbortController();
      const read = rejection(client.read("/a", { signal: controller.signal }));
      controller.abort(new Error("changed my mind"));
      expect((await read).message).toBe("changed my mind");
      expect(await rejection(client.read("/b", { signal: controller.signal }))).toBe(
        controller.signal.reason,
      );
      expect((await rejection(client.read("/c", { timeout: 10 }))).name).toBe("XenstoreTimeoutError");
      await expect.poll(() => fake.requests.map(({ payload }) => payload.toString())).toEqual(["/c\0"]);
    }));

  it("abort a thousand requests at once", () =>
    withFake(silent, async (client) => {
      const controller = new AbortController();
      const reads = Array.from({ length: 1000 }, (_, i) =>
        rejection(client.read(`/${i}`, { signal: controller.signal })),
      );
      controller.abort();
      expect(new Set(await Promise.all(reads))).toEqual(new Set([controller.signal.reason]));
    }));

  it("take a transaction and a watch back that began too late", async () => {
    const after: (() => void)[] = [];
    await withFake(
      (request, socket) => {
        const reply = request.type === START ? "5\0" : "OK\0";
        const answer = () => socket.write(wirePacket(request.type, request.reqId, reply));
        if (request.type === START || request.type === WATCH) after.push(answer);
        else answer();
      },
      async (client, fake) => {
        const begun = rejection(client.transaction(async () => undefined, { timeout: 10 }));
        const watched = rejection(client.watch("/w", { timeout: 10 }));
        expect((await begun).name).toBe("XenstoreTimeoutError");
        expect((await watched).name).toBe("XenstoreTimeoutError");
        for (const answer of after) answer();
        await client.mkdir("/a");
        await client.mkdir("/b");
        const cleanUp = fake.requests.filter(({ type }) => type === END || type === UNWATCH);
        expect(cleanUp.map(({ type, txId, payload }) => [type, txId, payload.toString()]).sort()).toEqual([
          [UNWATCH, 0, "/w\u00001\0"],
          [END, 5, "F\0"],
        ]);
      },
    );
  });
});

describe("flow", () => {
  it("keeps no more than the window in flight", async () => {
    let unanswered = 0;
    let most = 0;
    await withFake(
      (request, socket) => {
        most = Math.max(most, ++unanswered);
        setImmediate(() => {
          unanswered--;
          socket.write(wirePacket(READ, request.reqId, "v"));
        });
      },
      async (client) => {
        await Promise.all(Array.from({ length: 500 }, (_, i) => client.read(`/${i}`)));
        expect(most).toBeLessThanOrEqual(16);
        expect(most).toBeGreaterThan(4);
      },
      { window: 16 },
    );
  });

  it("waits for a daemon that does not read", async () => {
    await withFake(
      (request, socket, count) => {
        if (count === 1) {
          socket.pause();
          setImmediate(() => socket.resume());
        }
        obliging(request, socket);
      },
      async (client) => {
        const value = new Uint8Array(4000);
        await Promise.all(Array.from({ length: 2000 }, (_, i) => client.write(`/${i}`, value)));
      },
      { window: 4096 },
    );
  });
});
