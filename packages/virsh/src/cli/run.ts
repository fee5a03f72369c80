import { msg } from "../i18n/message.js";
import type { App } from "./app.js";
import { Context } from "./context.js";
import { Failure } from "./failure.js";
import type { Invocation } from "./parse.js";
import { shownValue } from "./secrets.js";

/** What came of some commands. */
export interface Outcome {
  readonly ok: boolean;
  /** `quit` was among them. */
  readonly quit: boolean;
  /** Why the last one failed. */
  readonly error?: unknown;
}

/**
 * Runs commands one after another, a failed one not stopping the next unless that was asked for. `signal` is left out where
 * nobody can interrupt them, so that no call has to listen to it.
 */
export async function runInvocations(
  app: App,
  invocations: readonly Invocation[],
  signal?: AbortSignal,
): Promise<Outcome> {
  let ok = true;
  let error: unknown;
  for (const invocation of invocations) {
    const { name } = invocation.command;
    if ((name === "quit" || name === "exit") && !invocation.help) return { ok, quit: true, error };
    const failure = await runInvocation(app, invocation, signal);
    if (failure !== undefined) {
      ok = false;
      error = failure.error;
      if (app.options.stopOnError) break;
    }
    if (signal?.aborted && invocation.command.waits !== true) break;
  }
  return { ok, quit: false, error };
}

async function runInvocation(
  app: App,
  invocation: Invocation,
  signal: AbortSignal | undefined,
): Promise<{ readonly error: unknown } | undefined> {
  const { command, args } = invocation;
  const { out, options, reporter, translator } = app;
  traceOptions(app, invocation);
  // The clock is only looked at when it is wanted: Node sets it up on first use.
  const started = options.timing ? performance.now() : 0;
  // Node ends when nothing but a promise is waited for, an event of the test driver for instance.
  const alive = command.waits ? setInterval(() => {}, 0x7fffffff) : undefined;
  let failure: { readonly error: unknown } | undefined;
  try {
    if (invocation.help) {
      const { formatCommandHelp } = await import("./help.js");
      out.write(formatCommandHelp(command, translator));
    } else {
      if (command.connects) await connectFirst(app, signal);
      await command.run(new Context(app, { name: command.name, json: args.json === true }, signal), args);
    }
  } catch (error) {
    failure = { error };
    reporter.failure(signal?.aborted ? new Failure(msg("interrupted")) : error);
  } finally {
    clearInterval(alive);
  }
  // A connection whose end made the command fail knows of it a turn later.
  if (failure !== undefined) await new Promise(setImmediate);
  if (options.timing) out.write(`\n(Time: ${(performance.now() - started).toFixed(3)} ms)\n\n`);
  else if (!options.quiet && args.json !== true && command.hidden !== true) out.write("\n");
  out.flushSoon();
  return failure;
}

/**
 * Connects for a command that needs it: for the first one, and again where the peer has gone since. Where there never was a
 * connection, only `connect` tries again.
 */
async function connectFirst(
  { session, reporter, translator }: App,
  signal: AbortSignal | undefined,
): Promise<void> {
  const call = signal && { signal };
  if (session.connection === undefined) {
    if (session.wasTried) throw new Failure(msg("no valid connection; use 'connect'"));
    await session.ensure(call);
  } else if (await session.restore(call))
    reporter.warning(translator.say(msg("the connection was lost, and has been made again")));
}

function traceOptions({ reporter, options: { debug } }: App, { command, args }: Invocation): void {
  if (debug < 4) return;
  for (const [name, option] of Object.entries(command.options)) {
    for (const value of [args[name]].flat()) {
      if (value === undefined || value === false) continue;
      const shown =
        option.kind === "flag" ? "OPTION): (null)" : `DATA): ${shownValue(command.name, name, value)}`;
      reporter.debug(4, `${command.name}: ${name}(${shown}`);
    }
  }
}
