import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { printable } from "../output/printable.js";
import { describeDomain } from "../values/description.js";
import { displayAddress, findVnc } from "../values/vnc.js";

export const domdisplay = command({
  name: "domdisplay",
  group: "domain",
  summary: msg("domain display connection URI"),
  description: msg("Prints the URI that a viewer takes for a domain's display."),
  options: { domain: domainArgument("active-domain") },
  json: "{ uri: string }",
  async run(context, { domain }) {
    const vnc = findVnc(await describeDomain(context, domain));
    if (vnc === undefined) throw new Failure(msg("domain '{domain}' has no VNC display"), { domain });
    const uri = `vnc://${displayAddress(vnc) || "localhost"}:${vnc.port - 5900}`;
    context.report({ uri }, () => `${printable(uri)}\n`);
  },
});
