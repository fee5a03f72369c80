import { describe, expect, it } from "vitest";
import { ErrorDomain } from "./errors/domain.js";
import { ErrorNumber } from "./errors/number.js";
import { guardCalls } from "./guard-calls.js";
import type { CallOptions } from "./operations/options.js";

function guarded() {
  const done: string[] = [];
  const operations = guardCalls(ErrorDomain.TEST, {
    peers: { kept: true },
    async define(xml: string, _options?: CallOptions) {
      done.push(xml);
      return this.peers.kept;
    },
    async *domainEvents() {
      yield 1;
    },
    close: async () => void done.push("closed"),
  });
  return { done, operations };
}

describe("guardCalls", () => {
  it("lets calls through that nobody aborted, with their own `this`, and keeps what is no operation", async () => {
    const { done, operations } = guarded();
    expect(await operations.define("a")).toBe(true);
    expect(await operations.define("b", { signal: new AbortController().signal })).toBe(true);
    expect(done).toEqual(["a", "b"]);
    expect(operations.peers).toEqual({ kept: true });
    expect(await operations.domainEvents().next()).toEqual({ value: 1, done: false });
  });

  it("stops an aborted caller before anything happens, with the reason as cause", async () => {
    const { done, operations } = guarded();
    const call = operations.define("a", { signal: AbortSignal.abort("enough") });
    await expect(call).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_ABORTED,
      domain: ErrorDomain.TEST,
      cause: "enough",
    });
    expect(done).toEqual([]);
  });

  it("stops everybody from the moment that `close` is called; closing itself can be repeated", async () => {
    const { done, operations } = guarded();
    const closing = operations.close();
    await expect(operations.define("a")).rejects.toMatchObject({
      code: ErrorNumber.INVALID_CONN,
      str2: "define",
    });
    await closing;
    await operations.close();
    expect(done).toEqual(["closed", "closed"]);
  });
});
