import { ErrorDomain, type Problem, wrapProblems } from "@libvirt-ts/driver";
import type { XmlElement } from "@libvirt-ts/xml";
import { ArgumentChecks } from "../dispatch/checks.js";

/** A document of libvirt's as plain data. */
export interface DocumentModel {
  /** Its kind: `domain`, `network`, `storage-pool`, …, as the entry points of `@libvirt-ts/xml` are called. */
  readonly kind: string;
  /** What is in it, as the types of that entry point say. */
  readonly model: object;
  /** What is doubtful about it. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads any well-formed document as its elements, attributes and texts; needs no connection. Comments and the blanks between
 * elements are not kept. Throws XML_DETAIL.
 */
export async function parseXMLElement(xml: string): Promise<XmlElement> {
  new ArgumentChecks("parseXMLElement", ErrorDomain.NONE).string(xml, "xml");
  const { parseElement } = await import("@libvirt-ts/xml");
  return wrapping(() => parseElement(xml));
}

/**
 * Reads a document of any kind of libvirt's as plain data, for `JSON.stringify`; needs no connection. Throws XML_DETAIL or
 * XML_ERROR.
 */
export async function parseXML(xml: string): Promise<DocumentModel> {
  new ArgumentChecks("parseXML", ErrorDomain.NONE).string(xml, "xml");
  const { parseAny } = await import("@libvirt-ts/xml/any");
  return wrapping(() => {
    const { name, model, warnings } = parseAny(xml);
    return { kind: name, model, warnings };
  });
}

/**
 * Writes plain data as a document of that kind, passwords included; needs no connection. Throws XML_ERROR for what is no
 * such data.
 */
export async function formatXML(kind: string, model: object): Promise<string> {
  const check = new ArgumentChecks("formatXML", ErrorDomain.NONE);
  check.string(kind, "kind");
  const { formatAny, kindNamed } = await import("@libvirt-ts/xml/any");
  const found = kindNamed(kind);
  if (found === undefined) throw check.invalid(`no kind of document is called ${JSON.stringify(kind)}`);
  return wrapping(() => formatAny(found, model, { secure: true }));
}

/**
 * Changes a document of any kind by paths: `devices/graphics/@listen` to `127.0.0.1`, a path to undefined to remove what is
 * there. All else stays as it is, comments included; needs no connection. Throws XML_DETAIL or XML_ERROR.
 */
export async function editXML(
  xml: string,
  changes: Iterable<readonly [path: string, text: string | undefined]>,
): Promise<string> {
  new ArgumentChecks("editXML", ErrorDomain.NONE).string(xml, "xml");
  const [{ formatAny, parseAny }, { setPath }] = await Promise.all([
    import("@libvirt-ts/xml/any"),
    import("@libvirt-ts/xml/edit"),
  ]);
  return wrapping(() => {
    const { kind, model } = parseAny(xml);
    let changed = model;
    for (const [path, text] of changes) changed = setPath(kind, changed, path, text);
    return formatAny(kind, changed, { secure: true });
  });
}

function wrapping<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw wrapProblems(error);
  }
}
