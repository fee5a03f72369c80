import { NetworkUpdateCommand, NetworkUpdateFlags, NetworkUpdateSection } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { readTextFile } from "../../values/files.js";
import { findNetwork } from "../../values/find.js";
import { choice, exclusive, flagsOf } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

const commands = {
  modify: NetworkUpdateCommand.MODIFY,
  delete: NetworkUpdateCommand.DELETE,
  "add-last": NetworkUpdateCommand.ADD_LAST,
  add: NetworkUpdateCommand.ADD_LAST,
  "add-first": NetworkUpdateCommand.ADD_FIRST,
};

const sections = {
  bridge: NetworkUpdateSection.BRIDGE,
  domain: NetworkUpdateSection.DOMAIN,
  ip: NetworkUpdateSection.IP,
  "ip-dhcp-host": NetworkUpdateSection.IP_DHCP_HOST,
  "ip-dhcp-range": NetworkUpdateSection.IP_DHCP_RANGE,
  forward: NetworkUpdateSection.FORWARD,
  "forward-interface": NetworkUpdateSection.FORWARD_INTERFACE,
  "forward-pf": NetworkUpdateSection.FORWARD_PF,
  portgroup: NetworkUpdateSection.PORTGROUP,
  "dns-host": NetworkUpdateSection.DNS_HOST,
  "dns-txt": NetworkUpdateSection.DNS_TXT,
  "dns-srv": NetworkUpdateSection.DNS_SRV,
};

/** Words of `net-update`, for Tab. */
export const updateWords = { command: Object.keys(commands), section: Object.keys(sections) };

export async function netUpdate(context: Context, args: ArgsOf<"net-update">): Promise<void> {
  exclusive(args, "current", "live");
  exclusive(args, "current", "config");
  const network = await findNetwork(context, args.network);
  const command = choice("command", args.command, commands);
  const section = choice("section", args.section, sections);
  const xml = args.xml.trimStart().startsWith("<") ? args.xml : await readTextFile(context, args.xml);
  const flags = flagsOf(args, {
    config: NetworkUpdateFlags.CONFIG,
    live: NetworkUpdateFlags.LIVE,
  });
  const active = await context.attempt(
    msg("Failed to update network {network}"),
    { network: network.name() },
    async (call) => {
      await network.update(command, section, args["parent-index"] ?? -1, xml, flags, call);
      return args.live || args.config ? args.live : network.isActive(call);
    },
  );
  context.tell(
    args.config && args.live
      ? msg("Updated network {network} persistent config and live state")
      : active
        ? msg("Updated network {network} live state")
        : msg("Updated network {network} persistent config"),
    { network: network.name() },
  );
}
