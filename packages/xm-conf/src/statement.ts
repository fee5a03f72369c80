import type { ConfValue } from "./value.js";

/** `name = value`, or `name += value`, which adds to a string or a list. */
export interface ConfAssignment {
  readonly kind: "assignment";
  readonly name: string;
  readonly operator: "=" | "+=";
  readonly value: ConfValue;
  /** What follows `#` on its last line, blanks included; undefined without `#`. */
  readonly comment: string | undefined;
  /** The line it begins on in the text that was read, from 1; 0 for one that was made since. */
  readonly line: number;
  /** Its own text, from the end of the statement before it to the end of its line, or to the `;` that ends it. */
  readonly text: string;
  /** Where the value begins in `text`. */
  readonly valueStart: number;
  /** Where the value ends in `text`. */
  readonly valueEnd: number;
}

/** A line that is only a comment. */
export interface ConfComment {
  readonly kind: "comment";
  /** What follows `#`, blanks included. */
  readonly comment: string;
  readonly line: number;
  readonly text: string;
}

/** A line of blanks. */
export interface ConfBlank {
  readonly kind: "blank";
  readonly line: number;
  readonly text: string;
}

/** A piece of a file; the texts of all of them, one after the other, are the file. */
export type ConfStatement = ConfAssignment | ConfComment | ConfBlank;
