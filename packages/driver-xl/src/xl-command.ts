import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { type CallOptions, checkAborted, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { codeOf, complaints, lastLine, notStarted, xlError } from "./errors.js";
import type { Journal } from "./journal.js";
import type { Draft, JournalEntry } from "./journal-entry.js";
import { followOutput } from "./progress.js";

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

/**
 * Starts xl and stays to note its process and its status, so that both are known even after our death, and to give a file
 * that xl has written its own name. A saved guest's memory is nobody else's business: umask 077. Arguments: files for
 * process, status and configuration, what xl writes and what that will be called, then the command.
 */
const keeper = `umask 077
process=$1 status=$2 config=$3 from=$4 to=$5
shift 5
"$@" &
read -r line </proc/$!/stat && printf '%s\\n' "$line" >"$process"
wait $!
result=$?
[ ! -e "$config" ] || rm -f "$config"
if [ $result = 0 ] && [ -n "$from" ]; then
  if [ -d "$to" ]; then echo "mv: $to: it is a folder" >&2; else mv -f -- "$from" "$to"; fi
fi
echo $result >"$status"
exit $result`;

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

  constructor(options: XlOptions) {
    this.#options = options;
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
      await this.#options.journal.release(entry);
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
    const child = this.#spawn(entry, words, draft);
    const ended = endOf(child);
    entry.lastsFor(ended);
    const onProgress = run.entry && options?.onProgress;
    const progress = onProgress && followOutput(entry, onProgress);
    const status = await this.#patiently(ended, { purpose, child, entry }, options).finally(progress?.end);
    if (status === notFound || status === notRunnable) {
      throw notStarted(
        ErrorNumber.NO_SUPPORT,
        this.#options.command,
        "there is no such command, or it cannot be run",
      );
    }
    return { status, output: await entry.output() };
  }

  #spawn(entry: JournalEntry, args: readonly string[], draft: Draft | undefined): ChildProcess {
    const output = entry.openOutput();
    try {
      const files = [entry.path("xl"), entry.path("status"), entry.path("config")];
      files.push(draft?.from ?? "", draft?.to ?? "");
      const child = spawn("/bin/sh", ["-c", keeper, "sh", ...files, this.#options.command, ...args], {
        detached: true,
        stdio: ["ignore", output, output],
        cwd: "/",
        env: { ...process.env, LC_ALL: "C" },
      });
      child.unref();
      return child;
    } finally {
      closeSync(output);
    }
  }

  #patiently(
    ended: Promise<number>,
    { purpose, child, entry }: { purpose: string; child: ChildProcess; entry: JournalEntry },
    options: CallOptions | undefined,
  ): Promise<number> {
    const { signal } = options ?? {};
    const timeout = Math.min(this.#options.timeout, longestTimer);
    return new Promise((resolve, reject) => {
      const leave = async (code: ErrorNumber, cause?: unknown) => {
        clearTimeout(timer);
        const pid = (await entry.pid()) ?? child.pid;
        const last = lastLine(await entry.output());
        const said = last === undefined ? "" : `; so far it said: ${last}`;
        reject(xlError(code, purpose, `xl is still running, pid ${pid}; it is not stopped${said}`, cause));
      };
      const onAbort = () => void leave(ErrorNumber.OPERATION_ABORTED, signal?.reason);
      const timer = setTimeout(() => void leave(ErrorNumber.OPERATION_TIMEOUT), timeout);
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

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) =>
      reject(notStarted(ErrorNumber.SYSTEM_ERROR, "/bin/sh", cause.message, cause)),
    );
    child.once("exit", (status, signal) => {
      if (status !== null) resolve(status);
      else
        reject(
          xlError(ErrorNumber.OPERATION_FAILED, "xl", `its keeper was killed by ${signal}; outcome unknown`),
        );
    });
  });
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
