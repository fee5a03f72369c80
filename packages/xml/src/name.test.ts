import { describe, expect, it } from "vitest";
import { checkDomainName } from "./name.js";

describe("checkDomainName", () => {
  it.each([
    "a",
    "web.example-1_2:3",
    "two words",
    "büro-日本-🙂",
    'it\'s <&"odd"',
    "é".repeat(127),
    "x".repeat(255),
  ])("accepts %j", (name) => {
    expect(checkDomainName(name)).toBeUndefined();
  });

  it.each([
    ["", "domain.name-missing"],
    ["x".repeat(256), "domain.name-too-long"],
    ["é".repeat(128), "domain.name-too-long"],
    ["../etc/passwd", "domain.name"],
    ["a\nb", "domain.name"],
    ["a\0b", "domain.name"],
    ["a\u007f", "domain.name"],
    ["a\u0085b", "domain.name"],
    ["a\ud800", "domain.name"],
    [" a", "domain.name"],
    ["a ", "domain.name"],
  ])("refuses %j with %s", (name, id) => {
    expect(checkDomainName(name)?.id).toBe(id);
  });
});
