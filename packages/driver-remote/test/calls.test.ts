import {
  connectDomainEventCallbackRegisterAny,
  connectGetHostname,
  connectGetType,
  domainAbortJob,
  domainOpenGraphicsFD,
  domainSave,
  domainScreenshot,
} from "@libvirt-ts/rpc/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RpcClient } from "../src/client/index.js";
import {
  CONTINUE,
  ERROR,
  FakeDaemon,
  frame,
  MESSAGE,
  OK,
  REPLY,
  STREAM,
  text,
  words,
} from "./fake-daemon.js";

const HOSTNAME = 59;
const TYPE = 3;
const SAVE = 55;
const ABORT_JOB = 164;
const SCREENSHOT = 211;
const dom = { name: "a", uuid: "00000000-0000-0000-0000-000000000001", id: 1 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = (daemon: FakeDaemon, more = {}) =>
  RpcClient.connect(daemon, { name: "test:///default", keepalive: { interval: 0 }, ...more });
/** Lets everything happen that waits for nothing but its turn. */
const turn = () => vi.advanceTimersByTimeAsync(0);
const failure = (call: Promise<unknown>): Promise<Error> =>
  call.then(
    () => new Error("it succeeded"),
    (error) => error,
  );

describe("a call that is given up", () => {
  it("keeps its serial until its answer comes, which nobody hears", async () => {
    const daemon = new FakeDaemon();
    const client = await open(daemon);
    const controller = new AbortController();
    const call = failure(client.call(connectGetHostname, undefined, { signal: controller.signal }));
    await turn();
    controller.abort();
    expect(await call).toMatchObject({ code: 78, message: /it may still take effect/ });
    const [late] = daemon.calls(HOSTNAME);
    daemon.answers[TYPE] = () => text("TEST");
    expect(await client.call(connectGetType)).toEqual({ type: "TEST" });
    expect(daemon.calls(TYPE)[0]!.serial).not.toBe(late!.serial);
    daemon.reply(late!, text("late"));
    expect(client.isOpen).toBe(true);
    // A second answer is one for which no call waits.
    daemon.reply(late!, text("later"));
    expect(await client.closed).toMatchObject({ reason: "error" });
  });

  it("is not sent when its turn has not come", async () => {
    const daemon = new FakeDaemon();
    await using client = await open(daemon);
    const first = Array.from({ length: 5 }, () => client.call(connectGetHostname));
    const controller = new AbortController();
    const waiting = failure(client.call(connectGetType, undefined, { signal: controller.signal }));
    await turn();
    controller.abort();
    expect(await waiting).toMatchObject({ code: 78 });
    for (const call of daemon.calls(HOSTNAME)) daemon.reply(call, text("h"));
    await Promise.all(first);
    expect(daemon.calls(TYPE)).toEqual([]);
  });

  it("is not sent at all once its caller has left", async () => {
    const daemon = new FakeDaemon();
    await using client = await open(daemon);
    const call = failure(client.call(connectGetHostname, undefined, { signal: AbortSignal.abort() }));
    expect(await call).toMatchObject({ code: 78 });
    await turn();
    expect(daemon.calls(HOSTNAME)).toEqual([]);
  });

  it("ends the stream that its answer opens", async () => {
    const daemon = new FakeDaemon();
    await using client = await open(daemon);
    const controller = new AbortController();
    const args = { dom, screen: 0, flags: 0 };
    const call = failure(client.stream(domainScreenshot, args, { signal: controller.signal }));
    await turn();
    controller.abort();
    await call;
    const { serial } = daemon.calls(SCREENSHOT)[0]!;
    daemon.send(
      frame({ procedure: SCREENSHOT, type: STREAM, status: CONTINUE, serial }, Buffer.alloc(100)),
      frame({ procedure: SCREENSHOT, serial }, words(1), text("image/png")),
    );
    await turn();
    expect(daemon.received.at(-1)).toMatchObject({ type: STREAM, status: ERROR, serial });
    daemon.send(frame({ procedure: SCREENSHOT, type: STREAM, status: OK, serial }));
    expect(client.isOpen).toBe(true);
  });

  it("ends after its time, and says that it may still take effect", async () => {
    const daemon = new FakeDaemon();
    await using client = await open(daemon, { timeout: 1_000 });
    const short = failure(client.call(connectGetHostname));
    const long = client.call(connectGetType, undefined, { timeout: 0 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await short).toMatchObject({ code: 68, message: /within 1000 ms; it may still take effect/ });
    await vi.advanceTimersByTimeAsync(3_600_000);
    daemon.reply(daemon.calls(TYPE)[0]!, text("QEMU"));
    expect(await long).toEqual({ type: "QEMU" });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("while connecting ends the attempt", async () => {
    const daemon = new FakeDaemon({ 1: () => undefined });
    const controller = new AbortController();
    const opening = failure(open(daemon, { signal: controller.signal }));
    await turn();
    controller.abort();
    expect(await opening).toMatchObject({ code: 78 });
    expect(daemon.ended).toBe(true);
    const silent = new FakeDaemon({ 66: () => undefined });
    const late = failure(open(silent, { connectTimeout: 500 }));
    await vi.advanceTimersByTimeAsync(500);
    expect(await late).toMatchObject({ code: 68 });
    expect(silent.ended).toBe(true);
  });
});

describe("the window", () => {
  const save = (client: RpcClient, to: string) => client.call(domainSave, { dom, to });

  it("has five calls under way, the last slot for reads, and lets through what controls a job", async () => {
    const daemon = new FakeDaemon();
    await using client = await open(daemon);
    const all = Array.from({ length: 10 }, (_, i) => save(client, `/s${i}`));
    await turn();
    expect(daemon.calls(SAVE).length).toBe(4);
    all.push(client.call(connectGetHostname) as never, client.call(connectGetType) as never);
    await turn();
    expect([daemon.calls(HOSTNAME).length, daemon.calls(TYPE).length]).toEqual([1, 0]);
    all.push(client.call(domainAbortJob, { dom }) as never);
    await turn();
    expect(daemon.calls(ABORT_JOB)).toEqual([]);
    daemon.reply(daemon.calls(SAVE)[0]!);
    await turn();
    // Before the reads and the saves that have waited longer.
    expect([daemon.calls(ABORT_JOB).length, daemon.calls(TYPE).length, daemon.calls(SAVE).length]).toEqual([
      1, 0, 4,
    ]);
    Object.assign(daemon.answers, {
      [SAVE]: () => Buffer.alloc(0),
      [TYPE]: () => text("QEMU"),
    });
    daemon.reply(daemon.calls(ABORT_JOB)[0]!);
    daemon.reply(daemon.calls(HOSTNAME)[0]!, text("h"));
    for (const call of daemon.calls(SAVE).slice(1)) daemon.reply(call);
    await Promise.all(all);
    expect(daemon.calls(SAVE).length).toBe(10);
  });

  it("is as wide as told, and never so narrow that a job cannot be aborted", async () => {
    const daemon = new FakeDaemon();
    const client = await open(daemon, { window: 1 });
    const saves = [save(client, "/a"), save(client, "/b")].map(failure);
    const control = failure(client.call(domainAbortJob, { dom }));
    await turn();
    expect([daemon.calls(SAVE).length, daemon.calls(ABORT_JOB).length]).toEqual([1, 1]);
    daemon.hangUp();
    const errors = await Promise.all([...saves, control]);
    expect(errors.map((error) => (error as { nothingSent?: boolean }).nothingSent ?? false)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe("what a daemon should not send", () => {
  const answered = async (answer: (daemon: FakeDaemon, serial: number) => void) => {
    const daemon = new FakeDaemon();
    const client = await open(daemon);
    const call = failure(client.call(connectGetHostname));
    await turn();
    answer(daemon, daemon.calls(HOSTNAME)[0]!.serial);
    await turn();
    return { daemon, client, call };
  };

  it.each([
    ["of another procedure", { procedure: 60 }, words(1)],
    ["of another program", { program: 0x20008087, procedure: HOSTNAME }, text("h")],
    ["with the status of a stream", { procedure: HOSTNAME, status: CONTINUE }, text("h")],
    ["with a status that nobody knows", { procedure: HOSTNAME, status: 7 }, text("h")],
    ["too short for its result", { procedure: HOSTNAME }, words(100)],
    ["with an error that cannot be read", { procedure: HOSTNAME, status: ERROR }, words(1)],
  ])("fails the call alone with an answer %s", async (_what, fields, payload) => {
    const { client, call } = await answered((daemon, serial) =>
      daemon.send(frame({ ...fields, serial }, payload)),
    );
    expect(await call).toMatchObject({ code: 39 });
    expect(client.isOpen).toBe(true);
  });

  it.each([
    ["an answer for which no call waits", frame({ serial: 99, procedure: HOSTNAME }, text("h"))],
    ["a call", frame({ type: 0, procedure: HOSTNAME })],
    ["a type that nobody knows", frame({ type: 99, procedure: HOSTNAME })],
    ["a length below the header's", words(27, 0, 0, 0, 0, 0, 0)],
    ["a length beyond all bounds", words(0x7fffffff)],
    ["another protocol's greeting", Buffer.from("SSH-2.0-OpenSSH_9.2\r\n")],
    ["an answer of HTTP's", Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n")],
  ])("ends the connection at %s, and says so", async (_what, bytes) => {
    const { client, call, daemon } = await answered((one) => one.send(bytes));
    expect(await client.closed).toMatchObject({ reason: "error", error: { code: 39 } });
    expect(await call).toMatchObject({ code: 38, cause: { code: 39 } });
    expect(daemon.ended).toBe(true);
    expect(await failure(client.call(connectGetHostname))).toMatchObject({ code: 6, nothingSent: true });
  });

  it.each([
    ["a message of a program that nobody knows", frame({ program: 1, type: MESSAGE })],
    ["an event that nobody knows", frame({ procedure: 9_999, type: MESSAGE })],
    ["an event that cannot be read", frame({ procedure: 318, type: MESSAGE })],
    ["data of a stream that is over", frame({ type: STREAM, status: CONTINUE, serial: 99 }, words(1))],
  ])("leaves out %s", async (_what, bytes) => {
    const { client, daemon, call } = await answered((one) => one.send(bytes));
    daemon.reply(daemon.calls(HOSTNAME)[0]!, text("h"), words(1, 2, 3));
    expect((await call).message).toBe("it succeeded");
    expect(client.isOpen).toBe(true);
  });

  it("drops the byte of each descriptor that comes with an answer", async () => {
    const daemon = new FakeDaemon();
    await using client = await open(daemon);
    const call = client.call(domainOpenGraphicsFD, { dom, idx: 0, flags: 0 });
    const other = client.call(connectGetHostname);
    await turn();
    const { serial } = daemon.calls(343)[0]!;
    daemon.send(frame({ type: 5, procedure: 343, serial }, words(2)), Buffer.alloc(1));
    daemon.send(Buffer.alloc(1), frame({ type: REPLY, procedure: HOSTNAME, serial: serial + 1 }, text("h")));
    await call;
    expect(await other).toEqual({ hostname: "h" });
  });

  it("survives the end of a registration that is under way", async () => {
    const daemon = new FakeDaemon();
    const client = await open(daemon);
    const call = failure(client.call(connectDomainEventCallbackRegisterAny, { eventID: 0, dom: undefined }));
    await turn();
    daemon.hangUp(new Error("reset by peer"));
    expect(await call).toMatchObject({ message: /reset by peer/ });
    expect(await client.closed).toMatchObject({ reason: "error", error: { message: "reset by peer" } });
  });
});
