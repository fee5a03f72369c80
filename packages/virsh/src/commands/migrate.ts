import { DomainMigrateFlags } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { argument, domainArgument, flag, notEmpty } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const migrate = command({
  name: "migrate",
  group: "domain",
  summary: msg("migrate a domain to another host"),
  description: msg(
    "Moves a running guest to another host, xen+ssh://HOST/ for instance; its definition stays here.",
  ),
  options: {
    domain: domainArgument("active-domain"),
    desturi: argument(msg("URI of the host that it moves to"), { placeholder: "uri", read: notEmpty }),
    live: flag(msg("let the guest run while its memory is copied")),
    verbose: flag(msg("display the progress")),
  },
  async run(context, { domain: word, desturi: uri, live, verbose }) {
    const domain = await findDomain(context, word);
    await context.attempt(
      msg("Failed to migrate domain {domain} to {uri}"),
      { domain: word, uri },
      (call) => {
        const flags = live ? DomainMigrateFlags.LIVE : 0;
        return domain.migrateToURI(uri, flags, undefined, 0, context.showingProgress(verbose, call));
      },
    );
    context.tell(msg("Domain {domain} migrated to {uri}"), { domain: word, uri });
  },
});
