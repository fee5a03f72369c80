import { DomainXMLFlags } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { domainArgument, flag, inactiveFlag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const dumpxml = command({
  name: "dumpxml",
  group: "domain",
  summary: msg("domain information in XML"),
  description: msg("Prints the description of a domain as an XML dump."),
  options: {
    domain: domainArgument(),
    inactive: inactiveFlag(),
    "security-info": flag(msg("include passwords; needs a read-write connection")),
  },
  json: "{ xml: string }",
  async run(context, args) {
    const domain = await findDomain(context, args.domain);
    const flags =
      (args["security-info"] ? DomainXMLFlags.SECURE : 0) | (args.inactive ? DomainXMLFlags.INACTIVE : 0);
    const xml = await context.attempt(
      msg("failed to get the XML of domain '{domain}'"),
      { domain: args.domain },
      (call) => domain.XMLDesc(flags, call),
    );
    context.report({ xml }, () => xml);
  },
});
