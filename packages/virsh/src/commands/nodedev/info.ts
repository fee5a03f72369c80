import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findNodeDevice } from "../../values/find.js";
import { yesNo } from "../../values/words.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function nodedevInfo(context: Context, args: ArgsOf<"nodedev-info">): Promise<void> {
  const device = await findNodeDevice(context, args.device);
  const name = device.name();
  const [parent, active, persistent, autostart] = await context.attempt(
    msg("failed to get information about device '{device}'"),
    { device: name },
    (call) =>
      Promise.all([
        device.parent(call),
        device.isActive(call),
        device.isPersistent(call),
        device.autostart(call).catch(() => null),
      ]),
  );
  context.report({ name, parent: parent ?? null, active, persistent, autostart }, () =>
    context.fields(15, [
      ["Name:", name],
      ["Parent:", parent ?? ""],
      ["Active:", yesNo(active)],
      ["Persistent:", yesNo(persistent)],
      ["Autostart:", autostart === null ? "unknown" : yesNo(autostart)],
    ]),
  );
}
