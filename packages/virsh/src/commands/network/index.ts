import { NetworkXMLFlags } from "@libvirt-ts/core/flags";
import { msg } from "../../i18n/message.js";
import { findNetwork } from "../../values/find.js";
import { act, answer, dumpXML, fromFile } from "../kit/act.js";
import type { GroupCommands } from "../table/group-commands.js";
import { netDesc, netMetadata } from "./description.js";
import { netDhcpLeases } from "./dhcp-leases.js";
import { netEvent } from "./event.js";
import { netInfo } from "./info.js";
import { netList } from "./list.js";
import { netPortCreate, netPortDelete, netPortDumpxml, netPortList } from "./ports.js";
import { netUpdate } from "./update.js";

/** 1 stands for VALIDATE in every call that defines or creates a network. */
const validation = ({ validate }: { readonly validate: boolean }): number => (validate ? 1 : 0);
const noInfo = msg("failed to get information about network '{network}'");

export const networkCommands: GroupCommands<"network"> = {
  "net-autostart": act(
    "network",
    msg("Failed to change the autostart of network {network}"),
    (network, { disable }, call) => network.setAutostart(!disable, call),
    ({ disable }) =>
      disable
        ? msg("Network {network} unmarked as autostarted")
        : msg("Network {network} marked as autostarted"),
  ),
  "net-create": fromFile(
    msg("Failed to create network from {file}"),
    (connection, xml, args, call) => connection.networkCreateXMLFlags(xml, validation(args), call),
    msg("Network {name} created from {file}"),
  ),
  "net-define": fromFile(
    msg("Failed to define network from {file}"),
    (connection, xml, args, call) => connection.networkDefineXMLFlags(xml, validation(args), call),
    msg("Network {name} defined from {file}"),
  ),
  "net-desc": netDesc,
  "net-destroy": act(
    "network",
    msg("Failed to destroy network {network}"),
    (network, _, call) => network.destroy(call),
    msg("Network {network} destroyed"),
  ),
  "net-dhcp-leases": netDhcpLeases,
  "net-dumpxml": dumpXML(
    "network",
    msg("failed to get the XML of network '{network}'"),
    (network, { inactive }, call) => network.XMLDesc(inactive ? NetworkXMLFlags.INACTIVE : 0, call),
  ),
  "net-edit": async (context, { network: word }) => {
    const network = await findNetwork(context, word);
    const { editText } = await import("../../shell/edit.js");
    const values = { network: network.name() };
    await editText(context, {
      file: "network.xml",
      unchanged: msg("Network {network} XML configuration not changed."),
      changed: msg("Network {network} XML configuration edited."),
      raced: msg("network '{network}' was changed by somebody else meanwhile"),
      values,
      read: () =>
        context.attempt(msg("failed to get the XML of network '{network}'"), values, async (call) =>
          network.XMLDesc((await network.isPersistent(call)) ? NetworkXMLFlags.INACTIVE : 0, call),
        ),
      define: (xml) => context.connection.networkDefineXML(xml, context.call),
    });
  },
  "net-event": netEvent,
  "net-info": netInfo,
  "net-list": netList,
  "net-metadata": netMetadata,
  "net-name": answer("network", "name", noInfo, (network) => network.name()),
  "net-port-create": netPortCreate,
  "net-port-delete": netPortDelete,
  "net-port-dumpxml": netPortDumpxml,
  "net-port-list": netPortList,
  "net-start": act(
    "network",
    msg("Failed to start network {network}"),
    (network, _, call) => network.create(call),
    msg("Network {network} started"),
  ),
  "net-undefine": act(
    "network",
    msg("Failed to undefine network {network}"),
    (network, _, call) => network.undefine(call),
    msg("Network {network} has been undefined"),
  ),
  "net-update": netUpdate,
  "net-uuid": answer("network", "uuid", noInfo, (network) => network.UUIDString()),
};
