import { type CallOptions, checkAborted, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { codeOf, complaints, lastLine, notStarted, xlError } from "./errors.js";
import type { Journal } from "./journal.js";
import type { Draft, JournalEntry } from "./journal-entry.js";
import { followOutput } from "./progress.js";
import { Starter } from "./starter.js";

/** One run of xl. */
export interface XlRun {
  readonly args: readonly string[];
  /** What it is for, in words for errors: `create domain 'web1'`. */
  readonly purpose: string;
  /** The task that it is the deed of; one that only looks needs none. */
  readonly entry?: JournalEntry;
  /** Text for a file that only its owner may read; `configFile` in `args` stands for its path. */
  readonly config?: string | Uint8Array;
  /** Texts that must not appear in what is told of xl's output. */
  readonly secrets?: readonly string[];
  /** A file that xl writes, and its name once xl has succeeded. */
  readonly draft?: Draft;
}

export interface XlResult {
  readonly status: number;
  /** Standard output and error, in the order in which they were written, without secrets. */
  readonly output: string;
}

/** How xl is run. */
export interface XlOptions {
  /** Path or name of the command. */
  readonly command: string;
  readonly journal: Journal;
  /** Milliseconds we wait for xl; it is never signalled, and goes on after that. */
  readonly timeout: number;
}

/** The placeholder in `args` for the path of the configuration file. */
export const configFile = "\0config";

/** Milliseconds; a timer that is set to more would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** What a shell ends with when there is no such command, or when it cannot be run. */
const notFound = 127;
const notRunnable = 126;

/**
 * Runs xl by its rules: never signalled, since a killed save leaves its guest suspended for good; its output in a file of
 * its own, since a broken pipe kills it; in a session of its own, so that our death changes nothing.
 */
export class XlCommand {
  readonly #options: XlOptions;
  readonly #starter = new Starter();

  constructor(options: XlOptions) {
    this.#options = options;
  }

  /** Lets go of what starts xl; an xl that runs goes on. */
  close(): void {
    this.#starter.close();
  }

  /** Runs xl and waits for it. Throws its failure with libvirt's code and xl's own words. */
  async run(run: XlRun, options?: CallOptions): Promise<string> {
    const result = await this.try(run, options);
    if (result.status === 0) return result.output;
    throw failureOf(run, result);
  }

  /** Runs xl and waits for it; its failure is a result. Throws only when xl could not be run, or our patience ended. */
  async try(run: XlRun, options?: CallOptions): Promise<XlResult> {
    if (run.entry !== undefined) return this.#runIn(run.entry, run, options);
    const entry = await this.#options.journal.begin(run, options);
    try {
      return await this.#runIn(entry, run, options);
    } finally {
      this.#options.journal.release(entry);
    }
  }

  async #runIn(entry: JournalEntry, run: XlRun, options: CallOptions | undefined): Promise<XlResult> {
    const { args, purpose, config, secrets = [], draft } = run;
    checkAborted(ErrorDomain.LIBXL, options);
    if (args.some((arg) => arg !== configFile && arg.includes("\0"))) {
      throw xlError(ErrorNumber.INVALID_ARG, purpose, "an argument contains a NUL character");
    }
    entry.keepSecret(secrets);
    if (config !== undefined) entry.write("config", config);
    if (draft !== undefined) entry.write("draft", JSON.stringify(draft));
    const words = args.map((arg) => (arg === configFile ? entry.path("config") : arg));
    entry.expectOutput();
    const ended = this.#start(entry, words, draft);
    entry.lastsFor(ended);
    const onProgress = run.entry && options?.onProgress;
    const progress = onProgress && followOutput(entry, onProgress);
    const status = await this.#patiently(ended, { purpose, entry }, options).finally(progress?.end);
    if (status === notFound || status === notRunnable) {
      throw notStarted(
        ErrorNumber.NO_SUPPORT,
        this.#options.command,
        "there is no such command, or it cannot be run",
      );
    }
    return { status, output: entry.output() };
  }

  async #start(entry: JournalEntry, words: readonly string[], draft: Draft | undefined): Promise<number> {
    const status = await this.#starter.start({
      process: entry.path("xl"),
      status: entry.path("status"),
      config: entry.path("config"),
      output: entry.path("output"),
      ...(draft && { draft }),
      command: [this.#options.command, ...words],
    });
    if (!wasKilled(status) || entry.hasStatus()) return status;
    const detail = `its keeper was killed by signal ${status - 128}; outcome unknown`;
    throw xlError(ErrorNumber.OPERATION_FAILED, "xl", detail);
  }

  #patiently(
    ended: Promise<number>,
    { purpose, entry }: { purpose: string; entry: JournalEntry },
    options: CallOptions | undefined,
  ): Promise<number> {
    const { signal } = options ?? {};
    const timeout = Math.min(this.#options.timeout, longestTimer);
    return new Promise((resolve, reject) => {
      const leave = (code: ErrorNumber, cause?: unknown) => {
        clearTimeout(timer);
        const pid = entry.pid();
        const who = pid === undefined ? "" : `, pid ${pid}`;
        const last = lastLine(entry.output());
        const said = last === undefined ? "" : `; so far it said: ${last}`;
        reject(xlError(code, purpose, `xl is still running${who}; it is not stopped${said}`, cause));
      };
      const onAbort = () => leave(ErrorNumber.OPERATION_ABORTED, signal?.reason);
      const timer = setTimeout(() => leave(ErrorNumber.OPERATION_TIMEOUT), timeout);
      signal?.addEventListener("abort", onAbort, { once: true });
      if (signal?.aborted) onAbort();
      // It is the timer that keeps Node alive for xl: as long as somebody waits.
      ended.then(resolve, reject).finally(() => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      });
    });
  }
}

/** What xl's failure is to a caller: libvirt's code and xl's own words. */
export function failureOf({ purpose }: XlRun, { status, output }: XlResult) {
  return xlError(codeOf(output), purpose, `${ending(status)}${saying(output)}`);
}

/** A shell tells of a signal by a status above 128. */
export const wasKilled = (status: number) => status > 128;

export function ending(status: number): string {
  return wasKilled(status) ? `xl was killed by signal ${status - 128}` : `xl ended with status ${status}`;
}

export function saying(output: string): string {
  const said = complaints(output);
  return said === "" ? " and said nothing" : `: ${said}`;
}
