import { PassThrough } from "node:stream";
import type { Host } from "../src/cli/host.js";
import { runOn } from "../src/run-virsh.js";

/** What a run of virsh left behind. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

export interface RunOptions {
  readonly stdin?: string | readonly Uint8Array[];
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly uid?: number;
  readonly loadCatalog?: Host["loadCatalog"];
  /** What is typed on a terminal; without it there is none. */
  readonly typed?: string;
  readonly drivers?: Host["drivers"];
  readonly beforeScript?: () => void;
  /** Hears what was written to stdout so far. */
  readonly onOutput?: (stdout: string) => void;
  /** Print as libvirt 0.1.11 did, which is the default here. */
  readonly classic?: boolean;
}

/** The same in the layout of today's virsh. */
export const today = (argv: readonly string[], options: RunOptions = {}): Promise<Run> =>
  virsh(argv, { ...options, classic: false });

/** Runs virsh in this process, on streams in memory. */
export async function virsh(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stderr" | "stdout") => ({
    isTerminal: options.terminal ?? false,
    write: (text: string) => {
      written[name] += text;
      if (name === "stdout") options.onOutput?.(written.stdout);
    },
  });
  const status = await runOn({
    argv,
    env: { ...(options.classic === false ? {} : { VIRSH_CLASSIC: "1" }), ...options.env },
    program: "virsh",
    drivers: options.drivers ?? [],
    uid: options.uid ?? 0,
    stdin: {
      isTerminal: options.typed !== undefined,
      async *chunks() {
        const { stdin = "" } = options;
        if (typeof stdin === "string") yield new TextEncoder().encode(stdin);
        else yield* stdin;
      },
    },
    terminal: () => {
      const input = new PassThrough();
      input.end(options.typed);
      return { input, output: new PassThrough().resume() };
    },
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    outputClosed: new AbortController().signal,
    openLog: () => ({ write: () => {} }),
    loadCatalog: options.loadCatalog ?? (() => undefined),
    ...(options.beforeScript && { beforeScript: options.beforeScript }),
  });
  return { ...written, status };
}
