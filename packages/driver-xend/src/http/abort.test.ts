import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { AbortHub } from "./abort.js";

it("calls everybody who waits, through one listener a signal", () => {
  const hub = new AbortHub();
  const controller = new AbortController();
  const called: number[] = [];
  const stops = Array.from({ length: 50 }, (_, n) => hub.listen(controller.signal, () => called.push(n)));
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
  stops[0]!();
  controller.abort();
  expect(called).toEqual(Array.from({ length: 49 }, (_, n) => n + 1));
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

it("leaves nothing on a signal for which nobody waits", () => {
  const hub = new AbortHub();
  const { signal } = new AbortController();
  const stop = hub.listen(signal, () => {});
  stop();
  stop();
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  hub.listen(signal, () => {});
  stop();
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
});

it("lets one who is called end another one's waiting", () => {
  const hub = new AbortHub();
  const controller = new AbortController();
  const stop = hub.listen(controller.signal, () => other());
  const other = hub.listen(controller.signal, () => stop());
  expect(() => controller.abort()).not.toThrow();
});
