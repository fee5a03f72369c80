import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type DiagnosticMessage, formatDiagnostic } from "@libvirt-ts/core";
import { printable } from "../output/printable.js";
import type { Reporter } from "./reporter.js";

/** The debug level from which each of the library's channels is told. */
const levels = { "libvirt:call": 3, "libvirt:driver": 4 } as const;

/** Tells of what the library and its drivers are asked, until the returned function is called. */
export function tellCalls(reporter: Reporter): () => void {
  const listeners = Object.entries(levels).map(([name, level]) => {
    const tell = (message: unknown) =>
      reporter.debug(level, printable(formatDiagnostic(message as DiagnosticMessage)));
    subscribe(name, tell);
    return () => unsubscribe(name, tell);
  });
  return () => {
    for (const stop of listeners) stop();
  };
}
