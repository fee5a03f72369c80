import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { printable } from "../output/printable.js";
import { describeDomain } from "../values/description.js";
import { displayAddress, findVnc } from "../values/vnc.js";

export const vncdisplay = command({
  name: "vncdisplay",
  group: "domain",
  summary: msg("vnc display"),
  description: msg("Prints address and number of a domain's VNC display."),
  options: { domain: domainArgument("active-domain") },
  json: "{ display: number, port: number, listen: string | null }",
  async run(context, { domain }) {
    const vnc = findVnc(await describeDomain(context, domain));
    if (vnc === undefined) throw new Failure(msg("domain '{domain}' has no VNC display"), { domain });
    const { port, listen = null } = vnc;
    const display = port - 5900;
    context.report({ display, port, listen }, () => `${printable(displayAddress(vnc))}:${display}\n`);
  },
});
