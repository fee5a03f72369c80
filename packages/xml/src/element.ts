import type { XmlElement as KeptElement } from "./runtime/kept.js";
import { parseWith, type ReadOptions } from "./runtime/parse.js";
import { ShapeTable } from "./runtime/shape.js";

/** An element as plain data. */
export interface XmlElement {
  /** Name as written, prefix included (`qemu:arg`). */
  readonly name: string;
  /** Attributes in source order; absent when there are none. */
  readonly attributes?: readonly XmlAttribute[];
  /**
   * Elements and texts in source order; absent when there are none. Between elements, texts of blanks only are layout
   * and not kept; comments and processing instructions are not kept either.
   */
  readonly children?: readonly (XmlElement | string)[];
}

/** An attribute as plain data. */
export interface XmlAttribute {
  /** Name as written, prefix included (`xmlns:qemu`). */
  readonly name: string;
  /** Value, decoded and not trimmed. */
  readonly value: string;
}

/**
 * Reads any document as its elements, attributes and texts, under the same rules and limits as every other one: a string, or
 * bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseElement(
  input: string | Uint8Array,
  options: Pick<ReadOptions, "limits"> = {},
): XmlElement {
  return plain(parseKeptElement(input, options));
}

const untyped = /* @__PURE__ */ new ShapeTable({ shapes: "" });

/** As {@link parseElement}, with comments and processing instructions. */
export function parseKeptElement(input: string | Uint8Array, options: ReadOptions): KeptElement {
  return parseWith<KeptElement>(untyped, () => "raw", input, options).value;
}

/** The same element without comments and processing instructions. */
function plain({ name, attributes, children = [] }: KeptElement): XmlElement {
  const kept: (XmlElement | string)[] = [];
  for (const child of children) {
    const last = kept.length - 1;
    if (typeof child === "string") {
      if (typeof kept[last] === "string") kept[last] += child;
      else kept.push(child);
    } else if ("name" in child) kept.push(plain(child));
  }
  return { name, ...(attributes && { attributes }), ...(kept.length > 0 && { children: kept }) };
}
