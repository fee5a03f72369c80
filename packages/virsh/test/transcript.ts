import { readFileSync } from "node:fs";

/** One line typed, and everything that virsh answers. */
export interface Case {
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
  /** Where it stands in its file. */
  readonly at: number;
}

/**
 * Reads a transcript: `$ LINE` begins a case, `| ` is a line of stdout, `! ` one of stderr, `? N` the status where it is not
 * 0, `#` a comment.
 */
export function readTranscript(file: string): Case[] {
  const cases: { line: string; stdout: string; stderr: string; status: number; at: number }[] = [];
  for (const [index, text] of readFileSync(file, "utf8").split("\n").entries()) {
    const body = text.slice(2);
    const last = cases.at(-1);
    if (text.startsWith("$ ")) cases.push({ line: body, stdout: "", stderr: "", status: 0, at: index + 1 });
    else if (text === "" || text.startsWith("#")) continue;
    else if (last === undefined) throw new Error(`${file}:${index + 1}: no case has begun`);
    else if (text.startsWith("|")) last.stdout += `${body}\n`;
    else if (text.startsWith("!")) last.stderr += `${body}\n`;
    else if (text.startsWith("?")) last.status = Number(body);
    else throw new Error(`${file}:${index + 1}: not a line of a transcript: ${text}`);
  }
  return cases;
}

/** Prints a case as `readTranscript` reads it. */
export function formatCase({ line, stdout, stderr, status }: Omit<Case, "at">): string {
  const marked = (mark: string, text: string): string =>
    text
      .replace(/\n$/, "")
      .split("\n")
      .map((part) => `${mark} ${part}`.trimEnd())
      .join("\n");
  return [
    `$ ${line}`,
    ...(stdout === "" ? [] : [marked("|", stdout)]),
    ...(stderr === "" ? [] : [marked("!", stderr)]),
    ...(status === 0 ? [] : [`? ${status}`]),
    "",
  ].join("\n");
}

/** Replaces what differs from run to run: times, the host's name, the folder of the fixtures. */
export function steady(text: string, replacements: Readonly<Record<string, string>>): string {
  let steadied = text
    .replace(/^(CPU time: +)\d+\.\d+s$/gm, "$1#s")
    .replace(/"cpuTimeNs":\d+/g, '"cpuTimeNs":#');
  for (const [found, name] of Object.entries(replacements)) steadied = steadied.replaceAll(found, name);
  return steadied
    .replace(/\(Time: [\d.]+ ms\)/g, "(Time: # ms)")
    .replace(/"time":"[^"]+"/g, '"time":"#"')
    .replace(/\.[0-9a-f]{12}'/g, ".#'");
}
