import { command } from "../cli/command.js";
import { optionalArgument } from "../cli/option.js";
import { unknownCommand } from "../cli/parse.js";
import { msg } from "../i18n/message.js";

export const help = command({
  name: "help",
  group: "virsh",
  summary: msg("print help"),
  description: msg(
    "Prints all commands, the help of one, or the commands of a group: domain, monitor, host, virsh.",
  ),
  options: { command: optionalArgument(msg("command, or keyword of a group"), { complete: "command" }) },
  connects: false,
  async run(context, { command: name }) {
    const { commands, translator } = context.app;
    const { formatCommandHelp, formatCommandList, formatGroup, formatGroups, groups } = await import(
      "../cli/help.js"
    );
    const known = name === undefined ? undefined : commands.get(name);
    const group = groups.find(({ keyword }) => keyword === name);
    if (name === undefined) {
      context.print(
        context.app.options.classic
          ? `${context.say(msg("Commands:"))}\n\n${formatCommandList([...commands.values()], translator, 15)}`
          : formatGroups(commands, translator),
      );
    } else if (known !== undefined) {
      context.print(formatCommandHelp(known, translator));
    } else if (group !== undefined) {
      context.print(formatGroup(group, [...commands.values()], translator, context.classic ? 15 : undefined));
    } else {
      throw unknownCommand(name, commands.values());
    }
  },
});
