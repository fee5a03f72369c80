import { command } from "../cli/command.js";
import { argument, domainArgument, notEmpty } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const domrename = command({
  name: "domrename",
  group: "domain",
  summary: msg("rename a domain"),
  description: msg(
    "Gives a domain another name; its UUID stays. A running one is renamed where the host can do it.",
  ),
  options: {
    domain: domainArgument(),
    "new-name": argument(msg("the new name"), { read: notEmpty }),
  },
  async run(context, { domain: word, "new-name": name }) {
    const domain = await findDomain(context, word);
    await context.attempt(msg("Failed to rename domain {domain} to {name}"), { domain: word, name }, (call) =>
      domain.rename(name, 0, call),
    );
    context.tell(msg("Domain {domain} renamed to {name}"), { domain: word, name });
  },
});
