import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { findVolume } from "../../values/find.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function volPool(context: Context, { vol: word, uuid }: ArgsOf<"vol-pool">): Promise<void> {
  const vol = await findVolume(context, word);
  const pool = await context.attempt(msg("failed to get the pool of vol '{vol}'"), { vol: word }, (call) =>
    vol.storagePoolLookupByVolume(call),
  );
  context.report(
    { name: pool.name(), uuid: pool.UUIDString() },
    () => `${uuid ? pool.UUIDString() : printable(pool.name())}\n`,
  );
}
