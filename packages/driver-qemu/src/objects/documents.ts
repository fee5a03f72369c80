import { ErrorNumber, type LibvirtError, problemWarning, wrapProblems } from "@libvirt-ts/driver";
import { type Problem, parseUuid } from "@libvirt-ts/xml";
import type { Book } from "./book.js";
import type { Entry, Kept } from "./kind.js";

/** A document and the object that it is about, if there is one. */
export interface Read<T> {
  readonly document: Kept<T>;
  readonly known: Entry<T> | undefined;
}

/** Reads a document with a codec; its problems become libvirt's errors, its doubts warnings. */
export function readWith<R extends { readonly warnings: readonly Problem[] }>(
  { kind }: Pick<Book<unknown, unknown>, "kind">,
  what: string,
  parse: () => R,
  warn: (warning: LibvirtError) => void,
): R {
  try {
    const read = parse();
    for (const warning of read.warnings) warn(problemWarning(warning));
    return read;
  } catch (error) {
    throw wrapProblems(error, { info: what, dialectDomain: kind.domain });
  }
}

/** The name and uuid of a document, checked; the uuid dashed and in lower case. */
export function identityIn<T, E>(
  book: Book<T, E>,
  { name = "", uuid }: { readonly name?: string; readonly uuid?: string },
): { readonly name: string; readonly uuid: string | undefined } {
  const what = `${book.kind.noun} XML`;
  if (name === "") throw book.error(ErrorNumber.XML_ERROR, what, "the name is missing");
  if (/[/\p{Cc}]/u.test(name) || name === "." || name === "..")
    throw book.error(
      ErrorNumber.XML_ERROR,
      what,
      `${JSON.stringify(name)} is no name of a ${book.kind.noun}`,
    );
  const canonical = uuid === undefined ? undefined : parseUuid(uuid.trim());
  if (uuid !== undefined && canonical === undefined)
    throw book.error(ErrorNumber.XML_ERROR, what, `the uuid ${JSON.stringify(uuid.slice(0, 40))} is none`);
  return { name, uuid: canonical };
}
