import type { App } from "../cli/app.js";
import { completeCommand } from "../cli/complete.js";
import { quoteWord, splitLine, type Word } from "../cli/words.js";
import { fileNames } from "./file-names.js";

/** What readline wants to know: candidates for the text before the cursor, and the part of it that they replace. */
export type Completed = [candidates: string[], typed: string];

/** Completes a line of the shell: the last command's last word, quoted again where it has to be. */
export async function completeLine(app: App, line: string, signal: AbortSignal): Promise<Completed> {
  const { words, start } = lastCommand(line);
  const typed = line.slice(start);
  const { candidates, files, options } = await completeCommand(app, words, undefined, signal);
  const found = files === undefined ? candidates : await fileNames(words.at(-1) ?? "", files);
  const quoted = options
    ? [...found]
    : found.map((text) => (text.startsWith("--") && !typed.startsWith("--") ? `'${text}'` : quoteWord(text)));
  if (quoted.length !== 1 || found[0]!.endsWith("/") || found[0]!.endsWith("=")) return [quoted, typed];
  return [[`${quoted[0]!} `], typed];
}

/** The words of the command at the end of a line, the last one perhaps empty, and where that one begins. */
function lastCommand(line: string): { readonly words: string[]; readonly start: number } {
  const { commands, open } = splitLine(line);
  if (open !== undefined) {
    const closed = splitLine(open.quote === "\\" ? line.slice(0, -1) : line + open.quote);
    const words = closed.commands.at(-1) ?? [];
    const last = words.at(-1);
    return { words: words.map(({ text }) => text), start: last?.start ?? line.length };
  }
  const words: readonly Word[] = commands.at(-1) ?? [];
  const last = words.at(-1);
  if (last !== undefined && last.end === line.length)
    return { words: words.map(({ text }) => text), start: last.start };
  const ended = last === undefined || /[;\n]/.test(line.slice(last.end));
  return { words: ended ? [""] : [...words.map(({ text }) => text), ""], start: line.length };
}
