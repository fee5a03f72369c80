import { createInterface, type Interface } from "node:readline";
import type { App } from "../cli/app.js";
import { UsageError } from "../cli/failure.js";
import { LogicalLines } from "../cli/logical-lines.js";
import type { CommandTable, Invocation } from "../cli/parse.js";
import { runInvocations } from "../cli/run.js";
import { parseLine } from "../cli/script.js";
import { msg } from "../i18n/message.js";
import { completeLine } from "./completer.js";
import { History, historySize } from "./history.js";

/** Reads commands from the terminal until `quit` or the end of input. Resolves to 0: who typed saw what failed. */
export function runShell(app: App, table: CommandTable): Promise<number> {
  return new Shell(app, table).run();
}

class Shell {
  readonly #app: App;
  readonly #table: CommandTable;
  readonly #history: History;
  readonly #lines = new LogicalLines();
  readonly #queue: string[] = [];
  #readline: Interface | undefined;
  /** The command that runs now; Ctrl-C aborts it. */
  #running: AbortController | undefined;
  /** Leaves a command that does not heed its abortion. */
  #abandon: (() => void) | undefined;
  #busy = false;
  #ended = false;
  #finish: () => void = () => {};

  constructor(app: App, table: CommandTable) {
    this.#app = { ...app, withTerminal: (use) => this.#lend(use) };
    app.session.askThrough((use) => this.#lend(use));
    this.#table = table;
    this.#history = new History(app.host.env);
  }

  async run(): Promise<number> {
    const { out, options, host, translator, reporter, session } = this.#app;
    if (!options.quiet) {
      const banner = msg("Welcome to {program}, the virtualization interactive terminal.");
      out.line(`${translator.say(banner, { program: host.program })}\n`);
      out.line(translator.say(msg("Type:  'help' for help with commands\n       'quit' to quit")));
      out.line("");
      out.flush();
    }
    const restore = restoreOnSignals();
    try {
      await session.ensure();
    } catch (error) {
      reporter.failure(error);
    }
    const finished = new Promise<void>((resolve) => {
      this.#finish = resolve;
    });
    this.#open();
    this.#prompt();
    await finished;
    this.#close();
    restore();
    out.line("");
    out.flush();
    return 0;
  }

  #open(): void {
    const readline = createInterface({
      ...this.#app.host.terminal(),
      terminal: true,
      history: [...this.#history.entries],
      historySize: historySize(this.#app.host.env),
      completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
        completeLine(this.#app, line, new AbortController().signal).then(
          (completed) => done(null, completed),
          () => done(null, [[], line]),
        );
      },
    });
    readline.on("line", (line) => {
      this.#history.add(line);
      this.#remember(line);
      this.#queue.push(line);
      this.#work();
    });
    readline.on("SIGINT", () => this.#interrupt());
    readline.on("close", () => {
      if (this.#readline !== readline) return;
      this.#ended = true;
      this.#work();
    });
    this.#readline = readline;
  }

  /** What readline remembers, for when it is opened again. */
  #remember(line: string): void {
    const { entries } = this.#history;
    if (line.trim() !== "" && line !== entries[0]) entries.unshift(line);
  }

  #close(): void {
    const readline = this.#readline;
    this.#readline = undefined;
    readline?.close();
  }

  #prompt(): void {
    const { session, options } = this.#app;
    const mayWrite = session.connection === undefined ? !options.readOnly : !session.connection.isReadOnly();
    this.#readline?.setPrompt(this.#lines.pendingLength > 0 ? "> " : mayWrite ? "virsh # " : "virsh > ");
    this.#readline?.prompt();
  }

  /** Runs what was typed, in order, one line after another. */
  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#queue.length > 0) {
        for (const line of this.#queue.splice(0)) {
          if (await this.#take(line)) {
            this.#finish();
            return;
          }
        }
      }
    } finally {
      this.#busy = false;
    }
    if (this.#ended) this.#finish();
    else this.#prompt();
  }

  /** Whether this line ends the shell. */
  async #take(line: string): Promise<boolean> {
    for (const { text } of this.#lines.push(`${line}\n`)) {
      let invocations: Invocation[];
      try {
        invocations = parseLine(text, this.#table);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        this.#app.reporter.failure(error);
        continue;
      }
      const outcome = await this.#runInterruptibly(invocations);
      if (outcome?.quit) return true;
    }
    return false;
  }

  async #runInterruptibly(invocations: readonly Invocation[]) {
    const controller = new AbortController();
    const abandoned = new Promise<undefined>((resolve) => {
      this.#abandon = () => resolve(undefined);
    });
    this.#running = controller;
    try {
      return await Promise.race([runInvocations(this.#app, invocations, controller.signal), abandoned]);
    } finally {
      // The prompt comes behind it.
      this.#app.out.flush();
      this.#running = undefined;
      this.#abandon = undefined;
    }
  }

  /** Ctrl-C: the first stops the command, the second no longer waits for it; without one, the line is dropped. */
  #interrupt(): void {
    this.#app.host.terminal().output.write("^C\n");
    if (this.#running?.signal.aborted) {
      this.#abandon?.();
    } else if (this.#running !== undefined) {
      this.#queue.length = 0;
      this.#running.abort();
    } else {
      this.#lines.clear();
      this.#readline?.write(null, { ctrl: true, name: "e" });
      this.#readline?.write(null, { ctrl: true, name: "u" });
      this.#prompt();
    }
  }

  async #lend<T>(use: () => Promise<T>): Promise<T> {
    if (this.#readline === undefined) return use();
    this.#close();
    try {
      return await use();
    } finally {
      this.#open();
    }
  }
}

/** A signal that ends virsh gives the terminal back as it was, and the status tells the signal. */
function restoreOnSignals(): () => void {
  const statuses = { SIGHUP: 129, SIGTERM: 143 } as const;
  const handlers = Object.entries(statuses).map(([signal, status]) => {
    const handler = (): void => {
      if (process.stdin.isTTY) process.stdin.setRawMode(false);
      process.exit(status);
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}
