import { describe, expect, expectTypeOf, it } from "vitest";
import { FakePeer, greeting } from "../test/fake-peer.js";
import {
  QmpChecks,
  QmpClient,
  type QmpClientOptions,
  QmpClosedError,
  QmpError,
  QmpProtocolError,
  QmpTimeoutError,
} from "./index.js";

async function connected(options?: QmpClientOptions): Promise<{ peer: FakePeer; client: QmpClient }> {
  const peer = new FakePeer();
  const opening = QmpClient.connect(peer.transport, options);
  await peer.say(greeting);
  expect(await peer.heard()).toMatch(/^\{"execute":"qmp_capabilities",/);
  await peer.say('{"return": {}, "id": 0}\r\n');
  return { peer, client: await opening };
}

describe("QmpClient", () => {
  it("greets, negotiates and asks", async () => {
    const { peer, client } = await connected();
    expect(client.greeting).toEqual({
      version: { major: 7, minor: 2, micro: 22 },
      package: "Debian 1:7.2+dfsg-7+deb12u18+b3",
      capabilities: ["oob"],
    });
    const asked = client.execute("query-status");
    expect(await peer.heard()).toBe('{"execute":"query-status","id":1}');
    await peer.say('{"return": {"status": "running", "singlestep": false, "running": true}, "id": 1}\r\n');
    const status = await asked;
    expectTypeOf(status.status).toExtend<string>();
    expect(status).toEqual({ status: "running", singlestep: false, running: true });
    await client.close();
    expect(await peer.heard()).toBeUndefined();
  });

  it("enables out-of-band commands where they are offered and wanted", async () => {
    const { peer, client } = await connected();
    const asked = client.execute("migrate-pause", {}, { outOfBand: true });
    expect(await peer.heard()).toBe('{"exec-oob":"migrate-pause","arguments":{},"id":1}');
    await peer.say('{"return": {}, "id": 1}\r\n');
    await asked;

    const plain = new FakePeer();
    const opening = QmpClient.connect(plain.transport, { outOfBand: false });
    await plain.say(greeting);
    expect(await plain.heard()).toBe('{"execute":"qmp_capabilities","arguments":{},"id":0}');
    await plain.say('{"return": {}, "id": 0}\r\n');
    await (await opening).close();
  });

  it("pairs replies by id, whatever their order, with events between them", async () => {
    const { peer, client } = await connected();
    const seen: string[] = [];
    client.onEvent((event) => {
      seen.push(event.event);
      if (event.event === "SHUTDOWN") expectTypeOf(event.data.guest).toEqualTypeOf<boolean>();
    });
    const first = client.execute("stop").then(() => seen.push("stop"));
    const second = client.execute("query-name");
    await peer.say('{"return": {"name": "web"}, "id": 2}\r\n');
    await peer.say(
      '{"timestamp": {"seconds": 1796000000, "microseconds": 5}, "event": "STOP"}\r\n{"return": {}, "id": 1}\r\n',
    );
    expect(await second).toEqual({ name: "web" });
    await first;
    expect(seen).toEqual(["STOP", "stop"]);
  });

  it("writes the commands of one turn as one piece", async () => {
    const { peer, client } = await connected();
    const pieces: number[] = [];
    const spied = peer.transport.writable;
    expect(spied.locked).toBe(true);
    const all = Array.from({ length: 1000 }, () => client.execute("query-name"));
    for (let i = 0; i < 1000; i++) pieces.push(JSON.parse((await peer.heard())!).id);
    expect(pieces).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
    await peer.say(pieces.map((id) => `{"return": {}, "id": ${id}}\r\n`).join(""));
    await Promise.all(all);
  });

  it("throws QEMU's own refusals with their class", async () => {
    const { peer, client } = await connected();
    const asked = client.execute("device_del", { id: "no\u001b[1m" });
    await peer.heard();
    await peer.say(
      `{"id": 1, "error": {"class": "DeviceNotFound", "desc": "Device 'no\\u001b[1m' not found"}}\r\n`,
    );
    const error = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QmpError);
    expect(error).toMatchObject({ errorClass: "DeviceNotFound", command: "device_del" });
    expect((error as QmpError).message).toBe("device_del: Device 'no\\u001b[1m' not found");
  });

  it("gives up by time and by signal, and takes no late reply for another's", async () => {
    const { peer, client } = await connected();
    await expect(client.execute("query-block", {}, { timeout: 1 })).rejects.toBeInstanceOf(QmpTimeoutError);
    const controller = new AbortController();
    const aborted = client.execute("query-name", {}, { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    const never = client.execute("query-name", {}, { signal: AbortSignal.abort(new Error("never sent")) });
    await expect(never).rejects.toThrow("never sent");
    const asked = client.execute("query-uuid");
    await peer.say(
      '{"return": [], "id": 1}\r\n{"return": {"name": "late"}, "id": 2}\r\n{"return": {"UUID": "u"}, "id": 3}\r\n',
    );
    expect(await asked).toEqual({ UUID: "u" });
  });

  it("says who is silent, who is not QEMU, and who hangs up", async () => {
    const silent = new FakePeer();
    await expect(QmpClient.connect(silent.transport, { timeout: 1 })).rejects.toThrow(
      "no greeting of QEMU, which serves one client on a socket, within 1 ms",
    );
    expect(await silent.heard()).toBeUndefined();
    for (const [said, expected] of [
      ["SSH-2.0-OpenSSH_9.2\r\n", "expected JSON objects of QEMU, got SSH-2.0-OpenSSH_9.2"],
      ['{"return": {}}\r\n', "expected QEMU's greeting, got return"],
      ['{"QMP": {}}\r\n', "expected a greeting with a version, got {}"],
      [
        '{"jsonrpc": "2.0"}\r\n',
        'expected one of a greeting, a return, an error or an event, got {"jsonrpc":"2.0"}',
      ],
    ] as const) {
      const peer = new FakePeer();
      const opening = QmpClient.connect(peer.transport);
      await peer.say(said);
      const error = await opening.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(QmpProtocolError);
      expect((error as Error).message).toContain(expected);
    }
    const gone = new FakePeer();
    const opening = QmpClient.connect(gone.transport);
    await gone.hangUp();
    await expect(opening).rejects.toBeInstanceOf(QmpClosedError);
  });

  it("rejects what is in flight when the connection ends, with the cause", async () => {
    const { peer, client } = await connected();
    const asked = client.execute("query-name");
    const events = client.events();
    const cause = new Error("ECONNRESET");
    await peer.breakOff(cause);
    await expect(asked).rejects.toMatchObject({ name: "QmpClosedError", cause });
    await expect(events.next()).rejects.toBe(cause);
    expect(await client.closed).toBe(cause);
    await expect(client.execute("query-name")).rejects.toThrow("query-name: the connection has ended");
  });

  it("ends with a peer that lies", async () => {
    for (const lie of [
      '{"return": {}, "id": 99}\r\n',
      '{"return": {}}\r\n',
      '{"return": {}, "error": {"class": "X", "desc": "y"}, "id": 1}\r\n',
      '{"error": "no", "id": 1}\r\n',
      '{"event": 5}\r\n',
      greeting,
      "junk\n",
    ]) {
      const { peer, client } = await connected();
      const asked = client.execute("query-name");
      await peer.say(lie);
      await expect(asked, lie).rejects.toBeInstanceOf(QmpProtocolError);
      expect(await client.closed).toBeInstanceOf(QmpProtocolError);
    }
  });

  it("hands events out one by one, and ends the reading of who never reads", async () => {
    const { peer, client } = await connected({ maxUnreadEvents: 3 });
    const event = (n: number) => `{"timestamp": {"seconds": ${n}, "microseconds": 0}, "event": "STOP"}\r\n`;
    const lazy = client.events();
    const eager = client.events();
    for (let n = 1; n <= 5; n++) {
      await peer.say(event(n));
      const { value } = await eager.next();
      expect(value).toEqual({ event: "STOP", data: undefined, timestamp: { seconds: n, microseconds: 0 } });
    }
    await expect(lazy.next()).rejects.toThrow("more than 3 events were not read in time");
    expect(await lazy.next()).toEqual({ done: true, value: undefined });
    const waiting = eager.next();
    await client.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it("forgets a reader that has left its loop", async () => {
    const { peer, client } = await connected();
    const late = client.events();
    await peer.say('{"event": "RESUME"}\r\n{"event": "STOP"}\r\n');
    const seen: string[] = [];
    for await (const { event } of late) {
      seen.push(event);
      if (event === "STOP") break;
    }
    expect(seen).toEqual(["RESUME", "STOP"]);
    expect(await late.next()).toEqual({ done: true, value: undefined });
  });

  it("loses no event that comes with the end of the negotiation", async () => {
    const seen: string[] = [];
    const peer = new FakePeer();
    const opening = QmpClient.connect(peer.transport, { onEvent: ({ event }) => seen.push(event) });
    await peer.say(greeting);
    await peer.heard();
    await peer.say('{"return": {}, "id": 0}\r\n{"event": "STOP"}\r\n{"event": "RESUME"}\r\n');
    await (await opening).close();
    expect(seen).toEqual(["STOP", "RESUME"]);
  });

  it("refuses arguments that JSON cannot say before anything is sent", async () => {
    const { peer, client } = await connected();
    const loop: { self?: unknown } = {};
    loop.self = loop;
    await expect(client.call("x", loop)).rejects.toBeInstanceOf(TypeError);
    const asked = client.call("y");
    expect(await peer.heard()).toContain('"y"');
    await client.close();
    await expect(asked).rejects.toBeInstanceOf(QmpClosedError);
  });

  it("believes a peer no other types than it is to check", async () => {
    const checks = new QmpChecks({
      answers: { "query-status": { status: "text" }, "query-iothreads": [{ id: "text" }] },
      events: { SHUTDOWN: { guest: "truth" } },
    });
    const { peer, client } = await connected({ checks });
    const isProtocolError = (message: string) => ({ name: QmpProtocolError.name, message });
    const lie = '[{"id": "a"}, {"id": 7}]';
    const asked = [
      client.execute("query-status"),
      client.execute("query-iothreads"),
      client.execute("query-version"),
      client.call("query-iothreads"),
    ];
    const answers = ['{"status": null}', lie, "5", lie];
    for (const [at, answer] of answers.entries())
      await peer.say(`{"return": ${answer}, "id": ${at + 1}}\r\n`);
    // What is wrong costs the call its answer; what nobody wants checked is as it came.
    expect(await Promise.allSettled(asked)).toMatchObject([
      { reason: isProtocolError("query-status.status: expected text, got null") },
      { reason: isProtocolError("query-iothreads[1].id: expected text, got number") },
      { value: 5 },
      { value: [{ id: "a" }, { id: 7 }] },
    ]);

    const seen: unknown[] = [];
    client.onEvent(({ data }) => seen.push(data));
    const event = (data: string) =>
      `{"event": "SHUTDOWN", "data": ${data}, "timestamp": {"seconds": 1, "microseconds": 2}}\r\n`;
    await peer.say(event('{"guest": true}') + event('{"guest": "yes"}'));
    expect(await client.closed).toMatchObject(isProtocolError("SHUTDOWN.guest: expected truth, got string"));
    expect(seen).toEqual([{ guest: true }]);
  });
});
