import { expect, it } from "vitest";
import { bytesOf } from "./bytes-of.js";

it.each([
  [{ value: 5 }, 5n],
  [{ value: 5, unit: "B" }, 5n],
  [{ value: 2, unit: "k" }, 2048n],
  [{ value: 2, unit: "KB" }, 2000n],
  [{ value: 2, unit: "KiB" }, 2048n],
  [{ value: 3, unit: "G" }, 3n * 1024n ** 3n],
  [{ value: 1, unit: "TB" }, 10n ** 12n],
])("%j is a size", (size, bytes) => {
  expect(bytesOf("capacity", size)).toBe(bytes);
});

it.each([
  [{ value: 1, unit: "bits" }, /no unit/],
  [{ value: 1, unit: "" }, /no unit/],
  [{ value: 1, unit: "kbytes" }, /no unit/],
  [{ value: 8, unit: "EiB" }, /too large/],
])("%j is none", (size, message) => {
  expect(() => bytesOf("capacity", size)).toThrow(message);
});
