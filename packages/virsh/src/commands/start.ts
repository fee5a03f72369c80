import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { flag, manyArguments, notEmpty } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const start = command({
  name: "start",
  group: "domain",
  summary: msg("start a (previously defined) inactive domain"),
  description: msg("Starts a domain that is defined and not active."),
  options: {
    name: manyArguments(msg("name of the inactive domain; may be repeated"), {
      complete: "inactive-domain",
      read: notEmpty,
      aliases: ["domain"],
    }),
    console: flag(msg("attach to its console")),
  },
  run: (context, args) =>
    context.each(args.name, async (word) => {
      const domain = await findDomain(context, word, { name: true });
      if (domain.ID() !== -1) throw new Failure(msg("Domain {domain} is already active"), { domain: word });
      await context.attempt(msg("Failed to start domain {domain}"), { domain: word }, (call) =>
        domain.create(call),
      );
      context.tell(msg("Domain {domain} started"), { domain: word });
      if (args.console) await (await import("../shell/console.js")).attachConsole(context, domain);
    }),
});
