import { command } from "../cli/command.js";
import { flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { descriptionOptions, readDescription } from "../values/schema.js";

export const create = command({
  name: "create",
  group: "domain",
  summary: msg("create a domain from an XML file"),
  description: msg("Starts a domain from the description in a file; it is gone once it stops."),
  options: {
    ...descriptionOptions,
    console: flag(msg("attach to its console")),
  },
  async run(context, args) {
    const xml = await readDescription(context, args);
    const domain = await context.attempt(
      msg("Failed to create domain from {file}"),
      { file: args.file },
      (call) => context.connection.createLinux(xml, 0, call),
    );
    context.tell(msg("Domain {domain} created from {file}"), { domain: domain.name(), file: args.file });
    if (args.console) await (await import("../shell/console.js")).attachConsole(context, domain);
  },
});
