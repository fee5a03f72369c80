import type { Refusal } from "../cli/command-row.js";
import type { Message } from "../i18n/message.js";

/** Options that are not taken for one reason. */
export const refusals = (
  kind: Refusal["kind"],
  why: Message,
  ...names: readonly string[]
): Readonly<Record<string, Refusal>> =>
  Object.fromEntries(names.map((name): [string, Refusal] => [name, { kind, why }]));
