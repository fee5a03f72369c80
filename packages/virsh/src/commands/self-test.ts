import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";

/** Checks that the words of every command fill its options in one way only. */
export const selfTest = command({
  name: "self-test",
  group: "virsh",
  summary: msg("check the table of commands"),
  options: {
    "completers-missing": flag(msg("list options for which Tab has nothing to offer")),
    "dump-help": flag(msg("print the help of every command")),
  },
  connects: false,
  hidden: true,
  async run(context, args) {
    for (const row of context.app.commands.values()) {
      const { name, options } = row;
      if (args["dump-help"]) {
        const { formatCommandHelp } = await import("../cli/help.js");
        context.print(formatCommandHelp(row, context.app.translator));
      }
      const places = Object.values(options).flatMap(({ place }) => (place === undefined ? [] : [place]));
      if (new Set(places).size < places.length) {
        throw new Failure(msg("two options of '{command}' have the same place"), { command: name });
      }
      if (!args["completers-missing"]) continue;
      const { completionOf } = await import("../completion/kinds.js");
      for (const [option, shape] of Object.entries(options)) {
        if (shape.kind === "value" && completionOf(row, option, shape) === undefined)
          context.print(`${name} ${option}\n`);
      }
    }
  },
});
