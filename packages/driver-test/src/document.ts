import {
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  problemWarning,
  wrapProblems,
} from "@libvirt-ts/driver";
import { type Problem, parseUuid } from "@libvirt-ts/xml";
import type { Leftovers, XmlElement } from "@libvirt-ts/xml/domain";
import { testError } from "./errors.js";

/** Reads a document with a codec; its problems become libvirt's errors, its doubts warnings. */
export function readDocument<T extends { readonly warnings: readonly Problem[] }>(
  what: string,
  parse: () => T,
  warn: (warning: LibvirtError) => void,
): T {
  try {
    const read = parse();
    for (const warning of read.warnings) warn(problemWarning(warning));
    return read;
  } catch (error) {
    throw wrapProblems(error, { info: what, dialectDomain: ErrorDomain.TEST });
  }
}

/** The name and uuid of a document, checked; the uuid dashed and in lower case. */
export function identityOf(
  what: string,
  document: { readonly name?: string; readonly uuid?: string },
): { readonly name: string; readonly uuid: string | undefined } {
  const { name = "", uuid } = document;
  if (name === "") throw testError(ErrorNumber.XML_ERROR, what, "the name is missing");
  if (/[/\n]/.test(name)) {
    throw testError(
      ErrorNumber.XML_ERROR,
      what,
      `the name ${JSON.stringify(name)} has a slash or a line end`,
    );
  }
  const canonical = uuid === undefined ? undefined : parseUuid(uuid.trim());
  if (uuid !== undefined && canonical === undefined) {
    throw testError(ErrorNumber.XML_ERROR, what, `the uuid ${JSON.stringify(uuid)} is none`);
  }
  return { name, uuid: canonical };
}

/**
 * The same model without the notes of how its document was written, as libvirt prints one: its own order and spelling,
 * no comments. Elements and attributes that nobody knows stay.
 */
export function plain<T>(model: T): T {
  if (Array.isArray(model)) return model.map(plain) as T;
  if (typeof model !== "object" || model === null) return model;
  const { $, ...fields } = model as Record<string, unknown> & { readonly $?: Leftovers };
  const entries = Object.entries(fields).map(([name, value]) => [name, plain(value)]);
  const { attributes } = $ ?? {};
  // What is said again stays behind what was said first: of the two that one counts.
  const children = $?.children
    ?.filter(isElement)
    .flatMap((entry) => (Object.hasOwn(fields, entry.node.name) ? [entry.node.name, entry] : [entry]));
  return Object.fromEntries([
    ...entries,
    ...(attributes || children?.length
      ? [["$", { ...(attributes && { attributes }), ...(children?.length && { children }) }]]
      : []),
  ]) as T;
}

/** Whether what stood among the children is an element that is in no field. */
const isElement = (
  entry: NonNullable<Leftovers["children"]>[number],
): entry is { readonly node: XmlElement } =>
  typeof entry === "object" && "node" in entry && typeof entry.node === "object" && "name" in entry.node;
