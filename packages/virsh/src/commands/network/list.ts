import { ErrorNumber, LibvirtError, type Network } from "@libvirt-ts/core";
import { ConnectListAllNetworksFlags, NetworkMetadataType } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { byName } from "../../values/sort.js";
import { yesNo } from "../../values/words.js";
import { exclusive, flagsOf } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function netList(context: Context, args: ArgsOf<"net-list">): Promise<void> {
  exclusive(args, "table", "name", "uuid");
  const flags = ConnectListAllNetworksFlags;
  const activity = args.all ? 0 : args.inactive ? flags.INACTIVE : flags.ACTIVE;
  const filter =
    activity |
    flagsOf(args, {
      persistent: flags.PERSISTENT,
      transient: flags.TRANSIENT,
      autostart: flags.AUTOSTART,
      "no-autostart": flags.NO_AUTOSTART,
    });
  const failed = msg("Failed to list networks");
  const networks = await context.attempt(failed, {}, (call) =>
    context.connection.listAllNetworks(filter, call),
  );
  networks.sort(byName);
  if (!context.json && (args.name || args.uuid)) {
    for (const network of networks) {
      context.print(`${args.name ? network.name() : network.UUIDString()}\n`);
    }
    return;
  }
  const rows = await context.attempt(failed, {}, () =>
    Promise.all(networks.map((network) => describe(context, network, args.title))),
  );
  const table = await context.table(
    ["Name", "State", "Autostart", "Persistent", ...(args.title ? ["Title"] : [])],
    rows.map(({ name, active, autostart, persistent, title }) => [
      name,
      { text: active ? "active" : "inactive", colour: active ? "green" : "dim" },
      autostart === null ? "no autostart" : yesNo(autostart),
      yesNo(persistent),
      ...(args.title ? [title ?? ""] : []),
    ]),
  );
  context.report(rows, () => table);
}

async function describe({ call }: Context, network: Network, withTitle: boolean) {
  const [active, persistent, autostart, title] = await Promise.all([
    network.isActive(call),
    network.isPersistent(call),
    network.autostart(call).catch(unlessLibrary<null>(null)),
    withTitle
      ? network
          .metadata(NetworkMetadataType.TITLE, undefined, 0, call)
          .catch((error) => (isNoMetadata(error) ? null : Promise.reject(error)))
      : undefined,
  ]);
  return { name: network.name(), uuid: network.UUIDString(), active, autostart, persistent, title };
}

const isNoMetadata = (error: unknown): boolean =>
  error instanceof LibvirtError && error.code === ErrorNumber.NO_NETWORK_METADATA;

/** What stands for an answer that the driver does not have. */
const unlessLibrary =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof LibvirtError && error.code === ErrorNumber.NO_SUPPORT) return instead;
    throw error;
  };
