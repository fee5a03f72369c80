import { type Domain, DomainXMLFlags, ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const edit = command({
  name: "edit",
  group: "domain",
  summary: msg("edit the XML configuration of a domain"),
  description: msg(
    "Opens the description of a domain in $VISUAL or $EDITOR and defines what was made of it.",
  ),
  options: { domain: domainArgument() },
  async run(context, { domain: word }) {
    const domain = await findDomain(context, word);
    const { editText } = await import("../shell/edit.js");
    await editText(context, {
      file: "domain.xml",
      unchanged: msg("Domain {domain} XML configuration not changed."),
      changed: msg("Domain {domain} XML configuration edited."),
      raced: msg("domain '{domain}' was changed by somebody else meanwhile"),
      values: { domain: word },
      read: () => definitionOf(context, domain, word),
      define: (xml) => context.connection.defineXML(xml, context.call),
    });
  },
});

/** What the domain starts with next time; where a driver knows an active domain as it runs only, that. */
function definitionOf(context: Context, domain: Domain, word: string): Promise<string> {
  const { SECURE, INACTIVE } = DomainXMLFlags;
  return context.attempt(msg("failed to get the XML of domain '{domain}'"), { domain: word }, (call) =>
    context.app.reporter
      .quietly(() => domain.XMLDesc(SECURE | INACTIVE, call))
      .catch((error) => {
        if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.ARGUMENT_UNSUPPORTED) throw error;
        return domain.XMLDesc(SECURE, call);
      }),
  );
}
