import { type ChildProcess, spawn } from "node:child_process";
import { type CallOptions, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { codeOf, complaints, xlError } from "./errors.js";
import type { Journal, JournalEntry } from "./journal.js";

/** One run of xl. */
export interface XlRun {
  readonly args: readonly string[];
  /** What it is for, in words for errors: `create web1`. */
  readonly purpose: string;
  /** Text for a file that only its owner may read; `args` name it by calling with its path. */
  readonly config?: string;
  /** Texts that must not appear in what is told of xl's output. */
  readonly secrets?: readonly string[];
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
 * Runs xl by its rules: never signalled, since a killed save leaves its guest suspended for good; its output in a file of
 * its own, since a broken pipe kills it; in a session of its own, so that our death changes nothing; with umask 077, since
 * a saved guest's memory is nobody else's business.
 */
export class XlCommand {
  readonly #options: XlOptions;

  constructor(options: XlOptions) {
    this.#options = options;
  }

  /** Runs xl and waits for it. Throws its failure with libvirt's code and xl's own words. */
  async run(run: XlRun, options?: CallOptions): Promise<string> {
    const { status, output } = await this.try(run, options);
    if (status === 0) return output;
    throw xlError(codeOf(output), run.purpose, `xl ended with status ${status}: ${complaints(output)}`);
  }

  /** Runs xl and waits for it; its failure is a result. Throws only when xl could not be run, or our patience ended. */
  async try({ args, purpose, config, secrets = [] }: XlRun, options?: CallOptions): Promise<XlResult> {
    const entry = await this.#options.journal.begin(purpose, config);
    const paths = args.map((arg) => (arg === configFile ? entry.configPath : arg));
    const child = this.#spawn(paths, entry);
    const ended = endOf(child);
    // A run that goes on without us still ends its journal entry, as long as we live.
    const settled = ended.then(
      async (status) => ({ status, output: redact(await entry.end(), secrets) }),
      async (error: unknown) => {
        await entry.end();
        throw isMissing(error)
          ? xlError(ErrorNumber.NO_SUPPORT, this.#options.command, "there is no such command", error)
          : error;
      },
    );
    settled.catch(() => {});
    return this.#patiently(settled, purpose, child, options);
  }

  #spawn(args: readonly string[], entry: JournalEntry): ChildProcess {
    const child = spawn("/bin/sh", ["-c", 'umask 077; exec "$0" "$@"', this.#options.command, ...args], {
      detached: true,
      stdio: ["ignore", entry.outputFd, entry.outputFd],
      env: { ...process.env, LC_ALL: "C" },
    });
    child.unref();
    if (child.pid !== undefined) entry.started(child.pid);
    return child;
  }

  #patiently<T>(
    settled: Promise<T>,
    purpose: string,
    child: ChildProcess,
    options: CallOptions | undefined,
  ): Promise<T> {
    const { signal } = options ?? {};
    const { timeout } = this.#options;
    return new Promise((resolve, reject) => {
      const left = (code: ErrorNumber, cause?: unknown) =>
        reject(xlError(code, purpose, `xl is still running, pid ${child.pid}; it is not stopped`, cause));
      const onAbort = () => left(ErrorNumber.OPERATION_ABORTED, signal?.reason);
      const timer = setTimeout(() => left(ErrorNumber.OPERATION_TIMEOUT), timeout);
      signal?.addEventListener("abort", onAbort, { once: true });
      child.ref();
      settled.then(resolve, reject).finally(() => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      });
    });
  }
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => {
      if (status !== null) resolve(status);
      else reject(xlError(ErrorNumber.OPERATION_FAILED, "xl", `it was killed by ${signal}`));
    });
  });
}

/** xl quotes a line that it cannot read, password and all. */
function redact(output: string, secrets: readonly string[]): string {
  let text = output;
  for (const secret of secrets) if (secret !== "") text = text.replaceAll(secret, "***");
  return text;
}

const isMissing = (error: unknown) =>
  !(error instanceof LibvirtError) && (error as { code?: unknown }).code === "ENOENT";
