import { command } from "../cli/command.js";
import { argument, flag, notEmpty } from "../cli/option.js";
import { msg } from "../i18n/message.js";

export const restore = command({
  name: "restore",
  group: "domain",
  summary: msg("restore a domain from a saved state in a file"),
  description: msg("Starts the domain that 'save' wrote to a file."),
  options: {
    file: argument(msg("the state to restore"), { complete: "file", read: notEmpty }),
    verbose: flag(msg("display the progress")),
  },
  async run(context, { file, verbose }) {
    await context.attempt(msg("Failed to restore domain from {file}"), { file }, (call) =>
      context.connection.restore(file, context.showingProgress(verbose, call)),
    );
    context.tell(msg("Domain restored from {file}"), { file });
  },
});
