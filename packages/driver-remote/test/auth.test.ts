import { DriverFeature } from "@libvirt-ts/driver";
import { describe, expect, it, vi } from "vitest";
import { type AuthOptions, RpcClient } from "../src/client/index.js";
import { type Answer, characters, FakeDaemon, text, unknownProcedure, words } from "./fake-daemon.js";

const SECRET = "hunter2";

/** One that wants SASL and offers these mechanisms. */
const saslDaemon = (mechanisms: string, answers: Record<number, Answer>, secure = true) =>
  new FakeDaemon({ 66: () => words(1, 1), 67: () => text(mechanisms), ...answers }, secure);

const open = (daemon: FakeDaemon, auth: AuthOptions = {}) =>
  RpcClient.connect(daemon, {
    name: "test:///default",
    keepalive: { interval: 0 },
    auth: { credentials: () => ({ username: "fred", password: SECRET }), ...auth },
  });

/** complete, nil, data */
const step = (complete: number, data?: string) =>
  Buffer.concat([words(complete, data === undefined ? 1 : 0), characters(data ?? "")]);

describe("logging in", () => {
  it("by PLAIN shows the password to the server alone, in one message", async () => {
    const daemon = saslDaemon("PLAIN", { 68: () => step(1) });
    await using client = await open(daemon);
    expect(client.isOpen).toBe(true);
    const [start] = daemon.calls(68);
    expect(start!.payload).toEqual(Buffer.concat([text("PLAIN"), words(0), characters(`\0fred\0${SECRET}`)]));
  });

  it("by EXTERNAL says nothing but who wants in", async () => {
    const daemon = saslDaemon("EXTERNAL,PLAIN", { 68: () => step(1) });
    await using _client = await open(daemon, { method: "sasl.EXTERNAL", credentials: () => ({}) });
    expect(daemon.calls(68)[0]!.payload).toEqual(Buffer.concat([text("EXTERNAL"), words(0), characters("")]));
  });

  it("does not show the password on an unprotected line, and says what to do", async () => {
    const daemon = saslDaemon("PLAIN,DIGEST-MD5", {}, false);
    await expect(open(daemon)).rejects.toMatchObject({
      message: /over an unprotected connection .* PLAIN, DIGEST-MD5.*use TLS .* or ssh/,
    });
    expect(daemon.calls(68)).toEqual([]);
    expect(daemon.ended).toBe(true);
  });

  it("shows names of mechanisms with nothing in them that a terminal would obey", async () => {
    const daemon = saslDaemon("\u001b[2J,EVIL", {});
    const error = await open(daemon).catch((thrown) => thrown);
    expect(error.message).toContain("EVIL");
    expect(error.message).not.toContain("\u001b");
  });

  it("does not go on for ever with a server that is never content", async () => {
    const daemon = saslDaemon("PLAIN", { 68: () => step(0, "more"), 69: () => step(0, "more") });
    await expect(open(daemon)).rejects.toThrow("not content after 10 messages");
    expect(daemon.calls(69).length).toBe(10);
  });

  it.each([
    ["is content at once", step(1)],
    ["sends no challenge", step(0, "nonsense")],
  ])("by SCRAM believes no server that %s", async (_what, answer) => {
    const daemon = saslDaemon("SCRAM-SHA-256", { 68: () => answer });
    const error = await open(daemon).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 45 });
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(SECRET);
    expect(daemon.ended).toBe(true);
  });

  it("refuses a NUL in a name, which would end it", async () => {
    const daemon = saslDaemon("PLAIN", { 68: () => step(1) });
    const credentials = () => ({ username: "fred\0root", password: SECRET });
    await expect(open(daemon, { credentials })).rejects.toThrow("the username has a NUL character in it");
    expect(daemon.calls(68)).toEqual([]);
  });

  it.each([
    ["nothing", words(0)],
    ["no authentication", words(1, 0)],
  ])("needs nothing where the daemon asks for %s", async (_what, list) => {
    await using client = await open(new FakeDaemon({ 66: () => list }));
    expect(client.isOpen).toBe(true);
  });

  it("says of a way that nobody knows that it is unknown", async () => {
    await expect(open(new FakeDaemon({ 66: () => words(1, 7) }))).rejects.toThrow(
      "the daemon wants type 7, which is not known here",
    );
  });

  it("takes a daemon that knows no authentication for one that wants none", async () => {
    const daemon = new FakeDaemon({ 66: unknownProcedure });
    await using client = await open(daemon);
    expect(client.isOpen).toBe(true);
  });

  it("says what to do where polkit does not let us in, and waits for a person as long as it takes", async () => {
    vi.useFakeTimers();
    try {
      const daemon = new FakeDaemon({ 66: () => words(1, 2), 70: () => undefined });
      const opening = open(daemon).catch((thrown) => thrown);
      await vi.advanceTimersByTimeAsync(3_600_000);
      daemon.fail(daemon.calls(70)[0]!, 45, "authentication failed: denied");
      expect(await opening).toMatchObject({ code: 45, message: /run as root, join the group/ });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("opening before it is known how to log in", () => {
  const eager = {
    name: "test:///default",
    eager: true,
    auth: { credentials: () => ({ username: "fred", password: SECRET }) },
  };

  it("takes no round trip of its own where nobody has to", async () => {
    const daemon = new FakeDaemon({ 66: () => undefined });
    const opening = RpcClient.connect(daemon, eager);
    await vi.waitFor(() => expect(daemon.calls(1)).toHaveLength(1));
    expect(daemon.received.map(({ procedure }) => procedure)).toEqual([66, 60, 1]);
    daemon.reply(daemon.calls(66)[0]!, words(0));
    await using client = await opening;
    expect(client.isOpen).toBe(true);
    expect(daemon.calls(1)).toHaveLength(1);
  });

  it("is done again, with every question, where a log-in was wanted first", async () => {
    let known = false;
    const once: (payload: Buffer) => Answer = (payload) => (call, to) => {
      if (known) return payload;
      to.fail(call, 45, "authentication required");
      return undefined;
    };
    const daemon = saslDaemon("PLAIN", {
      1: once(Buffer.alloc(0)),
      60: once(words(1)),
      68: () => {
        known = true;
        return step(1);
      },
    });
    await using client = await RpcClient.connect(daemon, eager);
    expect(daemon.received.map(({ procedure }) => procedure)).toEqual([66, 60, 1, 67, 68, 60, 1]);
    expect(await client.supports(DriverFeature.KEEPALIVE)).toBe(true);
  });

  it("fails as it would have failed", async () => {
    const daemon = new FakeDaemon({
      1: (call, to) => {
        to.fail(call, 38, "no such node");
        return undefined;
      },
    });
    await expect(RpcClient.connect(daemon, eager)).rejects.toThrow("no such node");
    expect(daemon.ended).toBe(true);
  });
});
