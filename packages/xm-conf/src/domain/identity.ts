import type { Domain } from "@libvirt-ts/xml/domain";
import { checkDomainName, nameOf, parseUuid } from "@libvirt-ts/xml/xen";
import type { ConfReader } from "./conf-reader.js";
import { Report } from "./report.js";

/** What a domain is known by. */
export interface DomainIdentity {
  readonly name: string;
  /** Dashed and in lower case; absent where the document has none. */
  readonly uuid?: string;
}

/** The name and uuid of a domain document. Throws a `ConfError` for what no domain can have. */
export function identityOf(domain: Domain): DomainIdentity {
  const report = new Report();
  const name = nameOf(domain, report);
  const uuid = uuidOf(domain, report);
  report.throwErrors();
  return { name, ...(uuid !== undefined && { uuid }) };
}

/** The uuid of a domain document in its canonical form. */
export function uuidOf({ uuid: text }: Domain, report: Report): string | undefined {
  if (!text?.trim()) return undefined;
  const uuid = parseUuid(text.trim());
  if (uuid === undefined) {
    const message = `expected 32 hex digits, or 8-4-4-4-12 with dashes, not ${JSON.stringify(text.slice(0, 40))}`;
    report.error("domain.uuid", message, "/domain/uuid");
  }
  return uuid;
}

/** The domain's name: never the file's, which only a driver knows. */
export function readName(conf: ConfReader): string {
  const name = conf.text("name");
  if (name === undefined) {
    conf.report.error("domain.name-missing", "a domain needs a name", "name");
    return "";
  }
  const problem = checkDomainName(name);
  if (problem !== undefined) conf.report.error(problem.id, problem.message, "name");
  return name;
}

const CANONICAL_UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UUID = /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i;

/** The uuid in its canonical form: dashed and lower-case. */
export function readUuid(conf: ConfReader): string | undefined {
  const text = conf.text("uuid");
  if (text === undefined || CANONICAL_UUID.test(text)) return text;
  const digits = text.trim();
  if (UUID.test(digits)) return parseUuid(digits.replaceAll("-", ""));
  conf.report.error("domain.uuid", "expected 32 hex digits, dashed or not", "uuid");
  return undefined;
}
