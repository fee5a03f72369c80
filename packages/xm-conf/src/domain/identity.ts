import { checkDomainName } from "@libvirt-ts/xml/target";
import type { ConfReader } from "./conf-reader.js";

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

const UUID = /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/;

/** The uuid in its canonical form: dashed and lower-case. */
export function readUuid(conf: ConfReader): string | undefined {
  const text = conf.text("uuid");
  if (text === undefined) return undefined;
  const lower = text.trim().toLowerCase();
  if (!UUID.test(lower)) {
    conf.report.error("domain.uuid", "expected 32 hex digits, dashed or not", "uuid");
    return undefined;
  }
  const digits = lower.replaceAll("-", "");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
