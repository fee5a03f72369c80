import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { prettyBytes } from "../../values/bytes.js";
import { findPool } from "../../values/find.js";
import { yesNo } from "../../values/words.js";
import type { ArgsOf } from "../table/group-commands.js";
import { hasSizes, poolStateWord } from "./states.js";

export async function poolInfo(context: Context, { pool: word, bytes }: ArgsOf<"pool-info">): Promise<void> {
  const pool = await findPool(context, word);
  const [info, persistent, autostart] = await context.attempt(
    msg("failed to get information about pool '{pool}'"),
    { pool: word },
    (call) =>
      Promise.all([pool.info(call), pool.isPersistent(call), pool.autostart(call).catch(() => undefined)]),
  );
  const { state, capacity, allocation, available } = info;
  const identity = { name: pool.name(), uuid: pool.UUIDString() };
  const size = (amount: bigint): string => (bytes ? String(amount) : prettyBytes(amount));
  context.report(
    {
      ...identity,
      state: poolStateWord(state),
      persistent,
      autostart: autostart ?? null,
      ...(hasSizes(state) ? { capacity, allocation, available } : {}),
    },
    () =>
      context.fields(15, [
        ["Name:", identity.name],
        ["UUID:", identity.uuid],
        ["State:", poolStateWord(state)],
        ["Persistent:", yesNo(persistent)],
        ["Autostart:", autostart === undefined ? "no autostart" : yesNo(autostart)],
        ...(hasSizes(state)
          ? ([
              ["Capacity:", size(capacity)],
              ["Allocation:", size(allocation)],
              ["Available:", size(available)],
            ] as const)
          : []),
      ]),
  );
}
