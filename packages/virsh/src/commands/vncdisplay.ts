import type { DomainDescription } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { domainArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { printable } from "../output/printable.js";
import { describeDomain } from "../values/description.js";

const everyAddress: readonly string[] = ["0.0.0.0", "::"];

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
    const address =
      listen === null || everyAddress.includes(listen) ? "" : listen.includes(":") ? `[${listen}]` : listen;
    context.report({ display: port - 5900, port, listen }, () => `${printable(address)}:${port - 5900}\n`);
  },
});

function findVnc({
  devices,
}: DomainDescription): { readonly port: number; readonly listen?: string } | undefined {
  for (const screen of devices.graphics) {
    if (screen.type !== "vnc" || screen.port === undefined || screen.port === -1) continue;
    return { port: screen.port, ...(screen.listen === undefined ? {} : { listen: screen.listen }) };
  }
  return undefined;
}
