import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { SignalGroups } from "./cancellation.js";

it("listens to a signal once, for as long as somebody hangs on it", () => {
  const cancelled: string[] = [];
  const groups = new SignalGroups<string>((member, reason) => cancelled.push(`${member} ${reason}`));
  const controller = new AbortController();
  const { signal } = controller;
  for (const member of ["a", "b", "c"]) groups.add(signal, member);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  groups.remove(signal, "b");
  controller.abort("enough");
  expect(cancelled).toEqual(["a enough", "c enough"]);
  const other = new AbortController().signal;
  groups.add(other, "d");
  groups.remove(other, "d");
  groups.remove(other, "d");
  expect(getEventListeners(other, "abort")).toHaveLength(0);
});
