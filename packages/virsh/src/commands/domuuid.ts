import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const domuuid = command({
  name: "domuuid",
  group: "domain",
  summary: msg("convert a domain name or id to a domain UUID"),
  options: { domain: domainArguments() },
  json: "{ uuid: string }",
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word, { id: true, name: true });
      context.report({ uuid: domain.UUIDString() }, () => `${domain.UUIDString()}\n`);
    }),
});
