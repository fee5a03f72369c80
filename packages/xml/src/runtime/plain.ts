import { type PlainHandler, readPlain } from "../read/plain.js";
import { Report } from "../read/report.js";
import { Source } from "../read/source.js";
import { Assembler, isPrefixed } from "./assembler.js";
import type { RootShape } from "./builder.js";
import type { ModelObject } from "./frame.js";
import type { XmlLimits } from "./limits.js";
import type { ShapeTable } from "./shape.js";
import { own } from "./values.js";

/** Thrown out of the reading of a document that is larger than allowed: the whole parser says where. */
class TooLarge extends Error {}

/**
 * Reads a whole document if it is plainly well-formed and within the limits; undefined: the whole parser has to. The
 * report then is as that parser's would be.
 */
export function readPlainDocument(
  table: ShapeTable,
  rootShape: RootShape,
  text: string,
  limits: Required<XmlLimits>,
): { readonly model: ModelObject | undefined; readonly report: Report } | undefined {
  const report = new Report();
  const source = new Source(report);
  source.text = text;
  const refuse = (): never => {
    throw new TooLarge();
  };
  const assembler = new Assembler(table, rootShape, report, source, limits, refuse);
  const handler: PlainHandler = {
    openTag(name, attributes, offset) {
      let hasPrefixes = false;
      for (let i = 0; i < attributes.length; i += 2) {
        const attribute = attributes[i]!;
        assembler.meter.attribute(attribute, attributes[i + 1]!, i / 2 + 1);
        hasPrefixes ||= isPrefixed(attribute);
      }
      assembler.openTag(name, attributes, hasPrefixes, offset);
    },
    closeTag: () => assembler.closeTag(),
    text: (run) => assembler.text(run),
    comment(comment) {
      if (comment.length > limits.section) refuse();
      assembler.node(comment, { comment: own(comment) });
    },
  };
  try {
    if (report.guard(() => readPlain(text, handler)) === false) return undefined;
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
  return { model: assembler.model, report };
}
