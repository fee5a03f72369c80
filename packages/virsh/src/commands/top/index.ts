import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { localTime } from "../../values/time.js";
import { choice } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";
import { arranged, type Order, orders, type Sample, sampleOf, type Usage, usageOf } from "./rates.js";
import { screenLines, tableLines, type View } from "./screen.js";

/** What moves the view on the screen. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A live view of a host: one call for statistics a tick, whatever the number of domains. */
export async function top(context: Context, args: ArgsOf<"top">): Promise<void> {
  const places = Object.fromEntries(names.map((name, index) => [name, index]));
  const order = args.sort === undefined ? "cpu" : names[choice("sort", args.sort, places)]!;
  const delay = args.delay ?? 2;
  const { filter = "", count } = args;
  if (count !== undefined && count < 1) throw new Failure(msg("--count is one or more"));
  const { terminal, stdin, stdout } = context.app.host;
  if (!context.json && stdin.isTerminal && stdout.isTerminal) {
    const view = { uri: context.connection.getURI(), order, filter, delay };
    await context.app.withTerminal(() => new Screen(context, terminal(), view, count).run());
    return;
  }
  let before = await look(context);
  for (let shown = 0; shown < (count ?? 1); shown++) {
    await sleep(delay * 1000, context.signal);
    const after = await look(context);
    const rows = arranged(usageOf(before, after), order, filter);
    before = after;
    context.report(rows, () => `${tableLines(rows, 120).join("\n")}\n`);
    context.app.out.flush();
  }
}

const names = Object.keys(orders) as Order[];

const look = async (context: Context): Promise<Sample> => {
  const records = await context.attempt(msg("failed to get the statistics of domains"), {}, (call) =>
    context.connection.getAllDomainStats(0, 0, call),
  );
  return sampleOf(records, performance.now());
};

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { setTimeout } = await import("node:timers/promises");
  await setTimeout(milliseconds, undefined, { signal });
}

const otherScreen = "\u001b[?1049h\u001b[?25l";
const firstScreen = "\u001b[?25h\u001b[?1049l";

/** The two ends of a terminal. */
interface Ends {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The whole terminal while `top` runs. */
class Screen {
  readonly #context: Context;
  readonly #terminal: Ends;
  readonly #view: Mutable<View>;
  readonly #end = new AbortController();
  #left: number;
  #rows: readonly Usage[] = [];
  /** Ends the pause between two looks. */
  #wake: () => void = () => {};

  constructor(
    context: Context,
    terminal: Ends,
    view: Pick<View, "delay" | "filter" | "order" | "uri">,
    count: number | undefined,
  ) {
    this.#context = context;
    this.#terminal = terminal;
    this.#view = { ...view, time: "", reversed: false, typing: false, offset: 0 };
    this.#left = count ?? Number.POSITIVE_INFINITY;
  }

  async run(): Promise<void> {
    const { input, output } = this.#terminal as { input: NodeJS.ReadStream; output: NodeJS.WriteStream };
    const { signal } = this.#end;
    const end = (): void => this.#end.abort();
    const typed = (bytes: Buffer): void => this.#type(bytes.toString());
    const resized = (): void => this.#draw();
    this.#context.signal.addEventListener("abort", end);
    signal.addEventListener("abort", () => this.#wake());
    for (const name of ["SIGTERM", "SIGHUP"] as const) process.once(name, end);
    output.on("resize", resized);
    input.setRawMode?.(true);
    input.on("data", typed).on("end", end).resume();
    output.write(otherScreen);
    try {
      let before: Sample | undefined;
      while (!signal.aborted && this.#left > 0) {
        const after = await look(this.#context);
        this.#rows = usageOf(before, after);
        before = after;
        this.#view.time = localTime(new Date()).slice(11);
        this.#draw();
        this.#left--;
        if (this.#left > 0) await this.#pause();
      }
    } finally {
      output.write(firstScreen);
      input.off("data", typed).off("end", end).pause();
      input.setRawMode?.(false);
      output.off("resize", resized);
      for (const name of ["SIGTERM", "SIGHUP"] as const) process.off(name, end);
      this.#context.signal.removeEventListener("abort", end);
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#view.delay * 1000);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#end.signal.aborted) this.#wake();
    });
  }

  #draw(): void {
    const { columns = 80, rows = 24 } = this.#terminal.output as Partial<NodeJS.WriteStream>;
    const lines = screenLines(this.#rows, this.#view, columns, rows).slice(0, rows);
    this.#terminal.output.write(`\u001b[H${lines.map((line) => `${line}\u001b[K`).join("\r\n")}\u001b[J`);
  }

  /** Keys as they were typed. */
  #type(text: string): void {
    const view = this.#view;
    for (const key of text.match(/\u001b\[[A-D]|[\s\S]/gu) ?? []) {
      if (key === "\u0003") this.#end.abort();
      else if (view.typing) this.#typeFilter(key);
      else if (key === "q") this.#end.abort();
      else if (key === "/") view.typing = true;
      else if (key === "r") view.reversed = !view.reversed;
      else if (key === "+") view.delay = Math.min(60, view.delay + 1);
      else if (key === "-") view.delay = Math.max(1, view.delay - 1);
      else if (key === " ") this.#wake();
      else if (key === "\u001b[A") view.offset = Math.max(0, view.offset - 1);
      else if (key === "\u001b[B")
        view.offset = Math.min(Math.max(0, this.#rows.length - 1), view.offset + 1);
      else view.order = orderOf(key) ?? view.order;
    }
    if (!this.#end.signal.aborted) this.#draw();
  }

  #typeFilter(key: string): void {
    const view = this.#view;
    if (key === "\r" || key === "\n") view.typing = false;
    else if (key === "\u001b") Object.assign(view, { typing: false, filter: "" });
    else if (key === "\u007f" || key === "\b") view.filter = view.filter.slice(0, -1);
    else if (key >= " " && !key.startsWith("\u001b")) view.filter += key;
    view.offset = 0;
  }
}

const orderOf = (key: string): Order | undefined => names.find((name) => orders[name].key === key);
