import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const undefine = command({
  name: "undefine",
  group: "domain",
  summary: msg("undefine an inactive domain"),
  description: msg("Removes the definition of an inactive domain."),
  options: { domain: domainArguments("inactive-domain") },
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word);
      await context.attempt(msg("Failed to undefine domain {domain}"), { domain: word }, (call) =>
        domain.undefine(call),
      );
      context.tell(msg("Domain {domain} has been undefined"), { domain: word });
    }),
});
