import { describe, expect, it } from "vitest";
import { FakePeer } from "../test/fake-peer.js";
import { GuestAgent, QmpClosedError, QmpError, QmpProtocolError, QmpTimeoutError } from "./index.js";

/** Answers a synchronisation as qemu-ga 7.2 does: the 0xFF itself is an error to it. */
async function answerSync(peer: FakePeer): Promise<void> {
  const line = (await peer.heard())!;
  expect(line.startsWith('\xff{"execute":"guest-sync-delimited"')).toBe(true);
  const { arguments: args } = JSON.parse(line.slice(1)) as { arguments: { id: number } };
  await peer.say(`{"error": {"class": "GenericError", "desc": "JSON parse error, stray '\\uFFFD'"}}\n`);
  await peer.say(`\xff{"return": ${args.id}}\n`);
}

describe("GuestAgent", () => {
  it("synchronises once, then asks", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport);
    const time = agent.execute("guest-get-time");
    await answerSync(peer);
    expect(await peer.heard()).toBe('{"execute":"guest-get-time"}');
    await peer.say('{"return": 1795929173644636000}\n');
    expect(await time).toBe(1795929173644636000n);
    const name = agent.execute("guest-get-host-name");
    expect(await peer.heard()).toBe('{"execute":"guest-get-host-name"}');
    await peer.say('{"return": {"host-name": "web"}}\n');
    expect(await name).toEqual({ "host-name": "web" });
    await agent.close();
  });

  it("throws away what earlier clients left behind", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport);
    await peer.say('{"return": {"left": "over"}}\n{"return": 1}\ngarbage\n');
    const ping = agent.execute("guest-ping");
    await answerSync(peer);
    await peer.heard();
    await peer.say('{"return": {}}\n');
    expect(await ping).toEqual({});
  });

  it("carries out one command at a time, in order", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport);
    const both = Promise.all([agent.execute("guest-ping"), agent.execute("guest-get-users")]);
    await answerSync(peer);
    expect(await peer.heard()).toContain("guest-ping");
    await peer.say('{"return": {}}\n');
    expect(await peer.heard()).toContain("guest-get-users");
    await peer.say('{"return": []}\n');
    expect(await both).toEqual([{}, []]);
  });

  it("says that nobody answers, and takes no late answer for another's", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport, { timeout: 1 });
    await expect(agent.execute("guest-ping")).rejects.toThrow(
      "no answer of the guest's agent, which may not be running, within 1 ms",
    );
    await peer.heard();
    const slow = agent.execute("guest-get-users", {}, { timeout: 60_000 });
    await answerSync(peer);
    await peer.heard();
    await peer.say('{"return": []}\n');
    await slow;
    await expect(agent.execute("guest-get-users")).rejects.toBeInstanceOf(QmpTimeoutError);
    await peer.heard();
    await peer.say('{"return": ["late"]}\n');
    const ping = agent.execute("guest-ping", {}, { timeout: 60_000 });
    await answerSync(peer);
    expect(await peer.heard()).toContain("guest-ping");
    await peer.say('{"return": {}}\n');
    expect(await ping).toEqual({});
  });

  it("throws refusals, and calls garbage what is no answer", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport);
    const refused = agent.call("nope");
    await answerSync(peer);
    await peer.heard();
    await peer.say(
      '{"error": {"class": "CommandNotFound", "desc": "The command nope has not been found"}}\n',
    );
    await expect(refused).rejects.toMatchObject({ name: "QmpError", errorClass: "CommandNotFound" });
    for (const [said, type] of [
      ["\x1b[31mroot#\n", QmpProtocolError],
      ['{"event": "X"}\n', QmpProtocolError],
      ['{"error": {"class": "GenericError", "desc": "again"}}\n', QmpError],
    ] as const) {
      const asked = agent.execute("guest-ping");
      let line = (await peer.heard())!;
      if (line.startsWith("\xff")) {
        const { arguments: args } = JSON.parse(line.slice(1)) as { arguments: { id: number } };
        await peer.say(`\xff{"return": ${args.id}}\n`);
        line = (await peer.heard())!;
      }
      expect(line).toContain("guest-ping");
      await peer.say(said);
      await expect(asked).rejects.toBeInstanceOf(type);
    }
  });

  it("takes silence for success where success is silent", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport);
    const down = agent.execute("guest-shutdown", { mode: "powerdown" }, { silentSuccess: true });
    await answerSync(peer);
    expect(await peer.heard()).toBe('{"execute":"guest-shutdown","arguments":{"mode":"powerdown"}}');
    await peer.hangUp();
    expect(await down).toEqual({});
    await expect(agent.execute("guest-ping")).rejects.toBeInstanceOf(QmpClosedError);
  });

  it("does not take an agent that never answered for a silent success", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport, { timeout: 1 });
    await expect(agent.execute("guest-shutdown", {}, { silentSuccess: true })).rejects.toBeInstanceOf(
      QmpTimeoutError,
    );
  });

  it("survives a guest that floods", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport, { maxMessageBytes: 1000 });
    const ping = agent.execute("guest-ping");
    await peer.say(`{"x":"${"y".repeat(5000)}`);
    await expect(ping).rejects.toBeInstanceOf(QmpClosedError);
    expect(await agent.closed).toMatchObject({ problems: [{ id: "message.too-long" }] });
  });

  it("sends nothing for a call that was given up before its turn", async () => {
    const peer = new FakePeer();
    const agent = new GuestAgent(peer.transport);
    const reason = new Error("changed my mind");
    await expect(agent.execute("guest-ping", {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await agent.close();
    expect(await peer.heard()).toBeUndefined();
  });
});
