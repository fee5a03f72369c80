import { nameOf } from "@libvirt-ts/core";
import { DomainControlState, DomainSetTimeFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { exclusive } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function domcontrol(context: Context, args: ArgsOf<"domcontrol">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const info = await context.attempt(
    msg("failed to get the state of the way to domain '{domain}'"),
    { domain: args.domain },
    (call) => domain.controlInfo(0, call),
  );
  const state = (nameOf(DomainControlState, info.state) ?? String(info.state)).toLowerCase();
  context.report({ state, details: info.details, milliseconds: info.stateTime }, () => {
    const idle = info.state === DomainControlState.OK || info.state === DomainControlState.ERROR;
    return `${state}${idle ? "" : ` (${(info.stateTime / 1000).toFixed(3)}s)`}\n`;
  });
}

export async function domtime(context: Context, args: ArgsOf<"domtime">): Promise<void> {
  exclusive(args, "time", "now");
  exclusive(args, "time", "sync");
  exclusive(args, "now", "sync");
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  if (args.time !== undefined || args.now || args.sync) {
    const seconds = args.now ? Math.floor(Date.now() / 1000) : (args.time ?? 0);
    await context.attempt(msg("Failed to set the clock of domain {domain}"), values, (call) =>
      domain.setTime({ seconds, nseconds: 0 }, args.sync ? DomainSetTimeFlags.TIME_SYNC : 0, call),
    );
    return;
  }
  const { seconds, nseconds } = await context.attempt(
    msg("failed to get the clock of domain '{domain}'"),
    values,
    (call) => domain.getTime(0, call),
  );
  const pretty = new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
  context.report({ seconds, nanoseconds: nseconds }, () => `Time: ${args.pretty ? pretty : seconds}\n`);
}
