import { expect, it } from "vitest";
import { CallQueue } from "./call-queue.js";

const limits = { requests: 2, waitingBytes: 1000 };
const frame = (serial: number) => ({
  ...{ program: 1, version: 1, procedure: 1, type: 0, serial, status: 0 },
  payload: new Uint8Array(44),
  more: 0,
});

/** A queue whose calls are answered when a test says so. */
function queue() {
  const told: string[] = [];
  const waiting = new Map<number, () => void>();
  const calls = new CallQueue(limits, {
    answer: ({ serial }) => {
      told.push(`call ${serial}`);
      return new Promise((resolve) => waiting.set(serial, resolve));
    },
    hold: (held) => told.push(held ? "hold" : "read"),
    idle: () => told.push("idle"),
  });
  const answer = async (serial: number) => {
    waiting.get(serial)!();
    await new Promise((resolve) => setImmediate(resolve));
    return told.splice(0);
  };
  return { calls, told, answer };
}

it("works on a few calls, lets others wait in their order, and has no more read than may wait", async () => {
  const { calls, told, answer } = queue();
  for (const serial of [1, 2, 3, 4, 5]) calls.push(frame(serial));
  // Each that waits costs 300 bytes.
  expect(told.splice(0)).toEqual(["call 1", "call 2"]);
  calls.push(frame(6));
  expect(told.splice(0)).toEqual(["hold"]);
  expect(await answer(2)).toEqual(["call 3"]);
  expect(await answer(1)).toEqual(["call 4"]);
  expect(await answer(4)).toEqual(["call 5", "read"]);
  expect(await answer(3)).toEqual(["call 6"]);
  expect(calls.isIdle).toBe(false);
  expect(await answer(5)).toEqual([]);
  expect(await answer(6)).toEqual(["idle"]);
  expect(calls.isIdle).toBe(true);
});

it("begins nothing more for a client that is gone", async () => {
  const { calls, answer } = queue();
  for (const serial of [1, 2, 3]) calls.push(frame(serial));
  calls.drop();
  expect(await answer(1)).toEqual(["call 1", "call 2"]);
  expect(await answer(2)).toEqual(["idle"]);
});
