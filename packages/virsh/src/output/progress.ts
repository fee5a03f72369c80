import type { Context } from "../cli/context.js";
import { prettyBytes } from "../values/bytes.js";

/** How far some long work is, told on a terminal. */
export interface Progress {
  /** As many bytes are done as before, and these. */
  advance(bytes: number): void;
  /** How many bytes there are in all, once that is known. */
  total(bytes: number): void;
  /** Ends the line. */
  end(): void;
}

const silent: Progress = { advance: () => {}, total: () => {}, end: () => {} };

/** Milliseconds between two updates: more is no easier to read. */
const interval = 200;

/** Tells how many bytes were moved, how fast, and how long the rest will take; nothing where stderr is no terminal, or for who wants quiet. */
export function progressOf({ app }: Context, what: string): Progress {
  const { host, options } = app;
  if (!host.stderr.isTerminal || options.quiet) return silent;
  const started = performance.now();
  let done = 0;
  let all: number | undefined;
  let shown = Number.NEGATIVE_INFINITY;
  const show = (): void => {
    const seconds = (performance.now() - started) / 1000;
    const rate = seconds > 0 ? done / seconds : 0;
    const left = all === undefined || rate === 0 ? "" : `, ${Math.ceil((all - done) / rate)} s left`;
    const percent = all ? ` [${((100 * done) / all).toFixed(2).padStart(6)} %]` : "";
    host.stderr.write(`\r${what}:${percent} ${prettyBytes(done)}, ${prettyBytes(rate)}/s${left}\x1b[K`);
  };
  return {
    advance(bytes) {
      done += bytes;
      const now = performance.now();
      if (now - shown < interval) return;
      shown = now;
      show();
    },
    total(bytes) {
      all = bytes;
    },
    end() {
      show();
      host.stderr.write("\n");
    },
  };
}
