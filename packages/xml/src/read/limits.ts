import { defaultMarkupLimits, type MarkupLimits } from "../long-markup.js";

/** How large a document may be; what is beyond is refused before it costs memory or time. */
export interface XmlLimits extends MarkupLimits {
  /** Length of a document, in bytes or UTF-16 units as it was given. Default: 16 Mi. */
  readonly size?: number;
  /** Levels of elements. Default: 100; more than 1,000 are never read. */
  readonly depth?: number;
  /** Elements of a document. Default: 250,000. */
  readonly elements?: number;
  /** Attributes of one element. Default: 256. */
  readonly attributes?: number;
  /** Length of one attribute's value, in UTF-16 units. Default: 65,536. */
  readonly attributeLength?: number;
}

/** The limits that hold where the caller gives none. */
export const defaultLimits: Required<XmlLimits> = {
  ...defaultMarkupLimits,
  size: 16 * 1024 * 1024,
  depth: 100,
  elements: 250_000,
  attributes: 256,
  attributeLength: 65_536,
};
