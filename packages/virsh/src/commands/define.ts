import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";
import { descriptionOptions, readDescription } from "../values/schema.js";

export const define = command({
  name: "define",
  group: "domain",
  summary: msg("define (but do not start) a domain from an XML file"),
  description: msg("Defines a domain from the description in a file, or changes its definition."),
  options: descriptionOptions,
  async run(context, args) {
    const xml = await readDescription(context, args);
    const domain = await context.attempt(
      msg("Failed to define domain from {file}"),
      { file: args.file },
      (call) => context.connection.defineXML(xml, call),
    );
    context.tell(msg("Domain {domain} defined from {file}"), { domain: domain.name(), file: args.file });
  },
});
