import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { within } from "./within.js";

const late = () => new Error("late");

test("what takes too long is told so, and its signal aborts", async () => {
  let aborted = false;
  const body = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => {
        aborted = true;
        reject(signal.reason);
      });
    });
  await expect(within(5, [], late, body)).rejects.toThrow("late");
  expect(aborted).toBe(true);
});

test("time in which we could not have heard of the end does not count", async () => {
  const body = async (signal: AbortSignal) => {
    const reading = readFile(new URL(import.meta.url));
    const end = performance.now() + 200;
    while (performance.now() < end);
    await reading;
    signal.throwIfAborted();
    return "heard";
  };
  expect(await within(20, [], late, body)).toBe("heard");
});
