import type { Unknown } from "@libvirt-ts/xml";
import type { ConfigWriter } from "./config-writer.js";

/** Warns about everything in a part of a domain that the model keeps without knowing it: xend has no place for it. */
export function reportUnknown(out: ConfigWriter, unknown: Unknown | undefined, path: string): void {
  if (unknown === undefined) return;
  const lost = (place: string) =>
    out.warn("dialect.unknown", "has no place in a xend configuration", `${path}/${place}`);
  for (const { name } of unknown.attributes ?? []) lost(`@${name}`);
  for (const { name } of unknown.children ?? []) lost(name);
  for (const [name, inside] of Object.entries(unknown.inside ?? {}))
    reportUnknown(out, inside, `${path}/${name}`);
}
