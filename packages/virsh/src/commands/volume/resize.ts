import { StorageVolResizeFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findVolume } from "../../values/find.js";
import { readScaled } from "../../values/size.js";
import { flagsOf } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function volResize(context: Context, args: ArgsOf<"vol-resize">): Promise<void> {
  const negative = args.capacity.startsWith("-");
  if (negative && !(args.delta && args.shrink)) {
    throw new Failure(msg("a size below zero needs --delta and --shrink"));
  }
  const capacity = sizeOf(negative ? args.capacity.slice(1) : args.capacity);
  const vol = await findVolume(context, args.vol, args.pool);
  const values = { vol: vol.name(), size: args.capacity };
  await context.attempt(
    args.delta
      ? msg("Failed to change the size of vol '{vol}' by {size}")
      : msg("Failed to change the size of vol '{vol}' to {size}"),
    values,
    (call) =>
      vol.resize(
        capacity,
        flagsOf(args, {
          allocate: StorageVolResizeFlags.ALLOCATE,
          delta: StorageVolResizeFlags.DELTA,
          shrink: StorageVolResizeFlags.SHRINK,
        }),
        call,
      ),
  );
  context.tell(
    args.delta
      ? msg("Size of volume '{vol}' successfully changed by {size}")
      : msg("Size of volume '{vol}' successfully changed to {size}"),
    values,
  );
}

function sizeOf(word: string): bigint {
  try {
    return readScaled(word, 1n);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.say, { word, option: "capacity" });
  }
}
