import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";

export const hostname = command({
  name: "hostname",
  group: "host",
  summary: msg("print the hypervisor hostname"),
  json: "{ hostname: string }",
  async run(context) {
    const hostname = await context.attempt(msg("failed to get the hostname"), {}, (call) =>
      context.connection.getHostname(call),
    );
    context.report({ hostname }, () => `${hostname.replace(/\n$/, "")}\n`);
  },
});
