import type { Report } from "./report.js";

/** Cuts `key=value,key=value` into its parts; blanks in front of a part mean nothing. */
export function splitSpec(text: string): { readonly key: string; readonly value: string | undefined }[] {
  return text.split(",").map((part) => {
    const equals = part.indexOf("=");
    if (equals === -1) return { key: part.trim(), value: undefined };
    return { key: part.slice(0, equals).trim(), value: part.slice(equals + 1) };
  });
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
