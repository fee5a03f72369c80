import fc from "fast-check";
import { expect, it } from "vitest";
import {
  copyCpuMap,
  cpuMapLength,
  cpuMapOf,
  cpusOf,
  cpuUsable,
  getCpuMap,
  unuseCpu,
  useCpu,
} from "./cpumap.js";

it("puts CPU n at bit n mod 8 of byte n / 8", () => {
  expect([...cpuMapOf([0, 9, 15], 2)]).toEqual([0b1, 0b1000_0010]);
  expect(cpuMapLength(8)).toBe(1);
  expect(cpuMapLength(9)).toBe(2);
});

it("gives back the set it was made of", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(255)), (cpus) => {
      expect(cpusOf(cpuMapOf(cpus, 32))).toEqual(cpus.sort((a, b) => a - b));
    }),
  );
});

it("sets and clears one CPU and leaves the others", () => {
  const map = cpuMapOf([1, 2, 3], 1);
  unuseCpu(map, 2);
  useCpu(map, 7);
  expect(cpusOf(map)).toEqual([1, 3, 7]);
});

it("refuses what lies beyond the map, where the macros wrote into foreign memory", () => {
  const map = new Uint8Array(1);
  expect(() => useCpu(map, 8)).toThrow(RangeError);
  expect(() => useCpu(map, -1)).toThrow(RangeError);
  expect(() => useCpu(map, 1.5)).toThrow(RangeError);
  expect(() => getCpuMap(map, 1, 1)).toThrow(RangeError);
  expect(cpuUsable(map, 8)).toBe(false);
});

it("finds a vcpu's map among maps laid end to end", () => {
  const maps = Uint8Array.of(1, 2, 3, 4);
  expect([...getCpuMap(maps, 2, 1)]).toEqual([3, 4]);
  const copy = copyCpuMap(maps, 2, 1);
  copy[0] = 9;
  expect(maps[2]).toBe(3);
});
