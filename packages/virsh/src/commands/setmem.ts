import { command } from "../cli/command.js";
import { argument, domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { readSize } from "../values/size.js";

export const setmem = command({
  name: "setmem",
  group: "domain",
  summary: msg("change memory allocation"),
  description: msg("Changes how much memory a domain has now."),
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
    await context.attempt(msg("Failed to set the memory of domain {domain}"), { domain: word }, (call) =>
      domain.setMemory(kib, call),
    );
  },
});
