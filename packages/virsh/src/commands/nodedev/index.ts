import type { ConnectNodeDeviceEvent, NodeDevice } from "@libvirt-ts/core";
import {
  NodeDeviceCreateXMLFlags,
  NodeDeviceDefineXMLFlags,
  NodeDeviceEventLifecycleType,
  NodeDeviceXMLFlags,
} from "@libvirt-ts/core/flags";
import { msg } from "../../i18n/message.js";
import { readTextFile } from "../../values/files.js";
import { findNodeDevice } from "../../values/find.js";
import { act, dumpXML, fromFile } from "../kit/act.js";
import { impactOf } from "../kit/args.js";
import { objectEvents } from "../kit/object-events.js";
import type { GroupCommands } from "../table/group-commands.js";
import { nodedevInfo } from "./info.js";
import { nodedevList } from "./list.js";

export const nodedevCommands: GroupCommands<"nodedev"> = {
  "nodedev-autostart": act(
    "device",
    msg("Failed to change the autostart of device {device}"),
    (device, { disable }, call) => device.setAutostart(!disable, call),
    ({ disable }) =>
      disable ? msg("Device {device} unmarked as autostarted") : msg("Device {device} marked as autostarted"),
  ),
  "nodedev-create": fromFile(
    msg("Failed to create node device from {file}"),
    (connection, xml, { validate }, call) =>
      connection.nodeDeviceCreateXML(xml, validate ? NodeDeviceCreateXMLFlags.VALIDATE : 0, call),
    msg("Node device {name} created from {file}"),
  ),
  "nodedev-define": fromFile(
    msg("Failed to define node device from '{file}'"),
    (connection, xml, { validate }, call) =>
      connection.nodeDeviceDefineXML(xml, validate ? NodeDeviceDefineXMLFlags.VALIDATE : 0, call),
    msg("Node device '{name}' defined from '{file}'"),
  ),
  "nodedev-destroy": act(
    "device",
    msg("Failed to destroy node device '{device}'"),
    (device, _, call) => device.destroy(call),
    msg("Destroyed node device '{device}'"),
  ),
  "nodedev-detach": act(
    "device",
    msg("Failed to detach device {device}"),
    (device, { driver }, call) =>
      driver === undefined ? device.dettach(call) : device.detachFlags(driver, 0, call),
    msg("Device {device} detached"),
  ),
  "nodedev-dumpxml": dumpXML(
    "device",
    msg("failed to get the XML of device '{device}'"),
    (device, { inactive }, call) => device.XMLDesc(inactive ? NodeDeviceXMLFlags.INACTIVE : 0, call),
  ),
  "nodedev-event": objectEvents<NodeDevice, ConnectNodeDeviceEvent>({
    key: "device",
    what: "node device",
    kinds: ["lifecycle", "update"],
    types: NodeDeviceEventLifecycleType,
    find: findNodeDevice,
    open: ({ connection }, { kinds, object }, call) =>
      connection.nodeDeviceEvents({ kinds, ...(object && { device: object }) }, call),
    nameOf: ({ device }) => device.name(),
  }),
  "nodedev-info": nodedevInfo,
  "nodedev-list": nodedevList,
  "nodedev-reattach": act(
    "device",
    msg("Failed to give device {device} back to the host"),
    (device, _, call) => device.reAttach(call),
    msg("Device {device} re-attached"),
  ),
  "nodedev-reset": act(
    "device",
    msg("Failed to reset device {device}"),
    (device, _, call) => device.reset(call),
    msg("Device {device} reset"),
  ),
  "nodedev-start": act(
    "device",
    msg("Failed to start device {device}"),
    (device, _, call) => device.create(0, call),
    msg("Device {device} started"),
  ),
  "nodedev-undefine": act(
    "device",
    msg("Failed to undefine node device '{device}'"),
    (device, _, call) => device.undefine(0, call),
    msg("Undefined node device '{device}'"),
  ),
  "nodedev-update": async (context, args) => {
    const flags = impactOf(args);
    const device = await findNodeDevice(context, args.device);
    const xml = await readTextFile(context, args.file);
    const values = { device: device.name(), file: args.file };
    await context.attempt(msg("Failed to update node device {device} from '{file}'"), values, (call) =>
      device.update(xml, flags, call),
    );
    context.tell(
      args.config
        ? args.live
          ? msg("Updated node device {device} persistent config and live state")
          : msg("Updated node device {device} persistent config")
        : msg("Updated node device {device} live state"),
      values,
    );
  },
};
