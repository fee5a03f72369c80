import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findNetwork } from "../../values/find.js";
import { yesNo } from "../../values/words.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function netInfo(context: Context, { network: word }: ArgsOf<"net-info">): Promise<void> {
  const network = await findNetwork(context, word);
  const [active, persistent, autostart, bridge] = await context.attempt(
    msg("failed to get information about network '{network}'"),
    { network: word },
    (call) =>
      Promise.all([
        network.isActive(call),
        network.isPersistent(call),
        network.autostart(call).catch(() => undefined),
        network.bridgeName(call).catch(() => undefined),
      ]),
  );
  const identity = { name: network.name(), uuid: network.UUIDString() };
  context.report(
    { ...identity, active, persistent, autostart: autostart ?? null, bridge: bridge ?? null },
    () =>
      context.fields(15, [
        ["Name:", identity.name],
        ["UUID:", identity.uuid],
        ["Active:", yesNo(active)],
        ["Persistent:", yesNo(persistent)],
        ["Autostart:", autostart === undefined ? "no autostart" : yesNo(autostart)],
        ...(bridge === undefined ? [] : [["Bridge:", bridge] as const]),
      ]),
  );
}
