import type { Context } from "../../cli/context.js";
import type { CommandArgs, CommandsOfGroup } from "./args.generated.js";

/** The groups of help. */
export type GroupName = keyof CommandsOfGroup;

/** What a command does with what it was given. */
export type Run<A> = (context: Context, args: A) => Promise<void> | void;

/** What a named command is given. */
export type ArgsOf<C extends keyof CommandArgs> = CommandArgs[C];

/** What every command of a group does: a command of the table that is missing here is an error of types. */
export type GroupCommands<G extends GroupName> = {
  readonly [C in CommandsOfGroup[G]]: Run<CommandArgs[C]>;
};
