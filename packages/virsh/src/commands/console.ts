import { command } from "../cli/command.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const console = command({
  name: "console",
  group: "domain",
  summary: msg("connect to the guest console"),
  description: msg(
    "Connects the terminal to the console of a domain; Ctrl-] or the character of --escape leaves.",
  ),
  options: { domain: domainArgument("active-domain") },
  async run(context, args) {
    const domain = await findDomain(context, args.domain);
    await (await import("../shell/console.js")).attachConsole(context, domain);
  },
});
