import { connectGetHostname } from "@libvirt-ts/rpc/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RpcClient } from "../src/client/index.js";
import {
  type Answer,
  FakeDaemon,
  frame,
  MESSAGE,
  PING,
  PONG,
  text,
  unknownProcedure,
  words,
} from "./fake-daemon.js";

const HOSTNAME = 59;
const KEEPALIVE_FEATURE = 10;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = (daemon: FakeDaemon, more = {}) =>
  RpcClient.connect(daemon, { name: "test:///default", ...more });

describe("keepalive", () => {
  it("is asked for before anything is opened, and only where it is wanted", async () => {
    const daemon = new FakeDaemon();
    await using _client = await open(daemon);
    expect(daemon.received.slice(0, 3).map(({ procedure }) => procedure)).toEqual([66, 60, 1]);
    expect(daemon.calls(60)[0]!.payload).toEqual(words(KEEPALIVE_FEATURE));
    const quiet = new FakeDaemon();
    await using _other = await open(quiet, { keepalive: { interval: 0 } });
    expect(quiet.calls(60)).toEqual([]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(quiet.pings).toBe(0);
  });

  it.each<[string, Answer]>([
    ["says no", () => words(0)],
    ["does not understand", unknownProcedure],
  ])("sends no ping to a daemon that %s", async (_what, answer) => {
    const daemon = new FakeDaemon({ 60: answer });
    await using client = await open(daemon);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([daemon.pings, client.isOpen]).toEqual([0, true]);
  });

  it("sends pings into a silence, and gives up who answers none", async () => {
    const daemon = new FakeDaemon();
    const client = await open(daemon, { keepalive: { interval: 1_000, count: 3 } });
    const call = client.call(connectGetHostname).catch((error) => error);
    // The silence begins within the first interval.
    await vi.advanceTimersByTimeAsync(2_000);
    expect(daemon.pings).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([daemon.pings, client.isOpen]).toEqual([3, true]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await client.closed).toMatchObject({ reason: "keepalive" });
    expect(await call).toMatchObject({ code: 38, message: /whether it took effect is not known/ });
    expect([daemon.ended, vi.getTimerCount()]).toEqual([true, 0]);
  });

  it.each([
    ["a pong", PONG],
    ["an event that nobody asked for", frame({ procedure: 318, type: MESSAGE })],
    ["a message of a program that nobody knows", frame({ program: 0x1234, type: MESSAGE })],
  ])("takes %s for a sign of life", async (_what, bytes) => {
    const daemon = new FakeDaemon();
    await using client = await open(daemon, { keepalive: { interval: 1_000, count: 2 } });
    for (let seconds = 0; seconds < 30; seconds += 2) {
      await vi.advanceTimersByTimeAsync(2_000);
      daemon.send(bytes);
    }
    expect(client.isOpen).toBe(true);
  });

  it("answers every ping at once, before it is logged in, too", async () => {
    const daemon = new FakeDaemon({ 66: () => undefined });
    const opening = open(daemon);
    daemon.send(PING, PING);
    await vi.advanceTimersByTimeAsync(0);
    const pongs = () => daemon.received.filter(({ type, procedure }) => type === MESSAGE && procedure === 2);
    expect(pongs().length).toBe(2);
    daemon.reply(daemon.calls(66)[0]!, words(0));
    await using client = await opening;
    // Behind a window full of calls that wait.
    const calls = Array.from({ length: 20 }, () => client.call(connectGetHostname).catch(() => undefined));
    daemon.send(PING);
    await vi.advanceTimersByTimeAsync(0);
    expect([daemon.calls(HOSTNAME).length, pongs().length]).toEqual([5, 3]);
    daemon.answers[HOSTNAME] = () => text("h");
    for (const call of daemon.calls(HOSTNAME)) daemon.reply(call, text("h"));
    await Promise.all(calls);
  });
});
