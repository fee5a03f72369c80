import { command } from "../cli/command.js";
import { domainArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { stateCell } from "../values/state.js";

export const domstate = command({
  name: "domstate",
  group: "monitor",
  summary: msg("domain state"),
  description: msg("Prints the state of a domain."),
  options: { domain: domainArguments() },
  json: "{ state: string }",
  run: (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word);
      const { state } = await context.attempt(
        msg("failed to get the state of domain '{domain}'"),
        { domain: word },
        (call) => domain.info(call),
      );
      const { text, colour } = stateCell(state);
      context.report({ state: text }, () => `${context.app.style.paint(colour, text)}\n`);
    }),
});
