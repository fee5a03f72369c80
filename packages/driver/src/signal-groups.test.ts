import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { SignalGroups } from "./signal-groups.js";

const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

it("tells everybody who hangs on a signal, through one listener", () => {
  const cancelled: string[] = [];
  const groups = new SignalGroups<string>((member, reason) => cancelled.push(`${member} ${reason}`));
  const controller = new AbortController();
  const members = Array.from({ length: 50 }, (_, n) => `${n}`);
  for (const member of members) groups.add(controller.signal, member);
  expect(listeners(controller.signal)).toBe(1);
  groups.remove(controller.signal, "7");
  controller.abort("enough");
  expect(cancelled).toEqual(members.filter((member) => member !== "7").map((member) => `${member} enough`));
  expect(listeners(controller.signal)).toBe(0);
});

it("leaves nothing on a signal on which nobody hangs", () => {
  const groups = new SignalGroups<string>(() => {});
  const { signal } = new AbortController();
  groups.add(signal, "a");
  groups.remove(signal, "a");
  groups.remove(signal, "a");
  expect(listeners(signal)).toBe(0);
  groups.add(signal, "b");
  groups.remove(signal, "a");
  expect(listeners(signal)).toBe(1);
});

it("lets one who is told take another one off", () => {
  const controller = new AbortController();
  const { signal } = controller;
  const groups: SignalGroups<string> = new SignalGroups((member) =>
    groups.remove(signal, member === "a" ? "b" : "a"),
  );
  groups.add(signal, "a");
  groups.add(signal, "b");
  expect(() => controller.abort()).not.toThrow();
});
