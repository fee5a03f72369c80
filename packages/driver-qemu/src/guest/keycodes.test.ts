import { KeycodeSet } from "@libvirt-ts/driver/flags";
import { expect, it } from "vitest";
import { isKnownCodeset, keyNumber } from "./keycodes.js";

it.each([
  ["escape", 1, 1],
  ["A", 30, 30],
  ["F12", 88, 0x58],
  ["right control", 97, 0x9d],
  ["delete", 111, 0xd3],
  ["left meta", 125, 0xdb],
  ["F13", 183, 0x5d],
])("knows %s by its number in Linux", (_, code, number) => {
  expect(keyNumber(KeycodeSet.LINUX, code)).toBe(number);
});

it("knows no key of numbers that have none", () => {
  for (const code of [0, -1, 84, 1.5, 255, 70_000]) expect(keyNumber(KeycodeSet.LINUX, code)).toBeUndefined();
  expect([keyNumber(KeycodeSet.QNUM, 0xd3), keyNumber(KeycodeSet.QNUM, 256)]).toEqual([0xd3, undefined]);
  expect([KeycodeSet.LINUX, KeycodeSet.QNUM, KeycodeSet.USB].map(isKnownCodeset)).toEqual([
    true,
    true,
    false,
  ]);
});
