import { command } from "../cli/command.js";
import { anyArguments, flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";

export const echo = command({
  name: "echo",
  group: "virsh",
  summary: msg("print the arguments"),
  options: {
    shell: flag(msg("quote them for a shell")),
    xml: flag(msg("escape them for XML")),
    err: flag(msg("print them to standard error")),
    arg: anyArguments(msg("arguments to print")),
  },
  connects: false,
  run(context, { shell, xml, err, arg }) {
    const text = arg
      .map((word) => (xml ? escapeXml(word) : word))
      .map((word) => (shell ? quoteForShell(word) : word))
      .join(" ");
    if (!err) {
      context.print(`${text}\n`);
    } else {
      context.app.out.flush();
      context.app.host.stderr.write(`${text}\n`);
    }
  },
});

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
