/** What a daemon answers to bytes of every kind, as the sheet of libvirtd's manners has it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorOf, keepalive, message, RawClient, text, words } from "./raw-client.js";
import { type Served, served } from "./served.js";

let own: Served;
let client: RawClient;
beforeEach(async () => {
  own = await served();
  client = new RawClient(own.socket);
});
afterEach(async () => {
  client[Symbol.dispose]();
  await own[Symbol.asyncDispose]();
});

const [getType, getHostname] = [3, 59];
const lookupByName = 23;
const ofTest = text("test");

describe("a call that cannot be answered", () => {
  test.each([
    ["an unknown procedure", { procedure: 999_999 }, "unknown procedure: 999999"],
    ["no procedure", { procedure: 0 }, "unknown procedure: 0"],
    ["a negative procedure", { procedure: -5 }, "unknown procedure: -5"],
    ["an event's number", { procedure: 318 }, "unknown procedure: 318"],
    ["an unknown program", { program: 5, procedure: 1 }, "Cannot find program 5 version 1"],
    ["an unknown version", { version: 7, procedure: 1 }, "Cannot find program 536903814 version 7"],
    ["a status that is none", { procedure: 3, status: 1 }, "Unexpected message status 1"],
    ["arguments that are too short", { procedure: lookupByName }, "Unable to decode message payload"],
  ])("%s: RPC in libvirtd's words, and the connection goes on", async (_, header, told) => {
    await client.open();
    const answer = await client.ask({ ...header, serial: 77 });
    expect(answer).toMatchObject({ procedure: header.procedure, type: 1, serial: 77, status: 1 });
    expect(errorOf(answer)).toEqual({ code: 39, domain: 7, message: told });
    expect(await client.ask({ procedure: getHostname })).toMatchObject({ status: 0 });
  });

  test("a length of a string that is not there takes no memory", async () => {
    await client.open();
    const answer = await client.ask({ procedure: lookupByName }, words(0x7fff_ffff));
    expect(errorOf(answer)).toMatchObject({ code: 39 });
  });

  test("before the connection is opened", async () => {
    const answer = await client.ask({ procedure: getType });
    expect(errorOf(answer)).toMatchObject({
      code: 1,
      message: "internal error: hypervisor connection not open",
    });
  });

  test("a second opening does not end the first", async () => {
    await client.open();
    const again = await client.ask({ procedure: 1 }, Buffer.concat([words(0), words(0)]));
    expect(errorOf(again).code).toBe(1);
    expect(await client.ask({ procedure: getType })).toMatchObject({ status: 0 });
  });

  test("of two openings at once, one opens", async () => {
    const open = (serial: number) => message({ procedure: 1, serial }, Buffer.concat([words(0), words(0)]));
    client.send(Buffer.concat([open(1), open(2)]));
    const answers = [await client.next(), await client.next()];
    expect(answers.map(({ status }) => status).sort()).toEqual([0, 1]);
  });

  test.each(["xen:///system", "test:///etc/passwd", "test:///default/", "qemu:///system", "\0"])(
    "a URI that is not offered: %j",
    async (uri) => {
      const payload = Buffer.concat([words(1), text(uri), words(0)]);
      expect(errorOf(await client.ask({ procedure: 1 }, payload)).code).toBeOneOf([5, 39]);
    },
  );

  test("what no driver has is NO_SUPPORT with the name of C's function", async () => {
    await client.open();
    const openGraphics = Buffer.concat([ofTest, Buffer.alloc(16, 1), words(1, 0, 0)]);
    expect(errorOf(await client.ask({ procedure: 249 }, openGraphics))).toMatchObject({
      code: 3,
      message: "this function is not supported by the connection driver: virDomainOpenGraphics",
    });
  });

  test("a login that was not asked for", async () => {
    expect(errorOf(await client.ask({ procedure: 70 })).code).toBe(45);
  });
});

describe("frames that are no calls", () => {
  test.each([
    ["a reply", 1],
    ["a message of no program that is known", 2],
    ["data of no stream", 3],
    ["a hole of no stream", 6],
    ["a type that has no name", 99],
  ])("%s is dropped", async (_, type) => {
    client.send(message({ procedure: 3, type, serial: 5 }));
    await client.open();
    expect(await client.ask({ procedure: getType, serial: 6 })).toMatchObject({ serial: 6, status: 0 });
  });

  test("a ping is answered at once, before a login too", async () => {
    const pong = await client.ask({ program: keepalive, procedure: 1, type: 2 });
    expect(pong).toMatchObject({ program: keepalive, procedure: 2, type: 2 });
  });

  test("a pong is not answered", async () => {
    client.send(message({ program: keepalive, procedure: 2, type: 2 }));
    await client.open();
  });

  test.each([
    ["a length below a header's", words(27)],
    ["a length of nothing", words(0)],
    ["a length beyond the limit", words(33_554_437)],
    ["a negative length", words(-1)],
    ["a call with file descriptors", message({ procedure: 3, type: 4 }, words(1))],
    ["what a browser says", Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n")],
  ])("%s ends the connection, and nobody else's", async (_, bytes) => {
    using other = new RawClient(own.socket);
    await other.open();
    client.send(bytes);
    await client.closed;
    expect(await other.ask({ procedure: getType })).toMatchObject({ status: 0 });
    expect(
      own.logged.some(({ level, message }) => level === "warn" && message === "a client is given up"),
    ).toBe(true);
  });

  test("half a frame and a client that goes cost nothing", async () => {
    client.send(message({ procedure: 3 }).subarray(0, 11));
    client.socket.end();
    await client.closed;
    await expect.poll(() => own.daemon.clients).toBe(0);
  });
});

test("a frame may come in any pieces", async () => {
  await client.open();
  const call = message({ procedure: lookupByName, serial: 9 }, ofTest);
  for (let split = 1; split < call.length; split++) {
    client.send(call.subarray(0, split));
    await new Promise((resolve) => setImmediate(resolve));
    client.send(call.subarray(split));
    expect(await client.next()).toMatchObject({ serial: 9, status: 0 });
  }
});

test("a thousand calls at once are answered, each by its serial", async () => {
  await client.open();
  const calls = Array.from({ length: 1000 }, (_, serial) =>
    message({ procedure: lookupByName, serial }, ofTest),
  );
  client.send(Buffer.concat(calls));
  const serials = new Set<number>();
  for (let i = 0; i < 1000; i++) {
    const { serial, status } = await client.next();
    expect(status).toBe(0);
    serials.add(serial);
  }
  expect(serials.size).toBe(1000);
});

test("closing is answered, and then the daemon closes", async () => {
  await client.open();
  expect(await client.ask({ procedure: 2 })).toMatchObject({ procedure: 2, status: 0 });
  await client.closed;
});

test("calls that were made before the client half-closed are answered", async () => {
  await client.open();
  client.send(message({ procedure: getHostname, serial: 1 }), message({ procedure: getHostname, serial: 2 }));
  client.socket.end();
  expect((await client.next()).serial).toBe(1);
  expect((await client.next()).serial).toBe(2);
  await client.closed;
});

describe("who may only look", () => {
  const suspend = 34;
  const domain = Buffer.concat([ofTest, Buffer.from("6695eb01f6a4830479aa97f2502e193f", "hex"), words(1)]);

  test.each([
    ["by the socket", () => own.readOnlySocket, 0],
    ["by the flag of the opening", () => own.socket, 1],
  ])("%s, changes nothing", async (_, path, flags) => {
    using looker = new RawClient(path());
    await looker.open("", flags);
    const found = await looker.ask({ procedure: lookupByName }, ofTest);
    expect(found.status).toBe(0);
    expect(errorOf(await looker.ask({ procedure: suspend }, found.payload))).toMatchObject({ code: 29 });
    expect(domain.length).toBe(found.payload.length);
    // The document without its passwords may be read, with them it may not.
    expect((await looker.ask({ procedure: 14 }, Buffer.concat([found.payload, words(0)]))).status).toBe(0);
    const secure = await looker.ask({ procedure: 14 }, Buffer.concat([found.payload, words(1)]));
    expect(errorOf(secure).code).toBe(29);
  });

  test("leaves the others what they may do", async () => {
    using looker = new RawClient(own.readOnlySocket);
    await looker.open();
    await client.open();
    const { payload } = await client.ask({ procedure: lookupByName }, ofTest);
    expect((await client.ask({ procedure: suspend }, payload)).status).toBe(0);
    looker[Symbol.dispose]();
    expect((await client.ask({ procedure: 28 }, payload)).status).toBe(0);
  });
});

test("more clients than there may be are turned away, and there is room again afterwards", async () => {
  await using small = await served({ limits: { clients: 2 } });
  const [first, second] = [new RawClient(small.socket), new RawClient(small.socket)];
  await first.open();
  await second.open();
  const third = new RawClient(small.socket);
  await third.closed;
  first[Symbol.dispose]();
  await expect.poll(() => small.daemon.clients).toBe(1);
  using fourth = new RawClient(small.socket);
  await fourth.open();
  second[Symbol.dispose]();
});

test("a client that answers no pings is given up, once it has said that it would", async () => {
  await using impatient = await served({ limits: { keepaliveInterval: 20, keepaliveCount: 2 } });
  using quiet = new RawClient(impatient.socket);
  expect((await quiet.ask({ procedure: 60 }, words(10))).payload).toEqual(words(1));
  expect(await quiet.next()).toMatchObject({ program: keepalive, procedure: 1 });
  expect(await quiet.next()).toMatchObject({ program: keepalive, procedure: 1 });
  await quiet.closed;
});

test("a client that does not read its answers is not read, and costs little", async () => {
  await client.open();
  client.socket.pause();
  const capabilities = message({ procedure: 7 });
  let sent = 0;
  // Until nothing is taken any more.
  while (
    sent < 20_000 &&
    client.socket.write(Buffer.concat(Array.from({ length: 100 }, () => capabilities)))
  ) {
    sent += 100;
    await new Promise((resolve) => setImmediate(resolve));
  }
  using other = new RawClient(own.socket);
  await other.open();
  expect((await other.ask({ procedure: getType })).status).toBe(0);
  client.socket.resume();
  expect((await client.next()).status).toBe(0);
});

test("draining answers what was asked, lets nobody in, and ends", async () => {
  await client.open();
  client.send(message({ procedure: getHostname, serial: 3 }));
  expect((await client.next()).serial).toBe(3);
  await Promise.all([own.daemon.drain(), client.closed]);
  const late = new RawClient(own.socket);
  await late.closed;
});
