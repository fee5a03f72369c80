import { command } from "../cli/command.js";
import { argument, domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { readSize } from "../values/size.js";

export const setmaxmem = command({
  name: "setmaxmem",
  group: "domain",
  summary: msg("change maximum memory limit"),
  description: msg("Changes how much memory a domain may have."),
  options: {
    domain: domainArgument(),
    bytes: argument(msg("amount of memory in KiB, or with a unit: 512M, 2GiB"), {
      placeholder: "size",
      aliases: ["size", "kib", "kilobytes"],
      read: readSize,
    }),
  },
  async run(context, { domain: word, bytes: kib }) {
    const domain = await findDomain(context, word);
    await context.attempt(
      msg("Failed to set the maximum memory of domain {domain}"),
      { domain: word },
      (call) => domain.setMaxMemory(kib, call),
    );
  },
});
