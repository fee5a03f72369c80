import { readFileSync } from "node:fs";

/** Lines of C virsh that are sentences, not data. */
const sentences = readFileSync(new URL("sentences.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("# "))
  .map((line) => new RegExp(`^${line}$`));

const greeting = [
  "Welcome to virsh, the virtualization interactive terminal.",
  "Type:  'help' for help with commands",
  "       'quit' to quit",
];

/** The data of what was printed: no prompts with what was typed, no greeting, no sentences, no empty lines. */
export function dataOf(stdout: string): string[] {
  return stdout
    .split("\n")
    .map((line) => line.replace(/virsh [#>](?: .*)?$/, ""))
    .filter((line) => line !== "" && !greeting.includes(line))
    .filter((line) => !sentences.some((sentence) => sentence.test(line)));
}

/** A text as a pattern of nothing but itself. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
const madeUp: Readonly<Record<string, string>> = {
  "<UUID>": "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
  "<RANDOM>": "\\w+",
  "<MAC>": "[0-9a-f]{2}(?::[0-9a-f]{2}){5}",
};

/** Whether a line of ours is what a line of theirs says, in which what is made up anew each time has a name. */
export function sameLine(theirs: string, ours: string): boolean {
  if (theirs === ours) return true;
  if (!theirs.includes("<")) return false;
  const pattern = theirs
    .split(/(<UUID>|<RANDOM>|<MAC>)/)
    .map((part) => madeUp[part] ?? escaped(part))
    .join("");
  return new RegExp(`^${pattern}$`).test(ours);
}

/** Whether two pieces of data are the same. */
export const sameData = (theirs: readonly string[], ours: readonly string[]): boolean =>
  theirs.length === ours.length && theirs.every((line, index) => sameLine(line, ours[index]!));
