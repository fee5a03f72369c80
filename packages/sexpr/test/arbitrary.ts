import fc from "fast-check";
import type { Sexpr } from "../src/index.js";

/** Any text that is Unicode, with a taste for what the grammar treats in a special way. */
export const atom: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc
    .array(
      fc.constantFrom("'", '"', "\\", "(", ")", " ", "\n", "\t", "#", "\0", "x41", "101", "w!", "é", "\x7f"),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("")),
  fc.constantFrom("", "name", "128", "xvda:disk"),
);

/** Any value. */
export const sexpr: fc.Arbitrary<Sexpr> = fc.letrec<{ value: Sexpr }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atom,
    fc.array(tie("value"), { maxLength: 6 }),
  ),
})).value;
