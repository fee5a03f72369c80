import { command } from "../cli/command.js";
import { argument, domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { readTextFile } from "../values/files.js";

export const attachDevice = command({
  name: "attach-device",
  group: "domain",
  summary: msg("attach device from an XML file"),
  description: msg("Attaches a device to a domain."),
  options: {
    domain: domainArgument(),
    file: argument(msg("file with the XML of the device; - is standard input"), { complete: "file" }),
  },
  async run(context, { domain: word, file }) {
    const domain = await findDomain(context, word);
    const xml = await readTextFile(context, file);
    await context.attempt(msg("Failed to attach device from {file}"), { file }, (call) =>
      domain.attachDevice(xml, call),
    );
    context.tell(msg("Device attached successfully"));
  },
});
