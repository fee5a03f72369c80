import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { reasonWord } from "../../values/reasons.js";
import { stateCell, stateWord } from "../../values/state.js";
import type { ArgsOf } from "../table/group-commands.js";

export const domstate = (context: Context, args: ArgsOf<"domstate">): Promise<void> =>
  context.each(args.domain, async (word) => {
    const domain = await findDomain(context, word);
    const { state, reason } = await context.attempt(
      msg("failed to get the state of domain '{domain}'"),
      { domain: word },
      async (call) =>
        args.reason
          ? domain.state(0, call)
          : { state: (await domain.info(call)).state as number, reason: undefined },
    );
    const why = reason === undefined ? undefined : reasonWord(state, reason);
    context.report({ state: stateWord(state), ...(why === undefined ? {} : { reason: why }) }, () => {
      const { text, colour } = stateCell(state);
      return `${context.app.style.paint(colour, text)}${why === undefined ? "" : ` (${why})`}\n`;
    });
  });
