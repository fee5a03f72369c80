import { command } from "../cli/command.js";
import { anyArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";

/** What the completion scripts ask: prints what the last of the words may become, a line each. */
export const complete = command({
  name: "complete",
  group: "virsh",
  summary: msg("list completions, for shells"),
  options: { string: anyArguments(msg("the words so far, the last one unfinished")) },
  connects: false,
  hidden: true,
  async run(context, { string: words }) {
    const { completeWords } = await import("../cli/complete.js");
    const { candidates } = await completeWords(context.app, words, context.signal);
    context.print(candidates.map((candidate) => `${candidate.replace(/[\n\r]/g, " ")}\n`).join(""));
  },
});
