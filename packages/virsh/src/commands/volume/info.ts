import { StorageVolInfoFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { prettyBytes } from "../../values/bytes.js";
import { findVolume } from "../../values/find.js";
import type { ArgsOf } from "../table/group-commands.js";
import { volTypeWord } from "./types.js";

export async function volInfo(context: Context, args: ArgsOf<"vol-info">): Promise<void> {
  const vol = await findVolume(context, args.vol, args.pool);
  const info = await context.attempt(
    msg("failed to get information about vol '{vol}'"),
    { vol: args.vol },
    (call) => (args.physical ? vol.infoFlags(StorageVolInfoFlags.GET_PHYSICAL, call) : vol.info(call)),
  );
  const { type, capacity, allocation } = info;
  const size = (amount: bigint): string => (args.bytes ? `${amount} bytes` : prettyBytes(amount));
  const name = vol.name();
  context.report(
    {
      name,
      type: volTypeWord(type),
      capacity,
      ...(args.physical ? { physical: allocation } : { allocation }),
    },
    () =>
      context.fields(15, [
        ["Name:", name],
        ["Type:", volTypeWord(type)],
        ["Capacity:", size(capacity)],
        [args.physical ? "Physical:" : "Allocation:", size(allocation)],
      ]),
  );
}
