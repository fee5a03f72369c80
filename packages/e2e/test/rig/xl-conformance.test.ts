/** The contract, held by core over driver-xl on a real Xen host; every case is reported as a test. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installedPackages, isLongRun, textFile, XenHost, xenHostUnavailable } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { programFrom } from "./conformance/program.js";
import { reportCases } from "./conformance/report-cases.js";
import type { Scope } from "./conformance/scope.js";
import { NODE } from "./node.js";
import { registerCases, unsuitable } from "./xl/conformance-cases.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: conformance over xl on real Xen: ${unavailable}`);

const here = dirname(fileURLToPath(import.meta.url));
const scope: Scope = isLongRun ? "everything" : "guests";
/** Against hangs only: a busy machine starves an emulated one. */
const seconds = 3000;

const names: string[] = [];
const never = () => Promise.reject(new Error("the cases run in dom0"));
registerCases(scope, {
  test: (name) => names.push(name),
  open: never,
  fixtures: { active: never, inactive: never, domainXML: () => "", path: () => "", settle: never },
});

async function start(): Promise<XenHost> {
  const program = await programFrom(join(here, "xl/conformance.ts"));
  const host = await XenHost.start();
  try {
    await host.put([
      ...installedPackages(["core"], "opt/test"),
      textFile("opt/test/conformance.mjs", program),
    ]);
    return host;
  } catch (error) {
    await host[Symbol.asyncDispose]();
    throw error;
  }
}

describe.skipIf(unavailable !== undefined)("core over driver-xl on real Xen conforms to the contract", () => {
  it("has cases enough", () => expect(names.length).toBeGreaterThan(40));

  reportCases({ names, start, command: `${NODE} /opt/test/conformance.mjs ${scope}`, seconds, unsuitable });
});
