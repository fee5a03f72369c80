import { command } from "../cli/command.js";
import { argument, domainArgument, wholeNumber } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { affectedFlags, checkAffected } from "../values/affected.js";
import { findDomain } from "../values/domain.js";

export const setvcpus = command({
  name: "setvcpus",
  group: "domain",
  summary: msg("change number of virtual CPUs"),
  description: msg("Changes how many virtual CPUs a domain has."),
  options: {
    domain: domainArgument(),
    count: argument(msg("number of virtual CPUs"), { placeholder: "number", read: wholeNumber(1, 32_000) }),
    ...affectedFlags,
  },
  async run(context, { domain: word, count, ...affected }) {
    const domain = await findDomain(context, word);
    checkAffected(domain, affected);
    await context.attempt(
      msg("Failed to set the number of virtual CPUs of domain {domain}"),
      { domain: word },
      (call) => domain.setVcpus(count, call),
    );
  },
});
