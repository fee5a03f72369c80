import { readdirSync, readFileSync } from "node:fs";
import { isOperationName, operationNames } from "@libvirt-ts/driver";
import { expect, it } from "vitest";

/** Operations that no method of core asks for, and why. That every procedure has an operation is the contract's own test. */
const without: Readonly<Record<string, string>> = {
  getURI: "Connect.getURI answers with the URI as it was opened, without asking",
  supportsFeature: "features of the protocol concern who speaks it; Connect.supports names operations",
  domainMigrateBegin3Params: "a step of Domain.migrate, in dispatch/migration.ts",
  domainMigratePrepare3Params: "a step of Domain.migrate, in dispatch/migration.ts",
  domainMigratePrepareTunnel3Params:
    "a tunnel is between two daemons, which ask each other; reached through openOperations",
  domainMigratePerform3Params: "a step of Domain.migrate, in dispatch/migration.ts",
  domainMigrateFinish3Params: "a step of Domain.migrate, in dispatch/migration.ts",
  domainMigrateConfirm3Params: "a step of Domain.migrate, in dispatch/migration.ts",
};

const folder = new URL(".", import.meta.url);
const sources = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
  .join("\n");

it("every operation of the contract has a method, or a reason", () => {
  const asked = new Set([...sources.matchAll(/(?:call|#events)\(\s*"(\w+)"/g)].map(([, name]) => name!));
  expect(operationNames.filter((name) => !asked.has(name)).sort()).toEqual(Object.keys(without).sort());
  expect([...asked].filter((name) => !isOperationName(name))).toEqual([]);
});
