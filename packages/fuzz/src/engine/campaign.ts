import { Random } from "@libvirt-ts/testkit";
import { Mutator } from "./mutate.js";
import type { Probe } from "./probe.js";
import { isViolation, type Reader } from "./reader.js";

/** Something that a reader must not do, and the input that makes it do so. */
export interface Finding {
  readonly what: string;
  readonly stack: string;
  /** In base64. */
  readonly input: string;
}

/** What came of a campaign. */
export interface Outcome {
  readonly inputs: number;
  readonly accepted: number;
  readonly refused: number;
  /** Places of the code that were reached, of so many. */
  readonly covered: number;
  readonly places: number;
  /** Inputs that reached something new. */
  readonly corpus: number;
  /** The most steps that an input took for each of its bytes and 64 more. */
  readonly steepest: number;
  readonly findings: readonly Finding[];
}

export interface CampaignOptions {
  readonly places: number;
  readonly words: readonly (string | number)[];
  readonly inputs: number;
  readonly seed: number;
  /** Is told of each input before it is read, so that it is known if the reader never comes back. */
  readonly announce: (input: Uint8Array) => void;
  /** Findings of one kind are one; after so many kinds the campaign ends. 20 when left out. */
  readonly enough?: number;
  /** Whether the campaign is to end before all inputs were read. */
  readonly isOver?: () => boolean;
}

/** Runs a reader over inputs that are made of those which reached something new. */
export async function campaign(reader: Reader, probe: Probe, options: CampaignOptions): Promise<Outcome> {
  const random = new Random(options.seed);
  const corpus: Buffer[] = [];
  const mutator = new Mutator(random, options.words, corpus);
  const findings = new Map<string, Finding>();
  let [inputs, accepted, refused, steepest] = [0, 0, 0, 0];

  const found = (input: Buffer, what: string, error?: unknown): void => {
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const place = /\n\s+at (?!.*campaign)([^\n]*)/.exec(stack)?.[1] ?? "";
    const key = `${what.replace(/[\d"'`:].*|\n.*/s, "")} ${place.replace(/:\d+\)?$/, "")}`;
    if (!findings.has(key)) findings.set(key, { what, stack, input: input.toString("base64") });
  };
  const { stepsPerByte = 3_000, steps = 300_000, milliseconds = 300 } = reader;
  const unhandled = (error: unknown): void => found(last, "left a rejection to nobody", error);
  let last: Buffer = Buffer.alloc(0);

  /** The milliseconds that an input takes, and the error that it ends in. */
  const once = async (input: Buffer): Promise<{ time: number; error?: unknown }> => {
    const start = performance.now();
    try {
      const result = reader.read(input);
      if (result instanceof Promise) await result;
      return { time: performance.now() - start };
    } catch (error) {
      return { time: performance.now() - start, error };
    }
  };
  /** The milliseconds of the processor's time that an input takes. */
  const workOf = async (input: Buffer): Promise<number> => {
    const before = process.cpuUsage();
    await once(input);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const run = async (input: Buffer): Promise<void> => {
    inputs += 1;
    last = input;
    options.announce(input);
    const most = steps + stepsPerByte * input.length;
    probe.begin(most);
    let { time, error } = await once(input);
    // Whoever catches all errors has caught that one as well.
    const isOut = probe.steps > most;
    const slope = probe.steps / (input.length + 64);
    const isNew = probe.end();
    // A machine that does other things takes time as well, and a collection of garbage: the processor's counts, twice.
    const allowed = milliseconds + input.length / 100;
    for (let again = 0; again < 2 && time > allowed; again++) time = Math.min(time, await workOf(input));
    if (time > allowed) found(input, `took ${Math.round(time)} ms for ${input.length} bytes`);
    if (isOut) found(input, `took more than ${steps} steps and ${stepsPerByte} for each byte`, error);
    else if (isViolation(error)) found(input, error.message, error);
    else if (error !== undefined) {
      refused += 1;
      const fault = reader.fault(error);
      if (fault !== undefined) found(input, fault, error);
    } else accepted += 1;
    if (isNew || slope > steepest * 1.1) corpus.push(input);
    steepest = Math.max(steepest, slope);
    probe.begin(Number.POSITIVE_INFINITY);
    probe.end();
  };

  process.on("unhandledRejection", unhandled);
  for (const seed of reader.seeds) {
    await run(Buffer.from(seed as string));
    if (!corpus.includes(last)) corpus.push(last);
  }
  const isOver = () => findings.size >= (options.enough ?? 20) || options.isOver?.() === true;
  while (inputs < options.inputs && !(inputs % 64 === 0 && isOver())) {
    // What came last is of most interest, for nothing was made of it yet.
    const at =
      random.below(3) === 0
        ? corpus.length - 1 - random.below(Math.min(8, corpus.length))
        : random.below(corpus.length);
    await run(Buffer.from(mutator.mutate(corpus[at]!)));
    if (inputs % 256 === 0) await new Promise(setImmediate);
  }
  await new Promise(setImmediate);
  process.off("unhandledRejection", unhandled);
  return {
    inputs,
    accepted,
    refused,
    covered: probe.covered,
    places: options.places,
    corpus: corpus.length,
    steepest: Math.round(steepest),
    findings: [...findings.values()],
  };
}
