import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.js";

describe("nearest", () => {
  it.each([
    ["memroy", ["name", "memory", "vcpu"], "memory"],
    ["MAC", ["mac", "max"], "mac"],
    ["emulater", ["emulator", "empty"], "emulator"],
    ["disks", ["disk", "display"], "disk"],
    ["os", ["id", "uuid"], undefined],
    ["description", ["devices", "domain"], undefined],
    ["x", [], undefined],
    ["a".repeat(10_000), ["a".repeat(9_999)], undefined],
  ])("to %s of %j", (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });
});
