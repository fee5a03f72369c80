import { expect, it } from "vitest";
import { describeDomain } from "./raise.js";

it("names a domain by what is known of it, and shows characters that would command a terminal", () => {
  const uuid = "00000000-0000-4000-8000-000000000001";
  expect(describeDomain({ uuid, id: 3, name: "grün 1" })).toBe("'grün 1'");
  expect(describeDomain({ uuid, id: 3 })).toBe("id 3");
  expect(describeDomain({ uuid })).toBe(uuid);
  expect(describeDomain({ uuid, name: "a\x1b[31m\nb\u2028c\u0085" })).toBe(
    "'a\\u{1b}[31m\\u{a}b\\u{2028}c\\u{85}'",
  );
});
