import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { isOperationName, operationNames, operationRow } from "./table.js";

it("the table of operations is as its generator writes it", () => {
  const script = fileURLToPath(new URL("../../scripts/generate-operations.mjs", import.meta.url));
  execFileSync(process.execPath, [script, "--check"], { encoding: "utf8" });
});

it("knows the C function and the read-only rule of each", () => {
  expect(operationNames.length).toBeGreaterThan(40);
  for (const name of operationNames) expect(operationRow(name).c).toMatch(/^vir[A-Z]/);
  expect(operationRow("domainSuspend")).toMatchObject({
    c: "virDomainSuspend",
    object: "domain",
    readOnly: "denied",
  });
  expect([isOperationName("domainSuspend"), isOperationName("toString")]).toEqual([true, false]);
});
