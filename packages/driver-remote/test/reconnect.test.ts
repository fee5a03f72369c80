import type { ReconnectPolicy } from "@libvirt-ts/driver";
import { ConnectCloseReason } from "@libvirt-ts/driver/flags";
import {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
  connectGetHostname,
  connectGetType,
  domainEventCallbackLifecycle,
} from "@libvirt-ts/rpc/protocol";
import { Libvirtd } from "@libvirt-ts/testkit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RpcClient } from "../src/client/index.js";
import { createRemoteDriver } from "../src/index.js";
import { ReconnectingClient } from "../src/reconnect.js";
import { describeWithDaemon } from "./daemon.js";
import { type Answer, FakeDaemon, frame, MESSAGE, text, words } from "./fake-daemon.js";
import { createDriverRequest } from "./request.js";

const HOSTNAME = 59;
const TYPE = 3;
const REGISTER = 316;
const DEREGISTER = 317;

const kind = {
  register: connectDomainEventCallbackRegisterAny,
  deregister: connectDomainEventCallbackDeregisterAny,
  event: domainEventCallbackLifecycle,
};
const lifecycle = (callbackID: number, event: number) =>
  frame(
    { procedure: 318, type: MESSAGE },
    words(callbackID),
    text("a"),
    Buffer.alloc(16),
    words(1, event, 0),
  );

describe("a connection that is made again", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const turn = () => vi.advanceTimersByTimeAsync(0);
  const failure = (call: Promise<unknown>) =>
    call.then(
      () => undefined,
      (error) => error,
    );

  /** Daemons in the order in which they are found; an error where none is. */
  async function start(daemons: (FakeDaemon | Error)[], options: ReconnectPolicy = {}) {
    const connect = async () => {
      const next = daemons.shift();
      if (!(next instanceof FakeDaemon)) throw next ?? new Error("nobody there");
      return RpcClient.connect(next, { name: "test:///default", keepalive: { interval: 0 } });
    };
    const client = new ReconnectingClient(await connect(), connect, options);
    return client;
  }
  const daemon = (answers: Record<number, Answer> = {}) =>
    new FakeDaemon({
      [HOSTNAME]: () => text("h"),
      [REGISTER]: () => words(7),
      [DEREGISTER]: () => words(),
      ...answers,
    });

  it("fails what was under way, and does the rest on the new one", async () => {
    const first = daemon({ [HOSTNAME]: () => undefined });
    const client = await start([first, daemon({ [TYPE]: () => text("TEST") })]);
    const sent = Array.from({ length: 5 }, () => failure(client.call(connectGetHostname, undefined)));
    const waiting = client.call(connectGetType, undefined);
    await turn();
    first.hangUp();
    const later = client.call(connectGetHostname, undefined);
    expect((await Promise.all(sent)).map(({ code, nothingSent }) => [code, nothingSent])).toEqual(
      Array(5).fill([38, false]),
    );
    expect(await waiting).toEqual({ type: "TEST" });
    expect(await later).toEqual({ hostname: "h" });
    await client.close();
    expect(await client.closed).toEqual({ reason: "client" });
  });

  it("sets registrations again, tells that it has, and hears on", async () => {
    const [first, second] = [daemon(), daemon({ [REGISTER]: () => words(3) })];
    const client = await start([first, second]);
    const told: unknown[] = [];
    const stop = client.watch((event) => told.push(event));
    const heard: number[] = [];
    const subscription = client.subscribe(kind, { eventID: 0, dom: undefined }, "k", ({ msg }) =>
      heard.push(msg.event),
    );
    await subscription.ready;
    first.send(lifecycle(7, 1));
    first.hangUp(new Error("reset"));
    await turn();
    expect(told).toEqual([{ event: "lost", reason: ConnectCloseReason.ERROR }, { event: "resync" }]);
    stop();
    second.send(lifecycle(3, 2), lifecycle(7, 9));
    expect(heard).toEqual([1, 2]);
    await subscription.close();
    expect(second.calls(DEREGISTER)[0]!.payload).toEqual(words(3));
    await client.close();
  });

  it("tells who listened that a registration could not be set again", async () => {
    const first = daemon();
    const second = daemon({
      [REGISTER]: (call, one) => void one.fail(call, 42, "Domain not found", 10) as never,
    });
    const client = await start([first, second]);
    const onFail = vi.fn();
    await client.subscribe(kind, { eventID: 0, dom: undefined }, "k", () => undefined, onFail).ready;
    first.hangUp();
    await turn();
    expect(onFail).toHaveBeenCalledWith(expect.objectContaining({ code: 42 }));
    await client.close();
  });

  it("is tried again after longer and longer pauses, and given up after so many", async () => {
    const first = daemon();
    const connect = vi.fn(async () => Promise.reject(new Error("nobody there")));
    const single = await RpcClient.connect(first, { name: "", keepalive: { interval: 0 } });
    const client = new ReconnectingClient(single, connect, { delay: 100, maxDelay: 300, attempts: 5 });
    first.hangUp();
    const waiting = failure(client.call(connectGetHostname, undefined));
    await turn();
    const counts: number[] = [];
    for (const pause of [99, 1, 199, 1, 299, 1, 300]) {
      await vi.advanceTimersByTimeAsync(pause);
      counts.push(connect.mock.calls.length);
    }
    expect(counts).toEqual([1, 2, 2, 3, 3, 4, 5]);
    expect(await waiting).toMatchObject({ code: 5, message: /could not be made again: nobody there/ });
    expect(await client.closed).toMatchObject({ reason: "error", error: { code: 5 } });
    expect(await failure(client.call(connectGetHostname, undefined))).toMatchObject({ nothingSent: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is not tried again where the daemon lets us in no more", async () => {
    const first = daemon();
    const refusing = daemon({ 66: () => words(1, 7) });
    const client = await start([first, refusing, daemon()]);
    first.hangUp();
    expect(await client.closed).toMatchObject({ reason: "error", error: { code: 45 } });
  });

  it("lets go of who waits no longer, and of everything when it is closed", async () => {
    const first = daemon();
    const client = await start([first], { timeout: 500 });
    first.hangUp();
    await turn();
    const controller = new AbortController();
    const aborted = failure(client.call(connectGetHostname, undefined, { signal: controller.signal }));
    const short = failure(client.call(connectGetHostname, undefined));
    const endless = failure(client.call(connectGetHostname, undefined, { timeout: 0 }));
    controller.abort();
    expect(await aborted).toMatchObject({ code: 78 });
    await vi.advanceTimersByTimeAsync(500);
    expect(await short).toMatchObject({ code: 68 });
    await client.close();
    expect(await endless).toMatchObject({ code: 78 });
    expect(await client.closed).toEqual({ reason: "client" });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describeWithDaemon("a connection to a real libvirtd that is started again and again", () => {
  it("goes on through twenty deaths, with its events, and leaves nothing behind", async () => {
    await using daemon = await Libvirtd.start();
    const driver = createRemoteDriver({ reconnect: { delay: 10, maxDelay: 50 } });
    const request = createDriverRequest(`test+unix:///default?socket=${daemon.socketPath}`, false);
    const conn = await driver.open(request);
    const events = conn.domainEvents!({ kinds: ["lifecycle"] });
    await events.ready;
    const connection = conn.connectionEvents!();
    const resources = () => process.getActiveResourcesInfo().filter((name) => name === "PipeWrap").length;
    const before = resources();
    for (let round = 0; round < 20; round++) {
      const [{ ref }] = (await conn.listAllDomains!(0)) as [{ ref: { uuid: string; name: string } }];
      await conn.domainSuspend!(ref);
      await conn.domainResume!(ref);
      expect([await events.next(), await events.next()]).toMatchObject([
        { value: { event: "lifecycle", type: 3 } },
        { value: { event: "lifecycle", type: 4 } },
      ]);
      await daemon.kill();
      await daemon.start();
      expect([await connection.next(), await connection.next()]).toMatchObject([
        { value: { event: "lost" } },
        { value: { event: "resync" } },
      ]);
    }
    expect(resources()).toBeLessThanOrEqual(before + 3);
    await conn.close();
    expect(await conn.closed).toBe(3);
    expect(await events.next()).toMatchObject({ done: true });
    expect(await connection.next()).toMatchObject({ done: true });
  });
});
