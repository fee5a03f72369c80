import { ConnectListAllInterfacesFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { byName } from "../../values/sort.js";
import { exclusive } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function ifaceList(context: Context, args: ArgsOf<"iface-list">): Promise<void> {
  exclusive(args, "all", "inactive");
  const { ACTIVE, INACTIVE } = ConnectListAllInterfacesFlags;
  const filter = args.all ? ACTIVE | INACTIVE : args.inactive ? INACTIVE : ACTIVE;
  const rows = await context.attempt(msg("Failed to list interfaces"), {}, async (call) => {
    const found = await context.connection.listAllInterfaces(filter, call);
    return Promise.all(
      found.sort(byName).map(async (one) => ({
        name: one.name(),
        mac: one.MACString(),
        active: args.all ? await one.isActive(call) : !args.inactive,
      })),
    );
  });
  const table = await context.table(
    ["Name", "State", "MAC Address"],
    rows.map(({ name, active, mac }) => [
      name,
      { text: active ? "active" : "inactive", colour: active ? "green" : "dim" },
      mac,
    ]),
  );
  context.report(rows, () => table);
}
