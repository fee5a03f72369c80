import type { Refusal } from "../cli/command-row.js";
import { type Message, msg } from "../i18n/message.js";

/** Options that are not taken for one reason. */
export const refusals = (
  kind: Refusal["kind"],
  why: Message,
  ...names: readonly string[]
): Readonly<Record<string, Refusal>> =>
  Object.fromEntries(names.map((name): [string, Refusal] => [name, { kind, why }]));

export const nobodyKnows = msg(
  "command '{command}' has no option --{option}: no driver here knows that of a device",
);

/** What none of the commands for devices takes. */
export const refusedForDevices = refusals(
  "flag",
  msg(
    "command '{command}' has no option --{option}: no driver changes an active domain and its definition at once",
  ),
  "persistent",
);
