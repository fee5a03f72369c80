import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Program } from "./bundle.js";
import type { Finding, Outcome } from "./campaign.js";
import { maxLength } from "./mutate.js";
import type { Task } from "./worker.js";

/** How long and how far a reader is fuzzed. */
export interface FuzzOptions {
  readonly inputs: number;
  readonly seed: number;
  /** What an earlier campaign came to, to begin with. */
  readonly corpus?: readonly Uint8Array[];
  /** Milliseconds after which no further input is read. */
  readonly time?: number;
}

/** An input that takes more never ends: milliseconds of the processor's time, or of any for one that waits for what never comes. */
const [hangs, waits] = [60_000, 900_000];
/** Of the memory that a thread's objects may take, in MiB. */
const memory = 512;

/** Fuzzes one reader, in a thread of its own. What ends the thread is a finding as well: no memory, no end. */
export async function fuzz(program: Program, folder: string, options: FuzzOptions): Promise<Outcome> {
  const { inputs, seed, corpus = [], time = Number.MAX_SAFE_INTEGER } = options;
  const shared = new SharedArrayBuffer(8 + 2 * maxLength);
  const task: Task = { program, inputs, seed, corpus, time, shared };
  const worker = new Worker(join(folder, "worker.mjs"), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
    stderr: false,
  });
  let last = { inputs: -1, work: 0, time: 0 };
  let watch: NodeJS.Timeout | undefined;
  const words = new Int32Array(shared, 0, 2);
  const ended = (what: string, stack: string): Outcome => {
    const input = Buffer.from(new Uint8Array(shared, 8, words[0]!)).toString("base64");
    const finding: Finding = { what, stack, input };
    const none = { accepted: 0, refused: 0, bytes: 0, covered: 0, places: program.places, steepest: 0 };
    return { ...none, inputs: words[1]!, corpus, findings: [finding] };
  };
  try {
    return await new Promise<Outcome>((resolve) => {
      worker.on("message", resolve);
      worker.on("error", (error) => resolve(ended(`ended its thread: ${error.message}`, error.stack ?? "")));
      worker.on("exit", (code) => resolve(ended(`ended its thread with ${code}`, "")));
      watch = setInterval(() => {
        const { user, system } = process.cpuUsage();
        const now = { inputs: words[1]!, work: (user + system) / 1000, time: performance.now() };
        // A machine that does other things takes time as well.
        if (now.inputs !== last.inputs) last = now;
        else if (now.work - last.work > hangs || now.time - last.time > waits)
          resolve(ended("never came to an end", ""));
      }, 1000);
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}
