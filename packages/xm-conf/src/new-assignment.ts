import { formatValue } from "./format.js";
import type { ConfAssignment } from "./statement.js";
import type { ConfValue } from "./value.js";

/** A line of our own, in the reference's style. `before` ends the line that it follows, if that has no end yet. */
export function newAssignment(name: string, value: ConfValue, eol = "\n", before = ""): ConfAssignment {
  const raw = formatValue(value);
  const valueStart = before.length + name.length + 3;
  return {
    kind: "assignment",
    name,
    operator: "=",
    value,
    comment: undefined,
    line: 0,
    text: `${before}${name} = ${raw}${eol}`,
    valueStart,
    valueEnd: valueStart + raw.length,
  };
}
