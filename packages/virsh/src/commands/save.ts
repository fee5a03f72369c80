import { command } from "../cli/command.js";
import { argument, domainArgument, flag, notEmpty } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const save = command({
  name: "save",
  group: "domain",
  summary: msg("save a domain state to a file"),
  description: msg("Saves a running domain to a file and stops it; 'restore' brings it back."),
  options: {
    domain: domainArgument("active-domain"),
    file: argument(msg("where to save the data"), { complete: "file", read: notEmpty }),
    verbose: flag(msg("display the progress")),
  },
  async run(context, { domain: word, file, verbose }) {
    const domain = await findDomain(context, word);
    await context.attempt(msg("Failed to save domain {domain} to {file}"), { domain: word, file }, (call) =>
      domain.save(file, context.showingProgress(verbose, call)),
    );
    context.tell(msg("Domain {domain} saved to {file}"), { domain: word, file });
  },
});
