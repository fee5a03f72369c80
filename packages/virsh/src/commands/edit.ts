import { command } from "../cli/command.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";

export const edit = command({
  name: "edit",
  group: "domain",
  summary: msg("edit the XML configuration of a domain"),
  description: msg(
    "Opens the description of a domain in $VISUAL or $EDITOR and defines what was made of it.",
  ),
  options: { domain: domainArgument() },
  async run(context, args) {
    await (await import("../shell/edit.js")).editDomain(context, args.domain);
  },
});
