import { ErrorNumber, type Network, type NetworkPort } from "@libvirt-ts/core";
import { NetworkPortCreateFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { readTextFile } from "../../values/files.js";
import { findFirst, findNetwork } from "../../values/find.js";
import { compareText } from "../../values/sort.js";
import { exclusive } from "../kit/args.js";
import { printXML } from "../kit/print-xml.js";
import type { ArgsOf } from "../table/group-commands.js";

const findPort = (context: Context, network: Network, port: string): Promise<NetworkPort> =>
  findFirst(
    context,
    msg("failed to get network port '{port}'"),
    { port },
    [ErrorNumber.NO_NETWORK_PORT],
    [(call) => network.portLookupByUUIDString(port, call)],
  );

export async function netPortList(context: Context, args: ArgsOf<"net-port-list">): Promise<void> {
  exclusive(args, "table", "uuid");
  const network = await findNetwork(context, args.network);
  const ports = await context.attempt(
    msg("Failed to list the ports of network {network}"),
    { network: network.name() },
    (call) => network.listAllPorts(0, call),
  );
  const uuids = ports.map((port) => port.UUIDString()).sort(compareText);
  const text = args.uuid
    ? uuids.map((uuid) => `${uuid}\n`).join("")
    : await context.table(
        ["UUID"],
        uuids.map((uuid) => [uuid]),
      );
  context.report(
    uuids.map((uuid) => ({ uuid })),
    () => text,
  );
}

export async function netPortCreate(context: Context, args: ArgsOf<"net-port-create">): Promise<void> {
  const { file } = args;
  const network = await findNetwork(context, args.network);
  const xml = await readTextFile(context, file);
  const port = await context.attempt(msg("Failed to create a network port from {file}"), { file }, (call) =>
    network.portCreateXML(xml, args.validate ? NetworkPortCreateFlags.VALIDATE : 0, call),
  );
  context.tell(msg("Network port {port} created from {file}"), { port: port.UUIDString(), file });
}

export async function netPortDumpxml(context: Context, args: ArgsOf<"net-port-dumpxml">): Promise<void> {
  const port = await findPort(context, await findNetwork(context, args.network), args.port);
  const xml = await context.attempt(
    msg("failed to get the XML of network port '{port}'"),
    { port: args.port },
    (call) => port.XMLDesc(0, call),
  );
  await printXML(context, xml, args);
}

export async function netPortDelete(context: Context, args: ArgsOf<"net-port-delete">): Promise<void> {
  const port = await findPort(context, await findNetwork(context, args.network), args.port);
  await context.attempt(msg("Failed to delete network port {port}"), { port: args.port }, (call) =>
    port.delete(0, call),
  );
  context.tell(msg("Network port {port} deleted"), { port: args.port });
}
