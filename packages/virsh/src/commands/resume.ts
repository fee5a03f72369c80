import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const resume = command({
  name: "resume",
  group: "domain",
  summary: msg("resume a domain"),
  description: msg("Resumes a domain that was suspended."),
  options: { domain: domainArguments("active-domain") },
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word);
      await context.attempt(msg("Failed to resume domain {domain}"), { domain: word }, (call) =>
        domain.resume(call),
      );
      context.tell(msg("Domain {domain} resumed"), { domain: word });
    }),
});
