import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const suspend = command({
  name: "suspend",
  group: "domain",
  summary: msg("suspend a domain"),
  description: msg("Suspends a running domain; it keeps its memory."),
  options: { domain: domainArguments("active-domain") },
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word);
      await context.attempt(msg("Failed to suspend domain {domain}"), { domain: word }, (call) =>
        domain.suspend(call),
      );
      context.tell(msg("Domain {domain} suspended"), { domain: word });
    }),
});
