import {
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  ErrorNumber,
  EventQueue,
  type NodeInfo,
} from "@libvirt-ts/driver";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLibvirt } from "../libvirt.js";
import { untilAborted } from "./until-aborted.js";

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeEach(() => {
  unhandled.length = 0;
  process.on("unhandledRejection", note);
});
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

const isAborted = expect.objectContaining({ code: ErrorNumber.OPERATION_ABORTED });

/** A promise and the way to settle it. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}

/** A stranger's driver, deaf to every signal. */
function deaf(methods: Partial<DriverConnection>, open?: () => Promise<DriverConnection>) {
  return createLibvirt({
    drivers: [
      defineDriver({
        name: "Deaf",
        version: 1,
        accepts: () => true,
        open: open ?? (async () => ({ listDomains: async () => [], close: async () => {}, ...methods })),
      }),
    ],
  });
}

describe("a call whose driver ignores its signal", () => {
  it.each(["resolves", "rejects"])(
    "ends when its caller leaves, and what the driver %s to later is dropped",
    async (how) => {
      const late = deferred<NodeInfo>();
      const conn = await deaf({ nodeGetInfo: () => late.promise }).open("deaf:///");
      const stop = new AbortController();
      const asking = conn.getInfo({ signal: stop.signal });
      stop.abort(new Error("enough"));
      await expect(asking).rejects.toEqual(isAborted);
      await expect(asking).rejects.toMatchObject({ cause: stop.signal.reason });
      expect(conn.getLastError()).toEqual(isAborted);
      if (how === "resolves") late.resolve({} as NodeInfo);
      else late.reject(new Error("too late"));
    },
  );

  it("closes what was opened for a caller who has left", async () => {
    const closed = deferred<void>();
    const opened = deferred<DriverConnection>();
    const stop = new AbortController();
    const opening = deaf({}, () => opened.promise).open("deaf:///", { signal: stop.signal });
    stop.abort();
    await expect(opening).rejects.toEqual(isAborted);
    opened.resolve({ listDomains: async () => [], close: async () => closed.resolve() });
    await closed.promise;
  });
});

describe("a driver that hears its signal", () => {
  it("says itself what became of the call", async () => {
    const stop = new AbortController();
    const work = new Promise((_, reject) => {
      stop.signal.addEventListener("abort", () => setImmediate(() => reject(new Error("half done"))));
    });
    const call = untilAborted(work, stop.signal, ErrorDomain.NONE);
    stop.abort();
    await expect(call).rejects.toThrow("half done");
  });

  it("may have been done in time", async () => {
    const stop = new AbortController();
    const work = new Promise((resolve) => {
      stop.signal.addEventListener("abort", () => setImmediate(() => resolve("done")));
    });
    const call = untilAborted(work, stop.signal, ErrorDomain.NONE);
    stop.abort();
    expect(await call).toBe("done");
  });
});

it("any number of calls and streams may share a signal, and any number of streams a connection", async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => warnings.push(warning);
  process.on("warning", hear);
  const { promise, resolve } = deferred<string>();
  const library = deaf({ getHostname: () => promise, domainEvents: () => new EventQueue() });
  const { signal } = new AbortController();
  const conn = await library.open("deaf:///", { signal });
  const calls = Array.from({ length: 20 }, () => conn.getHostname({ signal }));
  const streams = Array.from({ length: 20 }, () => conn.domainEvents({}, { signal }));
  resolve("here");
  await Promise.all(calls);
  for (const stream of streams) await stream[Symbol.asyncIterator]().return?.();
  await new Promise((settled) => setImmediate(settled));
  await conn.close();
  process.off("warning", hear);
  expect(warnings).toEqual([]);
});
