import { getEventListeners } from "node:events";
import {
  type ConnectionEvent,
  DomainEventType,
  type DriverConnection,
  defineDriver,
  ErrorNumber,
  EventQueue,
} from "@libvirt-ts/driver";
import { describe, expect, it, vi } from "vitest";
import { open } from "../default-libvirt.js";
import { createLibvirt } from "../libvirt.js";

const types = (events: readonly { event: string; type?: number }[]) =>
  events.map(({ event, type }) => (event === "lifecycle" ? type : event));

const turn = () => new Promise(setImmediate);

describe("events", () => {
  it("are told from the moment they are asked for, not from the moment they are read", async () => {
    await using conn = await open("test:///default");
    const dom = await conn.lookupByName("test");
    const heard: Parameters<Parameters<typeof conn.domainEventRegister>[0]>[0][] = [];
    const events = conn.domainEvents();
    const stop = conn.domainEventRegister((event) => heard.push(event));
    await dom.suspend();
    await dom.resume();
    expect((await events.next()).value).toMatchObject({ type: DomainEventType.SUSPENDED });
    expect((await events.next()).value).toMatchObject({ type: DomainEventType.RESUMED });
    await turn();
    expect(types(heard)).toEqual([DomainEventType.SUSPENDED, DomainEventType.RESUMED]);
    stop();
    await events.return!();
  });

  it("let a consumer leave while it waits", async () => {
    await using conn = await open("test:///default");
    const events = conn.domainEvents();
    const next = events.next();
    expect(await events.return!()).toEqual({ value: undefined, done: true });
    expect((await next).done).toBe(true);
    expect((await events.next()).done).toBe(true);
  });

  it("go on for a callback that throws, whose error is nobody's to swallow", async () => {
    await using conn = await open("test:///default");
    const dom = await conn.lookupByName("test");
    const uncaught = vi.fn();
    const others = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    process.once("uncaughtException", uncaught);
    try {
      const heard: unknown[] = [];
      conn.domainEventRegister((event) => {
        heard.push(event);
        if (heard.length === 1) throw new Error("mine");
      });
      await dom.suspend();
      await dom.resume();
      await turn();
      expect(heard).toHaveLength(2);
      expect(uncaught).toHaveBeenCalledOnce();
    } finally {
      for (const other of others) process.on("uncaughtException", other);
    }
  });

  it("of a closed connection, or of one that has none, are refused", async () => {
    const conn = await open("test:///default");
    await conn.close();
    expect(() => conn.domainEvents()).toThrow(expect.objectContaining({ code: ErrorNumber.INVALID_CONN }));
    expect(() => conn.domainEventRegister(() => {})).toThrow(
      expect.objectContaining({ code: ErrorNumber.INVALID_CONN }),
    );
    const silent = await connect({});
    expect(() => silent.domainEvents()).toThrow(expect.objectContaining({ code: ErrorNumber.NO_SUPPORT }));
    expect(silent.getLastError()).toMatchObject({ code: ErrorNumber.NO_SUPPORT });
    expect(() => silent.domainEventRegister(() => {})).toThrow(
      expect.objectContaining({ code: ErrorNumber.NO_SUPPORT }),
    );
  });

  it("end with the error of a source that fails, which is kept and reported", async () => {
    const queue = new EventQueue<never>();
    const conn = await connect({ domainEvents: () => queue });
    const reported: string[] = [];
    conn.setErrorFunc(({ message }) => reported.push(message));
    const next = conn.domainEvents().next();
    queue.end(new Error("lost"));
    await expect(next).rejects.toMatchObject({ code: ErrorNumber.INTERNAL_ERROR, cause: new Error("lost") });
    expect(reported).toEqual(["internal error: virConnectDomainEventRegisterAny: lost"]);
  });

  it("end with the connection, and leave nothing on the caller's signal", async () => {
    const conn = await open("test:///default");
    const { signal } = new AbortController();
    const streams = Array.from({ length: 3 }, () => conn.domainEvents({}, { signal }));
    const ends = streams.map((stream) => stream.next());
    expect(getEventListeners(signal, "abort")).toHaveLength(3);
    await conn.close();
    expect((await Promise.all(ends)).every(({ done }) => done)).toBe(true);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("of the connection itself are told where it is made again, and refused where it is not", async () => {
    const queues = [new EventQueue<ConnectionEvent>(), new EventQueue<ConnectionEvent>()];
    const conn = await connect({ connectionEvents: () => queues.shift()! });
    const [first] = queues;
    const events = conn.connectionEvents();
    first!.push({ event: "lost", reason: 1 });
    first!.push({ event: "resync" });
    expect([await events.next(), await events.next()]).toMatchObject([
      { value: { event: "lost", reason: 1 } },
      { value: { event: "resync" } },
    ]);
    const next = conn.connectionEvents().next();
    await conn.close();
    expect([(await events.next()).done, (await next).done]).toEqual([true, true]);
    expect(() => conn.connectionEvents()).toThrow(
      expect.objectContaining({ code: ErrorNumber.INVALID_CONN }),
    );
    await using silent = await connect({});
    expect(() => silent.connectionEvents()).toThrow(
      expect.objectContaining({ code: ErrorNumber.NO_SUPPORT }),
    );
    const wrong = 7 as never;
    expect(() => silent.connectionEvents(wrong)).toThrow(
      expect.objectContaining({ code: ErrorNumber.INVALID_ARG }),
    );
  });

  it("of an aborted caller are refused, and end when it aborts later", async () => {
    await using conn = await open("test:///default");
    const late = new AbortController();
    const events = conn.domainEvents({}, { signal: late.signal });
    const next = events.next();
    late.abort();
    expect((await next).done).toBe(true);
    expect(() => conn.domainEvents({}, { signal: late.signal })).toThrow(
      expect.objectContaining({ code: ErrorNumber.OPERATION_ABORTED }),
    );
  });
});

async function connect(methods: Partial<DriverConnection>) {
  const driver = defineDriver({
    name: "Mine",
    version: 1,
    accepts: () => true,
    open: async () => ({ listDomains: async () => [], close: async () => {}, ...methods }),
  });
  return createLibvirt({ drivers: [driver] }).open("mine:///");
}
