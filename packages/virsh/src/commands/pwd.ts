import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";

export const pwd = command({
  name: "pwd",
  group: "virsh",
  summary: msg("print the current directory"),
  connects: false,
  json: "{ directory: string }",
  run(context) {
    const directory = process.cwd();
    context.report({ directory }, () => `${directory}\n`);
  },
});
