import type { Driver, LazyDriver } from "@libvirt-ts/core";
import { createTranslator, type Translator } from "../i18n/message.js";
import { Output } from "../output/output.js";
import { Style, wantsColour } from "../output/style.js";
import type { CommandRows } from "./command-row.js";
import type { GlobalOptions } from "./global-options.js";
import type { Host } from "./host.js";
import { Reporter } from "./reporter.js";
import { Session, type SessionParts } from "./session.js";

/** Everything that lives as long as one run of virsh. */
export interface App {
  readonly host: Host;
  readonly commands: CommandRows;
  readonly options: GlobalOptions;
  readonly translator: Translator;
  readonly style: Style;
  readonly out: Output;
  readonly reporter: Reporter;
  readonly session: Session;
  /** Lends the terminal to another program, or to a console, and takes it back. */
  withTerminal<T>(use: () => Promise<T>): Promise<T>;
}

/** How a session asks who the user is: at a terminal, or not at all. Its code is loaded when somebody is asked. */
function askingOf(host: Host, translator: Translator, out: Output): SessionParts["ask"] {
  if (!host.stdin.isTerminal || !host.stderr.isTerminal) return undefined;
  return (target, lend) => async (wanted) => {
    out.flush();
    const { askingAt } = await import("../shell/credentials.js");
    return askingAt(host, translator, target, lend)(wanted);
  };
}

export function createApp(
  host: Host,
  commands: CommandRows,
  options: GlobalOptions,
  translator: Translator = createTranslator(),
  drivers: readonly (Driver | LazyDriver)[] = [],
): App {
  const colour = (isTerminal: boolean): Style =>
    new Style(options.colour ?? wantsColour(isTerminal, host.env));
  const out = new Output(host.stdout);
  const reporter = new Reporter({
    out,
    err: host.stderr,
    style: () => colour(host.stderr.isTerminal),
    translator,
    debug: options.debug,
    classic: options.classic,
    ...(options.log === undefined ? {} : { log: host.openLog(options.log) }),
  });
  const session = new Session({
    options,
    uid: host.uid,
    drivers,
    reporter,
    ask: askingOf(host, translator, out),
  });
  return {
    host,
    commands,
    options,
    translator,
    style: colour(host.stdout.isTerminal),
    out,
    reporter,
    session,
    withTerminal: (use) => use(),
  };
}
