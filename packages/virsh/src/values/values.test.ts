import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Failure } from "../cli/failure.js";
import { readCpuList } from "./cpu-list.js";
import { systemReason } from "./files.js";
import { readSize } from "./size.js";
import { cpuSeconds } from "./state.js";

describe("readSize", () => {
  it.each([
    ["1024", 1024],
    ["512M", 524_288],
    ["512m", 524_288],
    ["512MiB", 524_288],
    ["512 MiB", 524_288],
    ["1MB", 977],
    ["1G", 1_048_576],
    ["1b", 1],
    ["1025bytes", 2],
    ["2T", 2_147_483_648],
  ])("%s is %d KiB", (word, kib) => {
    expect(readSize(word)).toBe(kib);
  });

  it.each([
    "",
    "0",
    "0M",
    "-1",
    "1.5G",
    "1e3",
    "0x10",
    "M",
    "1Q",
    "1kk",
    "9".repeat(31),
    "9999999999T",
    "toString",
  ])("refuses %j", (word) => {
    expect(() => readSize(word)).toThrow(Failure);
  });
});

describe("readCpuList", () => {
  it.each([
    ["0", [0]],
    ["0,2", [0, 2]],
    ["2,0,2", [0, 2]],
    ["0-3", [0, 1, 2, 3]],
    ["0-3,^2", [0, 1, 3]],
    ["^1-2,0-3", [0, 1, 2, 3]],
    ["0-7,^2-4", [0, 1, 5, 6, 7]],
    [" 1 , 3 - 4 ", [1, 3, 4]],
  ])("%s", (text, cpus) => {
    expect(readCpuList(text, 8)).toEqual(cpus);
  });

  it.each(["", ",", "0,", "a", "3-1", "8", "0-8", "0,^0", "1--2", "0x1", "999999999999"])(
    "refuses %j",
    (text) => {
      expect(() => readCpuList(text, 8)).toThrow(Failure);
    },
  );

  it("selects what a set of CPUs written as a list has", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 127 }), { minLength: 1 }), (cpus) => {
        expect(readCpuList(cpus.join(","), 128)).toEqual(cpus.toSorted((a, b) => a - b));
      }),
    );
  });
});

it.each([
  [0n, "0.0s"],
  [49_999_999n, "0.0s"],
  [50_000_000n, "0.1s"],
  [12_340_000_000n, "12.3s"],
  [2n ** 63n, "9223372036.9s"],
])("%d ns are %s", (nanoseconds, text) => {
  expect(cpuSeconds(nanoseconds)).toBe(text);
});

it("says of a failed system call only what the user does not know", () => {
  expect(systemReason(new Error("ENOENT: no such file or directory, open 'x'"))).toBe(
    "no such file or directory",
  );
  expect(systemReason(new Error("EISDIR: illegal operation on a directory, read"))).toBe(
    "illegal operation on a directory",
  );
  expect(systemReason("odd")).toBe("odd");
});
