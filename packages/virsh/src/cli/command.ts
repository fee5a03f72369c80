import { msg } from "../i18n/message.js";
import type { CommandRow, Options } from "./command-row.js";
import type { Context } from "./context.js";
import { flag, type Option } from "./option.js";

/** What a command gets for its options. */
export type Args<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

/** One row of the command table, with what it does. */
export interface Command<O extends Options = Options> extends CommandRow<O> {
  run(context: Context, args: Args<O>): Promise<void> | void;
}

type Definition<O extends Options> = Omit<Command<O>, "connects" | "options"> & {
  readonly options?: O;
  readonly connects?: boolean;
};

const jsonOption = flag(msg("print JSON, for programs"));

/** Makes a row of the table: connects unless told otherwise, and takes `--json` where it prints data. */
export function command<const O extends Options>(definition: Definition<O>): Command {
  const options = { ...definition.options, ...(definition.json === undefined ? {} : { json: jsonOption }) };
  const row: Omit<Command<O>, "options"> = { ...definition, connects: definition.connects ?? true };
  return { ...row, options } as Command;
}
