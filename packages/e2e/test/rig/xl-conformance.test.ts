/** The contract, held by core over driver-xl on a real Xen host; every case is reported as a test. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installedPackages, textFile, XenHost, xenHostUnavailable } from "@libvirt-ts/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { programFrom } from "./conformance/program.js";
import type { CaseReport } from "./conformance/run-cases.js";
import { registerCases, unsuitable } from "./xl/conformance-cases.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: conformance over xl on real Xen: ${unavailable}`);

const here = dirname(fileURLToPath(import.meta.url));
const seconds = 540;

const names: string[] = [];
const never = () => Promise.reject(new Error("the cases run in dom0"));
registerCases({
  test: (name) => names.push(name),
  open: never,
  fixtures: { active: never, inactive: never, domainXML: () => "", path: () => "", settle: never },
});

describe.skipIf(unavailable !== undefined)("core over driver-xl on real Xen conforms to the contract", () => {
  const reports = new Map<string, CaseReport>();
  let complaint = "";

  beforeAll(async () => {
    await using host = await XenHost.start();
    const program = await programFrom(join(here, "xl/conformance.ts"));
    await host.put([
      ...installedPackages(["core"], "opt/test"),
      textFile("opt/test/conformance.mjs", program),
    ]);
    const { stdout, stderr } = await host.exec(`timeout ${seconds} node /opt/test/conformance.mjs`, {
      timeoutMs: (seconds + 30) * 1000,
    });
    complaint = stderr;
    for (const line of stdout.split("\n").filter((line) => line.startsWith("{"))) {
      const report = JSON.parse(line) as CaseReport;
      reports.set(report.name, report);
    }
  }, 1_200_000);

  it("has cases enough", () => expect(names.length).toBeGreaterThan(80));

  it.for(names)("%s", (name, context) => {
    const reason = unsuitable(name);
    if (reason !== undefined) {
      console.warn(`skipped: ${name}: ${reason}`);
      context.skip(reason);
    }
    const report = reports.get(name);
    expect(report, `it had no turn within ${seconds} s; ${complaint}`).toBeDefined();
    expect(report!.error).toBeUndefined();
  });
});
