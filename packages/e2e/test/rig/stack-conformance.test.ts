/** The contract, held by core over hypervisor, xenstore and xm on a real Xen host; every case is reported as a test. */
import { xenHostUnavailable } from "@libvirt-ts/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import type { CaseReport } from "./conformance/run-cases.js";
import { registerCases, type Scope, unsuitable } from "./stack/conformance-cases.js";
import { startStackHost } from "./stack/stack-host.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: conformance on real Xen: ${unavailable}`);

const scope: Scope = process.env.LIBVIRT_TS_LONG ? "everything" : "guests";
const seconds = scope === "guests" ? 240 : 540;

const names: string[] = [];
const never = () => Promise.reject(new Error("the cases run in dom0"));
registerCases(scope, {
  test: (name) => names.push(name),
  open: never,
  fixtures: { active: never, inactive: never, settle: never },
});

describe.skipIf(unavailable !== undefined)(
  "core on real Xen without a toolstack conforms to the contract",
  () => {
    const reports = new Map<string, CaseReport>();
    let complaint = "";

    beforeAll(async () => {
      await using host = await startStackHost(["conformance.ts"]);
      const { stdout, stderr } = await host.exec(
        `timeout ${seconds} node /opt/test/conformance.mjs ${scope}`,
        {
          timeoutMs: (seconds + 30) * 1000,
        },
      );
      complaint = stderr;
      for (const line of stdout.split("\n").filter((line) => line.startsWith("{"))) {
        const report = JSON.parse(line) as CaseReport;
        reports.set(report.name, report);
      }
    }, 1_200_000);

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
  },
);
