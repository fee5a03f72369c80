import type { CommandLine } from "./command-line.js";

/** A command line as a POSIX shell takes it: a line for each option, every word quoted that needs it. */
export function formatCommandLine({ program, args, env }: CommandLine): string {
  const words: string[][] = [
    ...Object.entries(env).map(([name, value]) => [`${name}=${quote(value)}`]),
    [quote(program)],
  ];
  for (const [at, word] of args.entries()) {
    const isFlag = /^-[A-Za-z]/.test(word) && (at === 0 || args[at - 1] !== "-append");
    if (isFlag) words.push([word]);
    else words.at(-1)?.push(quote(word));
  }
  return `${words.map((line) => line.join(" ")).join(" \\\n")}\n`;
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
