import type { Problem } from "./errors.js";
import type { SexprList } from "./node.js";

/** How a text is read. */
export interface ParseOptions {
  /** The deepest nesting of lists. Default 1000. */
  readonly maxDepth?: number;
  /** The longest atom, in the units of the input. Default 1 MiB. */
  readonly maxAtom?: number;
  /** The longest text, in the units of the input. Default 64 MiB; longer ones are the streaming reader's. */
  readonly maxLength?: number;
  /**
   * Read escapes as xend's own parser does, to learn what it makes of a text that is sent to it: in `\xNN` the digits
   * a to f count 0 to 5, and an unknown escape stands for the backslash alone. Default: as Python prints them.
   */
  readonly asDaemon?: boolean;
  /** Is told about an atom whose bytes are no UTF-8 and were taken as latin1; of several, about the first. */
  readonly onWarning?: (problem: Problem) => void;
  /** Is filled with the offset at which each list starts. */
  readonly positions?: WeakMap<SexprList, number>;
}

/** The default limits. */
export const defaultLimits = {
  maxDepth: 1000,
  maxAtom: 1 << 20,
  maxLength: 1 << 26,
  maxItem: 1 << 22,
} as const;
