import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";

export const capabilities = command({
  name: "capabilities",
  group: "host",
  summary: msg("capabilities of the hypervisor"),
  json: "{ xml: string }",
  async run(context) {
    const xml = await context.attempt(msg("failed to get the capabilities"), {}, (call) =>
      context.connection.getCapabilities(call),
    );
    context.report({ xml }, () => `${xml.replace(/\n$/, "")}\n`);
  },
});
