import { StorageVolWipeAlgorithm } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findVolume } from "../../values/find.js";
import { choice } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

/** How a volume can be wiped, for Tab too. */
export const wipeAlgorithms: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(StorageVolWipeAlgorithm).map(([name, number]) => [name.toLowerCase(), number]),
);

export async function volWipe(context: Context, args: ArgsOf<"vol-wipe">): Promise<void> {
  const algorithm =
    args.algorithm === undefined ? undefined : choice("algorithm", args.algorithm, wipeAlgorithms);
  const vol = await findVolume(context, args.vol, args.pool);
  await context.attempt(msg("Failed to wipe vol {vol}"), { vol: vol.name() }, (call) =>
    algorithm === undefined ? vol.wipe(0, call) : vol.wipePattern(algorithm, 0, call),
  );
  context.tell(msg("Vol {vol} wiped"), { vol: vol.name() });
}
