import type { Driver, LazyDriver } from "@libvirt-ts/core";
import type { Language } from "../i18n/locale.js";
import type { Catalog } from "../i18n/message.js";
import type { Sink } from "../output/output.js";

/** An end of the process that text goes to. */
export interface TextSink extends Sink {
  readonly isTerminal: boolean;
  /** Why text was lost, where it was not for a reader that went away. */
  readonly failure?: unknown;
}

/** The process as virsh sees it; tests give their own. */
export interface Host {
  /** The words after the program's name. */
  readonly argv: readonly string[];
  /** Drivers of other makers that the embedding program brings. */
  readonly drivers?: readonly (Driver | LazyDriver)[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The name in messages. */
  readonly program: string;
  /** 0 for root; undefined where there are no users. */
  readonly uid: number | undefined;
  readonly stdin: {
    readonly isTerminal: boolean;
    /** What is typed or piped, in pieces. */
    chunks(): AsyncIterable<Uint8Array>;
  };
  /** The two ends of the terminal, for the shell. */
  terminal(): { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** Aborts when nobody reads stdout any more. */
  readonly outputClosed: AbortSignal;
  /** A file that lines are added to, readable by its owner only. Throws what the system says. */
  openLog(path: string): Sink;
  loadCatalog(language: Language): Catalog | undefined;
  /** Called before the first command of a script: a process may set itself up for many. */
  beforeScript?(): void;
}
