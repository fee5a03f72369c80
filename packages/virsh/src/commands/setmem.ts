import { command } from "../cli/command.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { affectedFlags, checkAffected } from "../values/affected.js";
import { findDomain } from "../values/domain.js";
import { sizeArgument } from "../values/size.js";

export const setmem = command({
  name: "setmem",
  group: "domain",
  summary: msg("change memory allocation"),
  description: msg("Changes how much memory a domain has now."),
  options: {
    domain: domainArgument(),
    bytes: sizeArgument(),
    ...affectedFlags,
  },
  async run(context, { domain: word, bytes: kib, ...affected }) {
    const domain = await findDomain(context, word);
    checkAffected(domain, affected);
    await context.attempt(msg("Failed to set the memory of domain {domain}"), { domain: word }, (call) =>
      domain.setMemory(kib, call),
    );
  },
});
