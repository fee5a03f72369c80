/** The contract, held by core over hypervisor, xenstore and xm on a real Xen host; every case is reported as a test. */
import { isLongRun, xenHostUnavailable } from "@libvirt-ts/testkit";
import { describe } from "vitest";
import { reportCases } from "./conformance/report-cases.js";
import type { Scope } from "./conformance/scope.js";
import { NODE } from "./node.js";
import { registerCases, unsuitable } from "./stack/conformance-cases.js";
import { startStackHost } from "./stack/stack-host.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: conformance on real Xen: ${unavailable}`);

const scope: Scope = isLongRun ? "everything" : "guests";
/** Against hangs only: a busy machine starves an emulated one. */
const seconds = 3000;

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
    const start = () => startStackHost(["conformance.ts"]);
    const command = `${NODE} /opt/test/conformance.mjs ${scope}`;
    reportCases({ names, start, command, seconds, unsuitable });
  },
);
