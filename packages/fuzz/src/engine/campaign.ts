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
  /** How long all inputs were together. */
  readonly bytes: number;
  /** Places of the code that were reached, of so many. */
  readonly covered: number;
  readonly places: number;
  /** Inputs that reached something new, to begin another campaign with. */
  readonly corpus: readonly Uint8Array[];
  /** The most steps that an input took for each of its bytes and 64 more. */
  readonly steepest: number;
  readonly findings: readonly Finding[];
}

export interface CampaignOptions {
  readonly places: number;
  readonly words: readonly (string | number)[];
  readonly inputs: number;
  readonly seed: number;
  /** What an earlier campaign came to. */
  readonly corpus?: readonly Uint8Array[];
  /** The same reader without counting, which is faster: it reads all inputs but those that are to guide. */
  readonly plain?: Reader;
  /** Is told of each input before it is read, so that it is known if the reader never comes back. */
  readonly announce: (input: Uint8Array) => void;
  /** Findings of one kind are one; after so many kinds the campaign ends. 20 when left out. */
  readonly enough?: number;
  /** Whether the campaign is to end before all inputs were read. */
  readonly isOver?: () => boolean;
}

/** Of the inputs, one in so many is read by the code that counts, as what is new is made of those: fewer the longer nothing new came. */
const everySince = (quiet: number): number => Math.min(64, Math.max(4, quiet >>> 9));

/** What is wrong with how a reader ended, if anything is. */
function faultOf(reader: Reader, error: unknown): string | undefined {
  if (error === undefined) return undefined;
  return isViolation(error) ? error.message : reader.fault(error);
}

/** Runs a reader over inputs that are made of those which reached something new. */
export async function campaign(reader: Reader, probe: Probe, options: CampaignOptions): Promise<Outcome> {
  const { places, words, plain = reader, announce, enough = 20 } = options;
  const random = new Random(options.seed);
  const corpus: Uint8Array[] = [];
  /** Of them, those that were accepted. */
  const sound: Uint8Array[] = [];
  const mutator = new Mutator(random, words, corpus);
  const findings = new Map<string, Finding>();
  let [inputs, accepted, refused, bytes, steepest, newest] = [0, 0, 0, 0, 0, 0];

  const found = (input: Uint8Array, what: string, error?: unknown): void => {
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const place = /\n\s+at (?!.*campaign)([^\n]*)/.exec(stack)?.[1] ?? "";
    const key = `${what.replace(/[\d"'`:].*|\n.*/s, "")} ${place.replace(/:\d+\)?$/, "")}`;
    if (!findings.has(key)) findings.set(key, { what, stack, input: Buffer.from(input).toString("base64") });
  };
  const { stepsPerByte = 3_000, steps = 300_000, milliseconds = 300 } = reader;
  const allowedTime = (input: Buffer) => milliseconds + input.length / 100;
  const mostSteps = (input: Buffer) => steps + stepsPerByte * input.length;
  const unhandled = (error: unknown): void => found(last, "left a rejection to nobody", error);
  let last: Uint8Array = new Uint8Array();

  /** The milliseconds of the processor's time that an input takes. */
  const workOf = async (subject: Reader, input: Buffer): Promise<number> => {
    const before = process.cpuUsage();
    try {
      await subject.read(input);
    } catch {}
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  /** The error of an input once more, and where it comes from. */
  const errorOf = async (subject: Reader, input: Buffer): Promise<unknown> => {
    Error.stackTraceLimit = stackTraceLimit;
    probe.begin(mostSteps(input));
    try {
      return await subject.read(input);
    } catch (error) {
      return error;
    } finally {
      probe.end();
      Error.stackTraceLimit = 0;
    }
  };
  /** Looks closer at an input that took long or too many steps, or whose error is none that the reader documents. */
  const suspect = async (input: Buffer, subject: Reader, wrong: string | undefined, spent: number) => {
    let time = spent;
    // A machine that does other things takes time as well, and a collection of garbage: the processor's counts, twice.
    const allowed = allowedTime(input);
    for (let again = 0; again < 2 && time > allowed; again++)
      time = Math.min(time, await workOf(subject, input));
    if (time > allowed) found(input, `took ${Math.round(time)} ms for ${input.length} bytes`);
    if (wrong !== undefined) found(input, wrong, await errorOf(subject, input));
  };
  /** Takes down what came of an input. */
  const end = (input: Buffer, subject: Reader, start: number, error: unknown): Promise<void> | undefined => {
    const time = performance.now() - start;
    if (error === undefined) accepted += 1;
    else refused += 1;
    if (subject === reader) {
      // Whoever catches all errors has caught that one as well.
      const isOut = probe.steps > mostSteps(input);
      const slope = probe.steps / (input.length + 64);
      if (probe.end() || slope > steepest * 1.1) {
        newest = inputs;
        corpus.push(input);
        if (error === undefined) sound.push(input);
      }
      steepest = Math.max(steepest, slope);
      if (isOut)
        return suspect(input, subject, `took more than ${steps} steps and ${stepsPerByte} for each byte`, 0);
    }
    const wrong = faultOf(subject, error);
    return wrong !== undefined || time > allowedTime(input)
      ? suspect(input, subject, wrong, time)
      : undefined;
  };
  /** Reads an input; there is something to wait for only where the reader says so. */
  const run = (input: Buffer, subject: Reader): Promise<void> | undefined => {
    inputs += 1;
    bytes += input.length;
    last = input;
    announce(input);
    if (subject === reader) probe.begin(mostSteps(input));
    const start = performance.now();
    try {
      const result = subject.read(input);
      if (result instanceof Promise)
        return result.then(
          () => end(input, subject, start, undefined),
          (error: unknown) => end(input, subject, start, error),
        );
    } catch (error) {
      return end(input, subject, start, error);
    }
    return end(input, subject, start, undefined);
  };
  /** What came last is of most interest, for nothing was made of it yet; of what came before it, what is accepted and short. */
  const choose = (): Uint8Array => {
    const isLate = random.below(4) === 0;
    const from = !isLate && random.below(3) > 0 && sound.length > 0 ? sound : corpus;
    const [first, tries] = isLate ? [Math.max(0, corpus.length - 8), 2] : [0, 8];
    let shortest: Uint8Array | undefined;
    for (let left = tries; left > 0; left--) {
      const other = from[first + random.below(from.length - first)]!;
      if (shortest === undefined || other.length < shortest.length) shortest = other;
    }
    return shortest!;
  };

  process.on("unhandledRejection", unhandled);
  // Most inputs are refused, and most of the time would be that of errors that look where they are.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const short = (one: Buffer, other: Buffer) => one.length - other.length;
  for (const input of reader.seeds.map((seed) => Buffer.from(seed as string)).sort(short)) {
    await run(input, reader);
    if (corpus.at(-1) !== input) corpus.push(input);
  }
  for (const input of options.corpus ?? []) await run(Buffer.from(input), reader);
  const isOver = () => findings.size >= enough || options.isOver?.() === true;
  while (inputs < options.inputs && !(inputs % 64 === 0 && isOver())) {
    const isCounted = inputs % everySince(inputs - newest) === 0;
    const pending = run(mutator.mutate(choose()), isCounted ? reader : plain);
    if (pending !== undefined) await pending;
    if (inputs % 256 === 0) await new Promise(setImmediate);
  }
  await new Promise(setImmediate);
  process.off("unhandledRejection", unhandled);
  Error.stackTraceLimit = stackTraceLimit;
  return {
    inputs,
    accepted,
    refused,
    bytes,
    covered: probe.covered,
    places,
    corpus,
    steepest: Math.round(steepest),
    findings: [...findings.values()],
  };
}
