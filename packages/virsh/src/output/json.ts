/** The version of every shape that `--json` prints; a field is added without a new version, never changed or taken away. */
export const jsonVersion = 1;

/**
 * One JSON document on one line: `{"version":1,"command":"domstate","data":…}`. A bigint becomes a whole number with
 * all its digits, which may lie beyond what a double holds.
 */
export function formatDocument(command: string, data: unknown): string {
  return `${stringify({ version: jsonVersion, command, data })}\n`;
}

function stringify(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map((item) => stringify(item ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${stringify(field)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
