import { InterfaceDefineFlags, InterfaceXMLFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { type Message, msg } from "../../i18n/message.js";
import { findInterface } from "../../values/find.js";
import { act, answer, dumpXML, fromFile } from "../kit/act.js";
import type { GroupCommands } from "../table/group-commands.js";
import { ifaceBridge, ifaceUnbridge } from "./bridge.js";
import { ifaceList } from "./list.js";

/** The three commands that frame changes of interfaces. */
const change =
  (which: "changeBegin" | "changeCommit" | "changeRollback", failed: Message, done: Message) =>
  async (context: Context): Promise<void> => {
    await context.attempt(failed, {}, (call) => context.connection[which](0, call));
    context.tell(done);
  };

const noXML = msg("failed to get the XML of interface '{interface}'");
const noInfo = msg("failed to get information about interface '{interface}'");

export const interfaceCommands: GroupCommands<"interface"> = {
  "iface-begin": change(
    "changeBegin",
    msg("Failed to begin changes of the network configuration"),
    msg("Network config change transaction started"),
  ),
  "iface-bridge": ifaceBridge,
  "iface-commit": change(
    "changeCommit",
    msg("Failed to commit changes of the network configuration"),
    msg("Network config change transaction committed"),
  ),
  "iface-define": fromFile(
    msg("Failed to define interface from {file}"),
    (connection, xml, { validate }, call) =>
      connection.interfaceDefineXML(xml, validate ? InterfaceDefineFlags.VALIDATE : 0, call),
    msg("Interface {name} defined from {file}"),
  ),
  "iface-destroy": act(
    "interface",
    msg("Failed to destroy interface {interface}"),
    (found, _, call) => found.destroy(0, call),
    msg("Interface {interface} destroyed"),
  ),
  "iface-dumpxml": dumpXML("interface", noXML, (found, { inactive }, call) =>
    found.XMLDesc(inactive ? InterfaceXMLFlags.INACTIVE : 0, call),
  ),
  "iface-edit": async (context, args) => {
    const found = await findInterface(context, args.interface);
    const values = { interface: found.name() };
    const { editText } = await import("../../shell/edit.js");
    await editText(context, {
      file: "interface.xml",
      unchanged: msg("Interface {interface} XML configuration not changed."),
      changed: msg("Interface {interface} XML configuration edited."),
      raced: msg("interface '{interface}' was changed by somebody else meanwhile"),
      values,
      read: () =>
        context.attempt(noXML, values, (call) =>
          context.app.reporter
            .quietly(() => found.XMLDesc(InterfaceXMLFlags.INACTIVE, call))
            .catch(() => found.XMLDesc(0, call)),
        ),
      define: (xml) => context.connection.interfaceDefineXML(xml, 0, context.call),
    });
  },
  "iface-list": ifaceList,
  "iface-mac": answer("interface", "mac", noInfo, (found) => found.MACString()),
  "iface-name": answer("interface", "name", noInfo, (found) => found.name()),
  "iface-rollback": change(
    "changeRollback",
    msg("Failed to roll back changes of the network configuration"),
    msg("Network config change transaction rolled back"),
  ),
  "iface-start": act(
    "interface",
    msg("Failed to start interface {interface}"),
    (found, _, call) => found.create(0, call),
    msg("Interface {interface} started"),
  ),
  "iface-unbridge": ifaceUnbridge,
  "iface-undefine": act(
    "interface",
    msg("Failed to undefine interface {interface}"),
    (found, _, call) => found.undefine(call),
    msg("Interface {interface} undefined"),
  ),
};
