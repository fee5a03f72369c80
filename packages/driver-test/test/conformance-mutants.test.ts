import { randomUUID } from "node:crypto";
import { type DriverConnection, noPeers } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { describe, expect, it } from "vitest";
import { testDriver } from "../src/index.js";
import { testNodeFixtures } from "./fixtures.js";
import { callerMutants } from "./mutants/callers.js";
import { deviceAndSaveMutants } from "./mutants/devices-and-saves.js";
import { figureMutants } from "./mutants/figures.js";
import { guestMutants } from "./mutants/guests.js";
import { haltedMutants } from "./mutants/halted.js";
import { hostMutants } from "./mutants/host.js";
import { lifeMutants } from "./mutants/life.js";
import { lookupMutants } from "./mutants/lookups.js";
import { measureMutants } from "./mutants/measures.js";
import { momentMutants } from "./mutants/moments.js";
import { domainXML, type Mutation } from "./mutants/mutant.js";
import { nameMutants } from "./mutants/names.js";
import { objectMutants } from "./mutants/networks-and-storage.js";
import { transferMutants } from "./mutants/transfers.js";

/** Holds the suite itself to account: a driver that is wrong in one way must fail, and in the test that is about it. */

type Connection = Required<DriverConnection>;

const open = () =>
  testDriver.open({
    uri: "test:///default",
    readOnly: false,
    peers: noPeers,
    warn: () => {},
  }) as Promise<Connection>;

const sample = await open();
const supports = Object.keys(sample).filter((name) => name !== "close") as OperationName[];
await sample.close();

/** A domain that stays after what its action is for. */
const kept = (name: string, action: "on_crash" | "on_poweroff") =>
  domainXML(name, randomUUID()).replace("</vcpu>", `</vcpu><${action}>preserve</${action}>`);
const fixtures = testNodeFixtures(domainXML, kept);

/** The names of the suite's tests that a driver fails, of all of them or of those whose names begin like that. */
async function failures(mutation: Mutation, patience: number, prefix = ""): Promise<string[]> {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = [];
  suite({
    test: (name, run) => tests.push({ name, run }),
    report: () => {},
    open: async () => {
      const right = await open();
      return { ...right, ...mutation(right) } as DriverConnection;
    },
    supports: "domainMigrateToURI" in mutation(sample) ? [...supports, "domainMigrateToURI"] : supports,
    fixtures,
  });
  expect(tests.length).toBeGreaterThan(60);
  const failed: string[] = [];
  for (const { name, run } of tests.filter((one) => one.name.startsWith(prefix))) {
    const passed = await Promise.race([
      run().then(
        () => true,
        () => false,
      ),
      idle(patience).then(() => false),
    ]);
    if (!passed) failed.push(name);
  }
  return failed;
}

/** A driver that hangs is one that fails. */
const idle = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());

const mutants = [
  ...lookupMutants,
  ...lifeMutants,
  ...figureMutants,
  ...callerMutants,
  ...haltedMutants,
  ...nameMutants,
  ...objectMutants,
  ...transferMutants,
  ...hostMutants,
  ...momentMutants,
  ...deviceAndSaveMutants,
  ...measureMutants,
  ...guestMutants,
];

describe("the conformance suite", () => {
  it("passes the driver that is right", async () => {
    expect(await failures(() => ({}), 60_000)).toEqual([]);
  });

  it.each(mutants)("catches a driver that %s", async (_, mutation, caughtBy) => {
    expect(await failures(mutation, 2_000, caughtBy)).not.toEqual([]);
  });
});
