import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";

export const uri = command({
  name: "uri",
  group: "host",
  summary: msg("print the hypervisor canonical URI"),
  json: "{ uri: string }",
  run(context) {
    const text = context.connection.getURI();
    context.report({ uri: text }, () => `${text}\n`);
  },
});
