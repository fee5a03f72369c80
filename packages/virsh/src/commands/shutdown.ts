import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const shutdown = command({
  name: "shutdown",
  group: "domain",
  summary: msg("gracefully shut down a domain"),
  description: msg("Asks the guest of a domain to shut down; it may take its time, or refuse."),
  options: { domain: domainArguments("active-domain") },
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word);
      await context.attempt(msg("Failed to shut down domain {domain}"), { domain: word }, (call) =>
        domain.shutdown(call),
      );
      context.tell(msg("Domain {domain} is being shutdown"), { domain: word });
    }),
});
