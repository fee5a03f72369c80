import { command } from "../cli/command.js";
import { anyArguments, flag, value } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { exclusive } from "./kit/args.js";

export const echo = command({
  name: "echo",
  group: "virsh",
  summary: msg("print the arguments"),
  options: {
    shell: flag(msg("quote them for a shell")),
    xml: flag(msg("escape them for XML")),
    split: flag(msg("split them at commas, each part on a line of its own; ,, is a comma")),
    err: flag(msg("print them to standard error")),
    prefix: value(msg("a text to print before them")),
    hi: flag(msg("print hello before them")),
    string: anyArguments(msg("arguments to print"), { aliases: ["arg", "str"] }),
  },
  connects: false,
  run(context, args) {
    const { shell, xml, split, err, prefix, hi } = args;
    const string = hi ? ["hello", ...args.string] : args.string;
    exclusive(args, "shell", "split");
    exclusive(args, "xml", "split");
    const words = string
      .map((word) => (xml ? escapeXml(word) : word))
      .map((word) => (shell ? quoteForShell(word) : word));
    if (err) {
      context.app.reporter.error([...(prefix === undefined ? [] : [prefix]), ...words].join(" "));
      return;
    }
    const lines = split ? splitAtCommas(words.join(" ")) : [words.join(" ")];
    const text = (prefix === undefined ? "" : `${prefix} `) + lines.join("\n");
    context.print(`${text}\n`);
  },
});

/** The parts between commas; two commas are one that is meant. */
function splitAtCommas(text: string): string[] {
  const parts = [""];
  for (const piece of text.match(/,,|,|[^,]+/g) ?? []) {
    if (piece === ",") parts.push("");
    else parts[parts.length - 1] += piece === ",," ? "," : piece;
  }
  return parts;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

const escapeXml = (word: string): string => word.replace(/[&<>"']/g, (char) => entities[char]!);

const quoteForShell = (word: string): string =>
  /^[\w%+,./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
