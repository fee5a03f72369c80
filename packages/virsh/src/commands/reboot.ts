import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const reboot = command({
  name: "reboot",
  group: "domain",
  summary: msg("reboot a domain"),
  description: msg("Asks the guest of a domain to reboot."),
  options: { domain: domainArguments("active-domain") },
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word);
      await context.attempt(msg("Failed to reboot domain {domain}"), { domain: word }, (call) =>
        domain.reboot(0, call),
      );
      context.tell(msg("Domain {domain} is being rebooted"), { domain: word });
    }),
});
