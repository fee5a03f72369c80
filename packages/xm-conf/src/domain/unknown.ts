import type { Unknown } from "@libvirt-ts/xml";
import type { Report } from "./report.js";

/** Warns about everything in a part of a domain that the model keeps without knowing it: no key says it. */
export function reportUnknown(report: Report, unknown: Unknown | undefined, path: string): void {
  if (unknown === undefined) return;
  const lost = (place: string) =>
    report.warn("dialect.unknown", "has no place in a configuration file", `${path}/${place}`);
  for (const { name } of unknown.attributes ?? []) lost(`@${name}`);
  for (const { name } of unknown.children ?? []) lost(name);
  for (const [name, inside] of Object.entries(unknown.inside ?? {}))
    reportUnknown(report, inside, `${path}/${name}`);
}
