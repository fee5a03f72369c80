import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ErrorDomain, ErrorNumber, errorMessage } from "../src/index.js";

const fact = (name: string) =>
  JSON.parse(readFileSync(new URL(`../facts/${name}.json`, import.meta.url), "utf8"));

it("what is generated is what the facts and the operations say", () => {
  const script = fileURLToPath(new URL("../scripts/generate.mjs", import.meta.url));
  expect(execFileSync(process.execPath, [script, "--check"], { encoding: "utf8" })).toBe("all is current\n");
});

it("every error number and domain of libvirt is known, and every number has a sentence", () => {
  const numbers = (name: string, prefix: RegExp) => {
    const values = fact("enums").enums[name].values as Record<string, { readonly value: number }>;
    return Object.fromEntries(
      Object.entries(values).map(([key, { value }]) => [key.replace(prefix, ""), value]),
    );
  };
  expect(ErrorNumber).toEqual(numbers("virErrorNumber", /^VIR_(ERR_)?/));
  expect(ErrorDomain).toEqual(numbers("virErrorDomain", /^VIR_FROM_/));
  for (const number of Object.values(ErrorNumber)) expect(errorMessage(number)).not.toMatch(/^error \d/);
});
