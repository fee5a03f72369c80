import { command } from "../cli/command.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { affectedFlags, checkAffected } from "../values/affected.js";
import { findDomain } from "../values/domain.js";
import { sizeArgument } from "../values/size.js";

export const setmaxmem = command({
  name: "setmaxmem",
  group: "domain",
  summary: msg("change maximum memory limit"),
  description: msg("Changes how much memory a domain may have."),
  options: {
    domain: domainArgument(),
    bytes: sizeArgument(),
    ...affectedFlags,
  },
  async run(context, { domain: word, bytes: kib, ...affected }) {
    const domain = await findDomain(context, word);
    checkAffected(domain, affected);
    await context.attempt(
      msg("Failed to set the maximum memory of domain {domain}"),
      { domain: word },
      (call) => domain.setMaxMemory(kib, call),
    );
  },
});
