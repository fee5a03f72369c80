import { inspect } from "node:util";
import {
  type FakeXend,
  type FakeXendOptions,
  startFakeXend,
  type XendFault,
  xendFaults,
} from "@libvirt-ts/testkit";
import { afterEach, describe, expect, it } from "vitest";
import { addressesOf } from "../address.js";
import { HttpClient, type HttpRequest } from "./client.js";
import type { HttpFailure } from "./failure.js";
import type { BodyReader, ReplyHead } from "./send.js";

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function setUp(options: Partial<FakeXendOptions> = {}, connections = 4) {
  const xend = await startFakeXend({ version: "3.0.4", ...options });
  cleanUps.push(() => xend.close());
  return { xend, client: clientOf(xend, connections) };
}

function clientOf(xend: FakeXend, connections = 4): HttpClient {
  const client = new HttpClient(addressesOf(xend.uri)[0], { connections, connectTimeout: 1000 });
  cleanUps.push(() => client.close());
  return client;
}

interface TextReply extends ReplyHead {
  readonly text: string;
}

function readText(head: ReplyHead): BodyReader<TextReply> {
  const chunks: Uint8Array[] = [];
  return {
    push: (chunk) => void chunks.push(chunk),
    end: () => ({ ...head, text: Buffer.concat(chunks).toString("latin1") }),
  };
}

const list: HttpRequest = { method: "GET", path: "/xend/domain", keepAlive: true, timeout: 5000 };
const pause: HttpRequest = { ...list, method: "POST", path: "/xend/domain/none", body: "op=pause" };

async function failure(promise: Promise<unknown>): Promise<HttpFailure> {
  return promise.then(
    (value) => {
      throw new Error(`expected a failure, got ${JSON.stringify(value)}`);
    },
    (error) => error,
  );
}

describe.each(["ipv4", "ipv6", "unix"] as const)("over %s", (listen) => {
  it("asks for sxp and reads the reply", async () => {
    const { xend, client } = await setUp({ listen });
    expect(await client.exchange(list, readText)).toEqual({
      status: 200,
      reason: "OK",
      contentType: "application/sxp",
      location: undefined,
      text: "(Domain-0)",
    });
    expect(xend.requests[0]?.headers.get("accept")).toBe("application/sxp");
    expect(xend.requests[0]?.headers.has("user-agent")).toBe(false);
  });

  it("uses a connection again where keep-alive is granted", async () => {
    const { xend, client } = await setUp({ listen });
    for (let n = 0; n < 5; n++) await client.exchange(list, readText);
    expect([xend.requestCount, xend.connectionCount]).toEqual([5, 1]);
  });
});

it("uses no connection again where keep-alive is not granted, even if the daemon leaves it open", async () => {
  const { xend, client } = await setUp({ keepAlive: false, lingers: true });
  for (let n = 0; n < 3; n++) await client.exchange(list, readText);
  expect(xend.connectionCount).toBe(3);
});

it("uses no connection again after an internal server error that grants keep-alive", async () => {
  const { xend, client } = await setUp({ version: "3.1" });
  for (let n = 0; n < 3; n++) {
    expect(await client.exchange({ ...list, path: "/xend/domain/none" }, readText)).toMatchObject({
      status: 500,
    });
  }
  expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
  expect(xend.connectionCount).toBe(4);
});

it("says in its request that the connection is closed where it is told not to keep it", async () => {
  const { xend, client } = await setUp();
  for (let n = 0; n < 2; n++) await client.exchange({ ...list, keepAlive: false }, readText);
  expect(xend.requests.map(({ headers }) => headers.get("connection"))).toEqual(["close", "close"]);
  expect(xend.connectionCount).toBe(2);
});

it("keeps no other client of a daemon waiting that serves one connection at a time", async () => {
  const { client, xend } = await setUp({ version: "3.0.2" });
  const other = clientOf(xend);
  const once: HttpRequest = { ...list, keepAlive: false };
  await client.exchange(once, readText);
  const replies = Array.from({ length: 20 }, (_, n) => (n % 2 ? other : client).exchange(once, readText));
  expect(await Promise.all(replies)).toHaveLength(20);
});

it("opens no more connections than it may, and lets the rest wait", async () => {
  const { xend, client } = await setUp({}, 2);
  await Promise.all(Array.from({ length: 20 }, () => client.exchange(list, readText)));
  expect([xend.requestCount, xend.connectionCount]).toEqual([20, 2]);
});

it("lets a waiting exchange time out and abort without a connection", async () => {
  const { xend, client } = await setUp({}, 1);
  xend.misbehave(xendFaults.stall());
  const first = failure(client.exchange({ ...list, timeout: 300 }, readText));
  const controller = new AbortController();
  const second = failure(client.exchange({ ...list, signal: controller.signal }, readText));
  const third = failure(client.exchange({ ...list, timeout: 50 }, readText));
  expect(await third).toMatchObject({ kind: "timeout", sent: false });
  controller.abort(new Error("enough"));
  expect(await second).toMatchObject({ kind: "aborted", sent: false });
  expect(await first).toMatchObject({ kind: "timeout", sent: true });
  expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
});

it("keeps no one waiting behind long requests", async () => {
  const { xend, client } = await setUp({}, 1);
  xend.misbehave(xendFaults.stall(), { when: ({ method }) => method === "POST", times: 3 });
  const long = [1, 2, 3].map(() =>
    failure(client.exchange({ ...pause, timeout: 500, long: true }, readText)),
  );
  expect(await client.exchange({ ...list, timeout: 400 }, readText)).toMatchObject({ text: "(Domain-0)" });
  for (const one of long) expect(await one).toMatchObject({ kind: "timeout" });
});

describe("faults", () => {
  const broken: readonly (readonly [string, XendFault, Partial<HttpFailure>])[] = [
    ["a reset", xendFaults.reset, { kind: "dropped" }],
    ["the end before a byte", xendFaults.cut(0), { kind: "dropped" }],
    ["a cut status line", xendFaults.cut(9), { kind: "dropped" }],
    ["a cut head", xendFaults.cut(40), { kind: "dropped" }],
    ["a cut body", xendFaults.cut(140), { kind: "dropped" }],
    ["a reset in the body", xendFaults.cutReset(140), { kind: "dropped" }],
    ["silence", xendFaults.stall(), { kind: "timeout" }],
    ["silence in the body", xendFaults.stall(140), { kind: "timeout" }],
    ["a byte now and then", xendFaults.trickle(20), { kind: "timeout" }],
    ["a length that is too great", xendFaults.contentLength(5), { kind: "timeout" }],
    ["no length", xendFaults.noContentLength, { kind: "protocol" }],
    ["a garbage status line", xendFaults.replace("GARBAGE 200\r\n\r\n"), { kind: "protocol" }],
    ["another protocol", xendFaults.replace("SSH-2.0-OpenSSH_9.2\r\n"), { kind: "protocol" }],
    [
      "a head without end",
      xendFaults.replace(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(100_000)}\r\n\r\n`),
      { kind: "protocol" },
    ],
    [
      "two lengths",
      xendFaults.replace("HTTP/1.1 200 OK\r\nContent-length: 1\r\nContent-length: 2\r\n\r\nab"),
      { kind: "dropped" },
    ],
    [
      "a negative length",
      xendFaults.replace("HTTP/1.1 200 OK\r\nContent-length: -1\r\n\r\n"),
      { kind: "protocol" },
    ],
  ];

  it.each(broken)("tells of %s, and works afterwards", async (_what, fault, expected) => {
    const { xend, client } = await setUp();
    xend.misbehave(fault, { times: 2 });
    expect(await failure(client.exchange({ ...list, timeout: 400 }, readText))).toMatchObject({
      ...expected,
      sent: true,
    });
    xend.behave();
    expect(await client.exchange(list, readText)).toMatchObject({ status: 200 });
  });

  it("keeps nothing of a reply in an error", async () => {
    const { xend, client } = await setUp();
    xend.misbehave(xendFaults.replace("(vncpasswd hunter2) HTTP/1.1 200 OK\r\n\r\n"));
    expect(inspect(await failure(client.exchange(list, readText)), { depth: 9 })).not.toContain("hunter2");
  });

  it("sends a GET once more when its connection breaks", async () => {
    const { xend, client } = await setUp();
    xend.misbehave(xendFaults.reset);
    expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
    expect(xend.requestCount).toBe(2);
  });

  it("never sends a POST twice", async () => {
    const { xend, client } = await setUp();
    xend.misbehave(xendFaults.reset);
    expect(await failure(client.exchange(pause, readText))).toMatchObject({ kind: "dropped", sent: true });
    expect(xend.requestCount).toBe(1);
    expect(await client.exchange(list, readText)).toMatchObject({ status: 200 });
  });

  it("stops at a length that is too small, and does not take the rest for a reply", async () => {
    const { xend, client } = await setUp();
    xend.misbehave(xendFaults.contentLength(-3));
    expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain" });
    expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
  });

  it("reads a reply in chunks", async () => {
    const { xend, client } = await setUp();
    xend.misbehave(xendFaults.chunked);
    expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
  });

  it("is cut at no byte without noticing, whether by an end or a reset", async () => {
    const { xend, client } = await setUp();
    const { text } = await client.exchange(list, readText);
    const whole = 136 + "Connection: keep-alive\r\n".length;
    for (let after = 0; after < whole; after++) {
      xend.misbehave(after % 2 ? xendFaults.cut(after) : xendFaults.cutReset(after), { times: 2 });
      expect(await failure(client.exchange(list, readText)), `cut after ${after}`).toMatchObject({
        kind: "dropped",
      });
    }
    xend.misbehave(xendFaults.cut(whole));
    expect(await client.exchange(list, readText)).toMatchObject({ text });
  });

  it("ends the exchange with what the reader throws, and the connection too", async () => {
    const { xend, client } = await setUp();
    xend.misbehave(xendFaults.huge(50_000_000));
    const angry = () => ({
      push() {
        throw new RangeError("too much");
      },
      end: () => "",
    });
    expect(await failure(client.exchange(list, angry))).toBeInstanceOf(RangeError);
    expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
    expect(xend.connectionCount).toBe(2);
  });
});

describe("aborting", () => {
  it("does nothing for a signal that is aborted already", async () => {
    const { xend, client } = await setUp();
    const signal = AbortSignal.abort();
    expect(await failure(client.exchange({ ...list, signal }, readText))).toMatchObject({ kind: "aborted" });
    expect(xend.requestCount).toBe(0);
  });

  it("ends an exchange under way", async () => {
    const { xend, client } = await setUp();
    const controller = new AbortController();
    xend.misbehave((socket, reply) => {
      xendFaults.stall(140)(socket, reply);
      controller.abort();
    });
    const error = await failure(client.exchange({ ...pause, signal: controller.signal }, readText));
    expect(error).toMatchObject({ kind: "aborted", sent: true });
  });
});

describe("a daemon that restarts", () => {
  it("between requests is not noticed", async () => {
    const { xend, client } = await setUp();
    await client.exchange(list, readText);
    await xend.stop();
    await xend.start();
    expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
  });

  it("and is away says so, and is found again", async () => {
    const { xend, client } = await setUp();
    await xend.stop();
    const error = await failure(client.exchange(list, readText));
    expect(error).toMatchObject({ kind: "connect", sent: false });
    expect(error.cause).toMatchObject({ code: "ECONNREFUSED" });
    await xend.start();
    expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
  });

  it("during a request breaks a POST only", async () => {
    const { xend, client } = await setUp();
    const restart: XendFault = () => void xend.stop().then(() => xend.start());
    xend.misbehave(restart);
    expect(await failure(client.exchange(pause, readText))).toMatchObject({ kind: "dropped" });
    expect(await client.exchange(list, readText)).toMatchObject({ text: "(Domain-0)" });
  });
});

it("fails what is under way and what waits when it is closed", async () => {
  const { xend, client } = await setUp({}, 1);
  xend.misbehave(xendFaults.stall());
  const busy = failure(client.exchange(list, readText));
  const waiting = failure(client.exchange(list, readText));
  await client.close();
  expect(await busy).toMatchObject({ kind: "closed" });
  expect(await waiting).toMatchObject({ kind: "closed" });
  expect(await failure(client.exchange(list, readText))).toMatchObject({ kind: "closed", sent: false });
});
