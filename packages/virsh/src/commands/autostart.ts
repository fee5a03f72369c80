import { command } from "../cli/command.js";
import { domainArguments, flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const autostart = command({
  name: "autostart",
  group: "domain",
  summary: msg("autostart a domain"),
  description: msg("Lets a domain start with the host."),
  options: { domain: domainArguments(), disable: flag(msg("disable autostarting")) },
  run: (context, { domain: words, disable }) =>
    context.each(words, async (word) => {
      const domain = await findDomain(context, word);
      await context.attempt(
        msg("Failed to change the autostart of domain {domain}"),
        { domain: word },
        (call) => domain.setAutostart(!disable, call),
      );
      context.tell(
        disable
          ? msg("Domain {domain} unmarked as autostarted")
          : msg("Domain {domain} marked as autostarted"),
        {
          domain: word,
        },
      );
    }),
});
