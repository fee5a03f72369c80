import { expect, it } from "vitest";
import { suggest } from "./suggest.js";

const known = ["list", "start", "dominfo", "domstate", "vcpuinfo"];

it.each([
  ["lsit", "list"],
  ["lis", "list"],
  ["strat", "start"],
  ["dominf", "dominfo"],
  ["domsate", "domstate"],
  ["x", undefined],
  ["", undefined],
  ["completely-different", undefined],
  ["l".repeat(10_000), undefined],
])("%s: %s", (word, expected) => {
  expect(suggest(word, known)).toBe(expected);
});
