import { DomainCoreDumpFlags } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { argument, domainArgument, flag, notEmpty } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";

export const dump = command({
  name: "dump",
  group: "domain",
  summary: msg("dump the core of a domain to a file for analysis"),
  description: msg(
    "Writes the memory of a domain to a file; the domain goes on, unless it is told to crash.",
  ),
  options: {
    domain: domainArgument("active-domain"),
    file: argument(msg("where to dump the core"), { complete: "file", read: notEmpty }),
    crash: flag(msg("crash the domain after the core dump")),
    verbose: flag(msg("display the progress")),
  },
  async run(context, { domain: word, file, crash, verbose }) {
    const domain = await findDomain(context, word);
    await context.attempt(
      msg("Failed to core dump domain {domain} to {file}"),
      { domain: word, file },
      (call) =>
        domain.coreDump(file, crash ? DomainCoreDumpFlags.CRASH : 0, context.showingProgress(verbose, call)),
    );
    // The reference's word, misspelt as scripts know it.
    context.tell(msg("Domain {domain} dumpd to {file}"), { domain: word, file });
  },
});
