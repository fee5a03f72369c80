import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { printable } from "../output/printable.js";
import { describeDomain, ttyOf } from "../values/description.js";

export const ttyconsole = command({
  name: "ttyconsole",
  group: "domain",
  summary: msg("tty console"),
  description: msg("Prints the device of a domain's console."),
  options: { domain: domainArgument("active-domain") },
  json: "{ tty: string }",
  async run(context, { domain }) {
    const tty = ttyOf(await describeDomain(context, domain));
    if (tty === undefined) throw new Failure(msg("domain '{domain}' has no console with a tty"), { domain });
    context.report({ tty }, () => `${printable(tty)}\n`);
  },
});
