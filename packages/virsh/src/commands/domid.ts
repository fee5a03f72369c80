import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const domid = command({
  name: "domid",
  group: "domain",
  summary: msg("convert a domain name or UUID to a domain id"),
  options: { domain: domainArguments() },
  json: "{ id: number | null }",
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word, { uuid: true, name: true });
      context.report(
        { id: domain.ID() === -1 ? null : domain.ID() },
        () => `${domain.ID() === -1 ? "-" : domain.ID()}\n`,
      );
    }),
});
