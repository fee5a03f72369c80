import { command } from "../cli/command.js";
import { argument, domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { readTextFile } from "../values/files.js";

export const detachDevice = command({
  name: "detach-device",
  group: "domain",
  summary: msg("detach device from an XML file"),
  description: msg("Detaches a device from a domain."),
  options: {
    domain: domainArgument(),
    file: argument(msg("file with the XML of the device; - is standard input"), { complete: "file" }),
  },
  async run(context, { domain: word, file }) {
    const domain = await findDomain(context, word);
    const xml = await readTextFile(context, file);
    await context.attempt(msg("Failed to detach device from {file}"), { file }, (call) =>
      domain.detachDevice(xml, call),
    );
    context.tell(msg("Device detached successfully"));
  },
});
