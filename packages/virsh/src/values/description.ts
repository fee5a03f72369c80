import { type Domain, type DomainDescription, parseDomainXML } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { msg } from "../i18n/message.js";

/** The description of a domain as data; `word` is what the user calls it. */
export async function describe(
  context: Context,
  domain: Domain,
  word: string,
  flags = 0,
): Promise<DomainDescription> {
  return context.attempt(msg("failed to get the XML of domain '{domain}'"), { domain: word }, async (call) =>
    parseDomainXML(await domain.XMLDesc(flags, call)),
  );
}

/** The terminal of a running domain's console; undefined: it has none. */
export function ttyOf({ devices }: DomainDescription): string | undefined {
  for (const { tty, type, source: [source] = [] } of devices?.console ?? []) {
    const path = tty ?? (type === "pty" ? source?.path : undefined);
    if (path !== undefined) return path;
  }
  return undefined;
}
