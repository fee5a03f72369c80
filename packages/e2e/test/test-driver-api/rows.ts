import { readFileSync } from "node:fs";

/** What the sheet says of one method of python-libvirt on `test:///default` (C's test driver of libvirt 12.8.0). */
export interface Row {
  /** `virConnect.getInfo` */
  readonly name: string;
  readonly result: "supported" | "error" | "NO_SUPPORT" | "not tried";
  /** The error's code. */
  readonly code: number | undefined;
  /** What was returned, where it is plain and the sheet has all of it. */
  readonly value: unknown;
  readonly isPlain: boolean;
}

export const rows: readonly Row[] = readFileSync(
  new URL("../../fixtures/test-driver-api.tsv", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [type, method, result, code, , text] = line.split("\t") as [
      string,
      string,
      Row["result"],
      ...string[],
    ];
    const value = result === "supported" ? plain(text ?? "") : undefined;
    return {
      name: `${type}.${method}`,
      result,
      code: code === "" || code === undefined ? undefined : Number(code),
      value,
      isPlain: value !== undefined,
    };
  });

/** A value as Python prints it; undefined for what is an object, bytes, or cut off. */
function plain(text: string): unknown {
  if (/^b'|^<|object at/.test(text)) return undefined;
  const json = text
    .replaceAll("(", "[")
    .replaceAll(")", "]")
    .replaceAll(/,\s*\]/g, "]")
    .replaceAll(/\bTrue\b/g, "true")
    .replaceAll(/\bFalse\b/g, "false")
    .replaceAll(/\bNone\b/g, "null")
    .replaceAll(/'([^']*)'/g, '"$1"')
    .replaceAll(/([{,]\s*)(\d+):/g, '$1"$2":');
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
