import { type CallOptions, type Connect, formatProblem, LibvirtError, type Problem } from "@libvirt-ts/core";
import { fill, type Message, msg, type Values } from "../i18n/message.js";
import { formatDocument } from "../output/json.js";
import {
  byteLength,
  type Cell,
  type Column,
  formatFields,
  formatRows,
  formatTable,
} from "../output/table.js";
import type { App } from "./app.js";
import { AlreadyTold, Failure } from "./failure.js";

/** What a running command works with. */
export class Context {
  readonly app: App;
  /** The command's name. */
  readonly name: string;
  /** Whether `--json` was given. */
  readonly json: boolean;
  #signal: AbortSignal | undefined;
  /** What every call of the library is given. */
  readonly call: CallOptions;

  constructor(
    app: App,
    { name, json }: { readonly name: string; readonly json: boolean },
    signal?: AbortSignal,
  ) {
    this.app = app;
    this.name = name;
    this.json = json;
    this.#signal = signal;
    this.call = signal === undefined ? {} : { signal };
  }

  /** Aborts when the user interrupts the command; never in a script. */
  get signal(): AbortSignal {
    this.#signal ??= new AbortController().signal;
    return this.#signal;
  }

  get connection(): Connect {
    const { connection } = this.app.session;
    if (connection === undefined) throw new Failure(msg("no valid connection; use 'connect'"));
    return connection;
  }

  say(message: Message, values?: Values): string {
    return this.app.translator.say(message, values);
  }

  /** Whether output is that of libvirt 0.1.11. */
  get classic(): boolean {
    return this.app.options.classic;
  }

  /** Prints one sentence, which `-q` spares who asked for quiet, as today's virsh does. */
  tell(message: Message, values?: Values): void {
    if (!this.classic) {
      if (!this.app.options.quiet) this.app.out.line(this.say(message, values));
      return;
    }
    // 0.1.11 put no quotes around a domain's name.
    this.app.out.line(fill(this.say(message).replace("'{domain}'", "{domain}"), values));
  }

  print(text: string): void {
    this.app.out.write(text);
  }

  /** Prints what the command found out: as JSON where that was asked for, otherwise as text. */
  report(data: unknown, text: () => string): void {
    this.print(this.json ? formatDocument(this.name, data) : text());
  }

  /** Tells what a conversion could not carry. */
  warn(problems: readonly Problem[]): void {
    for (const problem of problems) this.app.reporter.warning(formatProblem(problem));
  }

  /** A table in the reference's layout; on a terminal its columns grow with their content. */
  async rows(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<string> {
    const { style, host } = this.app;
    const fit = host.stdout.isTerminal;
    const measure = fit ? (await import("../output/width.js")).displayWidth : byteLength;
    return formatRows(columns, rows, { measure, style, fit });
  }

  /** A table with its titles, a rule below them, and nothing where there are no rows. */
  async titledRows(columns: readonly Column[], rows: readonly (readonly string[])[]): Promise<string> {
    const titles = columns.map(({ title }) => title);
    const cells = [titles, ...rows].map((row) => row.map((text) => ({ text })));
    const lines = (await this.rows(columns, cells)).split(/(?<=\n)/);
    const rule = "-".repeat(columns.reduce((sum, { width }) => sum + width + 1, 15));
    return [lines[0], `${rule}\n`, ...lines.slice(1)].join("");
  }

  /** A table as today's virsh prints it, with a rule below its titles; with `-q` the rows alone, as wide as they are. */
  async table(titles: readonly string[], rows: readonly (readonly (string | Cell)[])[]): Promise<string> {
    const { style, options } = this.app;
    const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? { text: cell } : cell)));
    const { displayWidth } = await import("../output/width.js");
    return formatTable(titles, cells, { measure: displayWidth, style, titles: !options.quiet });
  }

  fields(width: number, fields: readonly (readonly [string, string | Cell])[]): string {
    return formatFields(width, fields, this.app.style);
  }

  /** The same options for a call that is told to show what goes on, where a driver says so. */
  showingProgress(verbose: boolean, call: CallOptions): CallOptions {
    return verbose ? { ...call, onProgress: (line) => this.app.reporter.progress(line) } : call;
  }

  /** Calls the library; where that fails, its own line goes before virsh's, which says what was wanted. */
  async attempt<T>(failed: Message, values: Values, act: (options: CallOptions) => Promise<T>): Promise<T> {
    try {
      return await act(this.call);
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      this.app.reporter.library(error);
      throw new Failure(failed, values, { cause: error });
    }
  }

  /** Does the same with each, even where one fails; fails in the end if any did. */
  async each<T>(items: readonly T[], act: (item: T, index: number) => Promise<void>): Promise<void> {
    if (items.length === 1) return act(items[0]!, 0);
    let failed = false;
    for (const [index, item] of items.entries()) {
      try {
        this.signal.throwIfAborted();
        await act(item, index);
      } catch (error) {
        if (this.signal.aborted) throw error;
        this.app.reporter.failure(error);
        failed = true;
      }
    }
    if (failed) throw new AlreadyTold();
  }
}
