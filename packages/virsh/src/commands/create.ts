import { command } from "../cli/command.js";
import { argument, flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readTextFile } from "../values/files.js";
import { checkAgainstSchema } from "../values/schema.js";

export const create = command({
  name: "create",
  group: "domain",
  summary: msg("create a domain from an XML file"),
  description: msg("Starts a domain from the description in a file; it is gone once it stops."),
  options: {
    file: argument(msg("file with an XML domain description; - is standard input"), { complete: "file" }),
    validate: flag(msg("check the XML against the schema first")),
    console: flag(msg("attach to its console")),
  },
  async run(context, args) {
    const xml = await readTextFile(context, args.file);
    if (args.validate) await checkAgainstSchema(context, xml, args.file);
    const domain = await context.attempt(
      msg("Failed to create domain from {file}"),
      { file: args.file },
      (call) => context.connection.createLinux(xml, 0, call),
    );
    context.tell(msg("Domain {domain} created from {file}"), { domain: domain.name(), file: args.file });
    if (args.console) await (await import("../shell/console.js")).attachConsole(context, domain);
  },
});
