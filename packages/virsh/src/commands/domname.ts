import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { printable } from "../output/printable.js";
import { findDomain } from "../values/domain.js";

export const domname = command({
  name: "domname",
  group: "domain",
  summary: msg("convert a domain id or UUID to a domain name"),
  options: { domain: domainArguments() },
  json: "{ name: string }",
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word, { id: true, uuid: true });
      context.report({ name: domain.name() }, () => `${printable(domain.name())}\n`);
    }),
});
