import { HOST_START_LIMIT, type XenHost } from "@libvirt-ts/testkit";
import { beforeAll, expect, it } from "vitest";
import type { CaseReport } from "./run-cases.js";

/** Cases of the conformance suite that a program in dom0 runs. */
export interface CasesInDom0 {
  readonly names: readonly string[];
  /** Starts a host that has the program. */
  start(): Promise<XenHost>;
  /** Runs the program. */
  readonly command: string;
  /** In which it must have run all, once the host is there. */
  readonly seconds: number;
  /** Why a case is not for this host. */
  unsuitable(name: string): string | undefined;
}

/** Has the cases run, and reports every one as a test. */
export function reportCases({ names, start, command, seconds, unsuitable }: CasesInDom0): void {
  const reports = new Map<string, CaseReport>();
  let complaint = "";

  beforeAll(
    async () => {
      await using host = await start();
      const { stdout, stderr } = await host.exec(`timeout ${seconds} ${command}`, {
        timeoutMs: (seconds + 30) * 1000,
      });
      complaint = stderr;
      for (const line of stdout.split("\n").filter((line) => line.startsWith("{"))) {
        const report = JSON.parse(line) as CaseReport;
        reports.set(report.name, report);
      }
    },
    HOST_START_LIMIT + (seconds + 60) * 1000,
  );

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
}
