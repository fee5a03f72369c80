import type { Report } from "./report.js";

/** A part of a setting; `value` is undefined without `=`. */
export interface SpecPart {
  readonly key: string;
  readonly value: string | undefined;
}

/** The parts of a text between separators, as `split` gives them; for a few short ones that takes several times as long. */
export function cut(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let end = text.indexOf(separator); end !== -1; end = text.indexOf(separator, start)) {
    parts.push(text.slice(start, end));
    start = end + separator.length;
  }
  parts.push(text.slice(start));
  return parts;
}

/** Cuts `key=value,key=value` into its parts; blanks around keys and values mean nothing. */
export function splitSpec(text: string): SpecPart[] {
  const parts: SpecPart[] = [];
  for (const part of cut(text, ",")) {
    const equals = part.indexOf("=");
    if (equals === -1) parts.push({ key: part.trim(), value: undefined });
    else parts.push({ key: part.slice(0, equals).trim(), value: part.slice(equals + 1).trim() });
  }
  return parts;
}

/**
 * The value of a part as it may be written: one that contains a comma, or blanks at its ends, would be read as
 * something else and is an error. The message never quotes it, since it may be a password.
 */
export function specValue(value: string, report: Report, path: string): string {
  if (value.includes(",")) {
    report.error("dialect.comma", "may not contain a comma, which separates the parts of this setting", path);
  } else if (value.trim() !== value) {
    report.error("dialect.blank", "may not begin or end with a blank, which this setting ignores", path);
  }
  return value;
}
