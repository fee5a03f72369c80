import { command } from "../cli/command.js";
import { argument, notEmpty } from "../cli/option.js";
import { msg } from "../i18n/message.js";

export const restore = command({
  name: "restore",
  group: "domain",
  summary: msg("restore a domain from a saved state in a file"),
  description: msg("Starts the domain that 'save' wrote to a file."),
  options: { file: argument(msg("the state to restore"), { complete: "file", read: notEmpty }) },
  async run(context, { file }) {
    await context.attempt(msg("Failed to restore domain from {file}"), { file }, (call) =>
      context.connection.restore(file, call),
    );
    context.tell(msg("Domain restored from {file}"), { file });
  },
});
