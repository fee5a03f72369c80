import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const destroy = command({
  name: "destroy",
  group: "domain",
  summary: msg("destroy a domain"),
  description: msg("Stops a domain at once, like pulling its plug. A defined domain stays defined."),
  options: { domain: domainArguments("active-domain") },
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word);
      await context.attempt(msg("Failed to destroy domain {domain}"), { domain: word }, (call) =>
        domain.destroy(call),
      );
      context.tell(msg("Domain {domain} destroyed"), { domain: word });
    }),
});
