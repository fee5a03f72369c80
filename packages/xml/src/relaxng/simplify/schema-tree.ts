import { defaultMarkupLimits } from "../../long-markup.js";
import { XML_NAMESPACE } from "../../namespaces.js";
import { SchemaError } from "../errors.js";
import { nameKey } from "../xml/name.js";
import type { Namespaces } from "../xml/namespaces.js";
import { LineIndex } from "../xml/position.js";
import { readXml, XmlFault } from "../xml/reader.js";
import { resolveUrl } from "./url.js";

export const RELAXNG_NAMESPACE = "http://relaxng.org/ns/structure/1.0";

const RELAXNG_PREFIX = nameKey(RELAXNG_NAMESPACE, "");
const XML_BASE = nameKey(XML_NAMESPACE, "base");
/** A document of a schema that is longer has been made to be. */
const MAX_SCHEMA_SIZE = 64 * 1024 * 1024;
/** Shared by all elements without attributes; nobody writes to it. */
const NO_ATTRIBUTES = new Map<string, string>();

/** Where something stands in a schema; the line is counted only when a problem is reported. */
export interface Place {
  readonly document: SchemaDocument;
  readonly offset: number;
}

/** An element of the RELAX NG namespace; annotations (section 4.1) are gone, inheritance of datatypeLibrary (4.3) is done. */
export interface SchemaElement extends Place {
  /** The local name; an element that has no place in a schema keeps its `{uri}local` key. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SchemaElement[];
  readonly text: string;
  readonly namespaces: Namespaces;
  readonly datatypeLibrary: string;
  /** Base of relative references (section 4.5). */
  readonly base: string;
}

export interface SchemaDocument {
  readonly url: string;
  readonly root: SchemaElement;
  readonly lines: LineIndex;
  /** Its elements that name other documents. */
  readonly references: readonly SchemaElement[];
}

/** A place for a problem; a schema given as text has no URL. */
export function whereIs(
  place: Pick<Place, "offset"> & { readonly document: Pick<SchemaDocument, "url" | "lines"> },
): { url?: string; line: number; column: number } {
  const { url, lines } = place.document;
  return { ...(url !== "" && { url }), ...lines.positionOf(place.offset) };
}

type Growing = {
  -readonly [K in keyof SchemaElement]: SchemaElement[K] extends ReadonlyMap<string, string>
    ? Map<string, string>
    : SchemaElement[K] extends readonly SchemaElement[]
      ? Growing[]
      : SchemaElement[K];
};

/** Reads one document of a schema into its tree. Throws {@link SchemaError} when it is not XML. */
export function parseSchemaDocument(text: string, url: string, maxDepth: number): SchemaDocument {
  const lines = new LineIndex(text);
  const references: SchemaElement[] = [];
  const document: Omit<SchemaDocument, "root"> & { root?: SchemaElement } = { url, lines, references };
  const open: Growing[] = [];
  let foreignDepth = 0;
  let root: Growing | undefined;

  try {
    readXml(
      text,
      {
        startElement(key, namespaces, offset) {
          const isOurs = key.startsWith(RELAXNG_PREFIX);
          if (foreignDepth > 0 || (!isOurs && open.length > 0)) {
            foreignDepth++;
            // An annotation inside a value, a parameter or a name is not one: those hold text only.
            const parent = open.at(-1)!;
            if (foreignDepth === 1 && isTextual(parent))
              parent.children.push(placeholder(key, parent, offset));
            return;
          }
          const parent = open.at(-1);
          const element: Growing = {
            name: isOurs ? key.slice(RELAXNG_PREFIX.length) : key,
            attributes: NO_ATTRIBUTES,
            children: [],
            text: "",
            namespaces,
            datatypeLibrary: parent?.datatypeLibrary ?? "",
            base: parent?.base ?? url,
            document: document as SchemaDocument,
            offset,
          };
          parent?.children.push(element);
          if (element.name === "include" || element.name === "externalRef") references.push(element);
          root ??= element;
          open.push(element);
        },
        attribute(key, value) {
          if (foreignDepth > 0) return;
          const element = open.at(-1)!;
          if (!key.startsWith("{") || key.startsWith(RELAXNG_PREFIX)) {
            if (element.attributes === NO_ATTRIBUTES) element.attributes = new Map();
            element.attributes.set(key, value);
          } else if (key === XML_BASE) element.base = resolveUrl(value, element.base);
        },
        startTagDone() {
          if (foreignDepth > 0) return;
          const element = open.at(-1)!;
          element.datatypeLibrary = element.attributes.get("datatypeLibrary") ?? element.datatypeLibrary;
        },
        text(run) {
          if (foreignDepth === 0) open.at(-1)!.text += run;
        },
        endElement() {
          if (foreignDepth > 0) foreignDepth--;
          else open.pop();
        },
      },
      { ...defaultMarkupLimits, maxDepth, allowDoctype: true, size: MAX_SCHEMA_SIZE },
    );
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const { id, message, offset } = error;
    throw new SchemaError([{ id, message, ...whereIs({ document, offset }) }]);
  }
  document.root = root as SchemaElement;
  return document as SchemaDocument;
}

function isTextual(element: { readonly name: string }): boolean {
  return element.name === "value" || element.name === "param" || element.name === "name";
}

function placeholder(name: string, parent: Growing, offset: number): Growing {
  return { ...parent, name, attributes: new Map(), children: [], text: "", offset };
}
