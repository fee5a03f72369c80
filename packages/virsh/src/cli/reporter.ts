import { ErrorLevel, ErrorNumber, formatErrorLine, LibvirtError } from "@libvirt-ts/core";
import { msg, type Translator } from "../i18n/message.js";
import type { Output, Sink } from "../output/output.js";
import { printable } from "../output/printable.js";
import type { Style } from "../output/style.js";
import { AlreadyTold, Failure, moreReasonsOf, UsageError } from "./failure.js";

interface ReporterParts {
  readonly out: Output;
  readonly err: Sink;
  /** Asked for when there is something to say. */
  readonly style: () => Style;
  readonly translator: Translator;
  /** Debug lines of this level and below are printed. */
  readonly debug: number;
  /** An error of the library goes before virsh's own sentence, in libvirt's own format; otherwise behind it, as a line like it. */
  readonly classic: boolean;
  readonly log?: Sink;
}

/** Tells what went wrong: on stderr, and in the log file. */
export class Reporter {
  readonly #parts: ReporterParts;
  readonly #told = new WeakSet<LibvirtError>();
  #muted = 0;

  constructor(parts: ReporterParts) {
    this.#parts = parts;
  }

  /** An `error: ` line. */
  error(text: string): void {
    this.#write("error:", text);
  }

  /** A `warning: ` line: something was done, though not as wished. */
  warning(text: string): void {
    this.#write("warning:", text);
  }

  /** A line in a peer's own words, which is no error. */
  progress(line: string): void {
    this.#line(printable(line));
  }

  /**
   * What the library says as soon as it says it: a warning, and with `--classic` every error in libvirt's own format, each
   * one once. NO_XEN is what a host without Xen always says, who aborts knows, and OK is worth a line only as a warning:
   * that something went well of which nobody was told.
   */
  library(error: LibvirtError): void {
    if (this.#muted > 0 || this.#told.has(error)) return;
    const { NO_XEN, OK, OPERATION_ABORTED } = ErrorNumber;
    if (error.code === NO_XEN || error.code === OPERATION_ABORTED) return;
    if (error.code === OK && error.level !== ErrorLevel.WARNING) return;
    if (!this.#parts.classic) {
      if (error.level !== ErrorLevel.WARNING) return;
      this.#told.add(error);
      this.warning(error.message);
      return;
    }
    this.#told.add(error);
    const line = formatErrorLine(error).trimEnd();
    const more = `; ${moreReasonsOf(error)}`;
    this.#line(line.endsWith(more) ? line.slice(0, -more.length) : line);
    this.#reasons(error);
  }

  /** Runs something whose library errors are nobody's business yet: a look-up by id before the one by name. */
  async quietly<T>(act: () => Promise<T>): Promise<T> {
    this.#muted++;
    try {
      return await act();
    } finally {
      this.#muted--;
    }
  }

  /** Whatever a command threw. `where` goes before what is wrong with a script's line. */
  failure(thrown: unknown, where = ""): void {
    const { translator } = this.#parts;
    if (thrown instanceof AlreadyTold) return;
    if (thrown instanceof UsageError) {
      for (const { say, values } of thrown.failures) this.error(where + translator.say(say, values));
    } else if (thrown instanceof Failure) {
      this.error(where + thrown.text(translator, this.#parts.classic));
      if (!this.#parts.classic && thrown.cause instanceof LibvirtError) this.#cause(thrown.cause);
    } else if (thrown instanceof LibvirtError) {
      this.library(thrown);
      this.error(where + thrown.message);
      if (!this.#parts.classic) this.#reasons(thrown);
    } else if (isSystemError(thrown)) {
      this.error(where + thrown.message);
    } else {
      const text = thrown instanceof Error ? thrown.message : String(thrown);
      this.error(translator.say(msg("internal error, please report it: {text}"), { text }));
      if (thrown instanceof Error && thrown.stack !== undefined) this.#line(thrown.stack);
    }
  }

  /** A line on stderr, for those who asked for this level. */
  debug(level: number, text: string): void {
    if (level <= this.#parts.debug) this.#line(text);
  }

  /** The library's own words for what made a command fail; each reason of several drivers has a line. */
  #cause(error: LibvirtError): void {
    const more = moreReasonsOf(error);
    if (more !== "" && error.message.endsWith(`; ${more}`)) {
      this.error(error.message.slice(0, -`; ${more}`.length));
      for (const reason of more.split("; ")) this.error(reason);
    } else this.error(error.message);
    this.#reasons(error);
  }

  /** What each driver had to say, for those who debug. */
  #reasons(error: LibvirtError): void {
    if (!(error.cause instanceof AggregateError)) return;
    for (const one of error.cause.errors) this.debug(1, printable(String((one as Error).message)));
  }

  #write(label: string, text: string): void {
    this.#parts.out.flush();
    const shown = text.split("\n").map(printable).join("\n");
    this.#parts.err.write(
      `${this.#parts.style().paint(label === "error:" ? "red" : "yellow", label)} ${shown}\n`,
    );
    this.#log(`${label} ${shown}`);
  }

  #line(text: string): void {
    this.#parts.out.flush();
    this.#parts.err.write(`${text}\n`);
    this.#log(text);
  }

  #log(text: string): void {
    this.#parts.log?.write(`${new Date().toISOString()} [${process.pid}] ${text}\n`);
  }
}

function isSystemError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && typeof (thrown as NodeJS.ErrnoException).syscall === "string";
}
