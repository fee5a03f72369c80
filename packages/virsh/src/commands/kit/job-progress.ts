import type { CallOptions, Domain } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";

/** Milliseconds between two looks at a job. */
const interval = 500;

/**
 * Does some long work on a domain, and where that is wanted says every now and then how far it is: on a terminal in one
 * line, otherwise in a line each time. What cannot be asked is not told.
 */
export async function withJobProgress(
  context: Context,
  domain: Domain,
  what: string,
  verbose: boolean,
  work: (call: CallOptions) => Promise<unknown>,
): Promise<void> {
  const call = context.showingProgress(verbose, context.call);
  if (!verbose) {
    await work(call);
    return;
  }
  const { stderr } = context.app.host;
  let shown = false;
  const tell = (percent: number): void => {
    const text = `${what}: [${percent.toFixed(2).padStart(6)} %]`;
    stderr.write(stderr.isTerminal ? `\r${text}` : `${text}\n`);
    shown = true;
  };
  let asking = false;
  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    context.app.reporter
      .quietly(() => domain.jobInfo(context.call))
      .then(
        ({ dataTotal, dataRemaining }) => {
          if (dataTotal > 0n) tell(Number(((dataTotal - dataRemaining) * 10_000n) / dataTotal) / 100);
        },
        () => {},
      )
      .finally(() => {
        asking = false;
      });
  }, interval);
  try {
    await work(call);
    if (shown) tell(100);
  } finally {
    clearInterval(timer);
    if (shown && stderr.isTerminal) stderr.write("\n");
  }
}
