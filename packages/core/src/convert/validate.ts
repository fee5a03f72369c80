import { readFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { ErrorDomain, type Problem, wrapProblems } from "@libvirt-ts/driver";
import { ArgumentChecks } from "../dispatch/checks.js";

/** What a document is held against. */
export interface ValidateXMLOptions {
  /** A RELAX NG schema to take instead of ours: the path of a file, whose includes stand beside or below it. */
  readonly schema?: string;
}

const validateOptions: Readonly<Record<keyof ValidateXMLOptions, true>> = { schema: true };

/**
 * Holds domain XML to a RELAX NG schema, ours unless another one is named; needs no connection. Resolves to every problem
 * with its line and column, to none for a valid document, and to the `xml.*` problems of one that is not well-formed.
 * Throws XML_INVALID_SCHEMA for a schema that is none, or that cannot be read.
 */
export async function validateDomainXML(
  xml: string,
  options: ValidateXMLOptions = {},
): Promise<readonly Problem[]> {
  const check = new ArgumentChecks("validateDomainXML", ErrorDomain.NONE);
  check.string(xml, "xml");
  check.record(options, "options", validateOptions);
  if (options.schema !== undefined) check.string(options.schema, "schema");
  if (options.schema !== undefined) return validateAgainst(xml, options.schema);
  const { validateDomain } = await import("@libvirt-ts/xml/validate");
  return validateDomain(xml);
}

async function validateAgainst(xml: string, schema: string): Promise<readonly Problem[]> {
  const { compileSchema } = await import("@libvirt-ts/xml/relaxng");
  const root = resolve(schema);
  const folder = dirname(root) + sep;
  const read = (path: string) => {
    if (!resolve(path).startsWith(folder)) throw new Error("it does not stand beside the schema");
    return readFileSync(path, "utf8");
  };
  try {
    return compileSchema(root, { resolve: read }).validate(xml);
  } catch (error) {
    throw wrapProblems(error, { info: schema });
  }
}
