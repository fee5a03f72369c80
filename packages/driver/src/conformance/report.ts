import type { ConformanceReport } from "./options.js";

/** A report as lines for people. */
export function formatReport({ held, leftOut, untested }: ConformanceReport): string {
  const lines = [`conformance: held to ${held.length} tests, ${leftOut.length} left out`];
  for (const { test, lacks } of leftOut) lines.push(`  left out, without ${lacks.join(", ")}: ${test}`);
  if (untested.length > 0) lines.push(`  supported, and in no test: ${untested.join(", ")}`);
  return lines.join("\n");
}
