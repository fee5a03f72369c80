/** Runs one reader's campaign in a thread, whose memory is bounded and which can be ended when it hangs. */
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { Program } from "./bundle.js";
import { campaign } from "./campaign.js";
import { Probe } from "./probe.js";
import type { Reader } from "./reader.js";

/** What the thread is told. */
export interface Task {
  readonly program: Program;
  readonly inputs: number;
  readonly seed: number;
  readonly corpus: readonly Uint8Array[];
  /** After so many milliseconds no further input is read. */
  readonly time: number;
  /** Where the input that is read stands, behind its length and a count of inputs. */
  readonly shared: SharedArrayBuffer;
}

const { program, inputs, seed, corpus, time, shared } = workerData as Task;
const words = new Int32Array(shared, 0, 2);
const bytes = new Uint8Array(shared, 8);
const probe = new Probe(program.places);
const load = async (file: string) =>
  ((await import(pathToFileURL(file).href)) as { readonly reader: Reader }).reader;
const until = performance.now() + time;
const outcome = await campaign(await load(program.file), probe, {
  plain: await load(program.plain),
  places: program.places,
  words: program.words,
  inputs,
  seed,
  corpus,
  isOver: () => performance.now() > until,
  announce(input) {
    bytes.set(input.subarray(0, bytes.length));
    words[0] = input.length;
    words[1]! += 1;
  },
});
parentPort!.postMessage(outcome);
