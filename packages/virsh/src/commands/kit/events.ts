import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { type Message, msg } from "../../i18n/message.js";
import { exclusive } from "./args.js";

/** What the event commands share. */
export interface EventArgs {
  readonly event?: string | undefined;
  readonly all?: boolean;
  readonly loop: boolean;
  readonly timeout: number | undefined;
  readonly list: boolean;
  readonly timestamp: boolean;
  readonly json: boolean;
}

/** One event, ready to be told. */
export interface ToldEvent {
  readonly event: string;
  /** What `--json` prints of it. */
  readonly data: object;
  /** Its line, without the time. */
  readonly text: string;
}

/** Says which kinds there are where that was asked for, and refuses what names none. Resolves to whether to wait. */
export function wantsEvents(context: Context, args: EventArgs, kinds: readonly string[]): boolean {
  if (args.list) {
    context.report(kinds, () => `${kinds.join("\n")}\n`);
    return false;
  }
  if (args.all !== undefined)
    exclusive(args as { readonly all: boolean; readonly event?: string | undefined }, "all", "event");
  if (args.event !== undefined && !kinds.includes(args.event)) {
    throw new Failure(msg("unknown event type '{event}'; see '{command} --list'"), {
      event: args.event,
      command: context.name,
    });
  }
  if (args.event === undefined && args.all !== true) {
    throw new Failure(
      args.all === undefined
        ? msg("either --list or --event <type> is required")
        : msg("either --list, --all or --event <type> is required"),
    );
  }
  return true;
}

/** Prints events until there was one, or with `--loop` until time is up or somebody interrupts. */
export async function printEvents(
  context: Context,
  args: Omit<EventArgs, "list">,
  failed: Message,
  open: (signal: AbortSignal) => AsyncIterable<ToldEvent | undefined>,
): Promise<void> {
  const timeout = args.timeout === undefined ? undefined : AbortSignal.timeout(args.timeout * 1000);
  const ends = [context.signal, context.app.host.outputClosed, ...(timeout === undefined ? [] : [timeout])];
  const signal = AbortSignal.any(ends);
  let count = 0;
  try {
    await context.attempt(failed, {}, async () => {
      for await (const told of open(signal)) {
        if (told === undefined) continue;
        count++;
        const time = new Date().toISOString();
        const stamp = args.timestamp ? `${time.replace("T", " ").replace("Z", "+0000")}: ` : "";
        context.report({ time, event: told.event, ...told.data }, () => `${stamp}${told.text}\n`);
        context.app.out.flush();
        if (!args.loop) break;
      }
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  if (!context.json) {
    // Programs read these two lines, so they are the same in every language.
    if (timeout?.aborted) context.print("event loop timed out\n");
    if (context.signal.aborted) context.print("event loop interrupted\n");
    context.print(`events received: ${count}\n`);
  }
  if (timeout?.aborted && count === 0)
    throw new Failure(msg("no event within {seconds} s"), { seconds: args.timeout! });
}
