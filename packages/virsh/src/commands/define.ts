import { command } from "../cli/command.js";
import { argument, flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readTextFile } from "../values/files.js";
import { checkAgainstSchema } from "../values/schema.js";

export const define = command({
  name: "define",
  group: "domain",
  summary: msg("define (but do not start) a domain from an XML file"),
  description: msg("Defines a domain from the description in a file, or changes its definition."),
  options: {
    file: argument(msg("file with an XML domain description; - is standard input"), { complete: "file" }),
    validate: flag(msg("check the XML against the schema first")),
  },
  async run(context, args) {
    const xml = await readTextFile(context, args.file);
    if (args.validate) await checkAgainstSchema(context, xml, args.file);
    const domain = await context.attempt(
      msg("Failed to define domain from {file}"),
      { file: args.file },
      (call) => context.connection.defineXML(xml, call),
    );
    context.tell(msg("Domain {domain} defined from {file}"), { domain: domain.name(), file: args.file });
  },
});
