import type { Domain } from "@libvirt-ts/xml/domain";
import { ConfDocument } from "../document.js";
import type { Problem } from "../errors.js";
import { newAssignment } from "../new-assignment.js";
import type { ConfDialect } from "./dialect.js";
import { domainEntries } from "./domain-entries.js";
import { updateDocument } from "./update.js";

/** How a domain becomes a configuration file. */
export interface DomainToConfOptions {
  /**
   * The file as it was, in the same dialect: it is not changed; of its copy only the keys change whose meaning does,
   * and keys, comments and layout that the domain does not tell of stay.
   */
  readonly base?: ConfDocument;
  /** Whether warnings are errors. Default: false. */
  readonly strict?: boolean;
}

/** A domain as a configuration file. */
export interface ConfFromDomain {
  readonly document: ConfDocument;
  /** What the file does not tell of the domain. */
  readonly warnings: readonly Problem[];
}

/**
 * A domain as a configuration file. Throws a `ConfError` when the dialect cannot say something that the guest would
 * not be the same without: a device, a path with a comma.
 *
 * C: `xenXMParseXMLToConfig`
 */
export function domainToConf(
  domain: Domain,
  dialect: ConfDialect,
  { base, strict = false }: DomainToConfOptions = {},
): ConfFromDomain {
  const entries = domainEntries(domain, dialect);
  entries.report.throwErrors();
  if (base !== undefined) {
    const document = updateDocument(base, entries.values, dialect, entries.report);
    return { document, warnings: entries.report.finish(strict) };
  }
  const warnings = entries.report.finish(strict);
  const lines = Array.from(entries.values, ([key, value]) => newAssignment(key, value));
  return { document: new ConfDocument(lines), warnings };
}
