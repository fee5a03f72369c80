import type { Domain } from "@libvirt-ts/xml/domain";
import { type ConfDialect, confToDomain, domainToConf } from "../src/domain/index.js";
import { ConfError, parse } from "../src/index.js";

/** A file of these lines, as a domain. */
export const read = (text: string, dialect: ConfDialect = "xl") =>
  confToDomain(parse(`name = "x"\n${text}`), dialect);

/** A domain that says as little as can be. */
export const bare: Domain = { type: "xen", name: "x", memory: { value: 262144 }, vcpu: { value: 1 } };
/** The same with these fields, as a file. */
export const write = (domain: Partial<Domain>, dialect: ConfDialect = "xl") =>
  domainToConf({ ...bare, ...domain }, dialect);

/** Id and path of every problem that some work throws. */
export function problems(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfError) return error.problems.map(({ id, path }) => `${id} ${path}`);
    throw error;
  }
  return [];
}
