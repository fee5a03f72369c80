import type { Recorded } from "./corpus.js";
import { sameData } from "./data.js";
import type { Compared } from "./run.js";

/** Why two lines may differ, or one of ours has none beside it. */
interface DecidedLine {
  readonly line: RegExp;
  readonly why: string;
}

/** Lines whose value is ours, and is not compared. */
const ownValue: readonly DecidedLine[] = [
  {
    line: /^OS Type: /,
    why: "the operating system is what the domain says; C's test driver says linux of every domain",
  },
  { line: /^CPU time: /, why: "guests of the test node have a CPU clock of their own" },
  {
    line: /^CPU: +\d+$/,
    why: "a virtual CPU of the test node runs where it may, not on the last CPU of the host",
  },
  { line: /^\t(?:cpu|vcpu|user|system)_time /, why: "guests of the test node have a CPU clock of their own" },
  {
    line: /^(?:Compiled against library|Using library|Using API|Running against daemon): /,
    why: "versions are our own package's",
  },
  { line: /^\d+\.\d+\.\d+$/, why: "versions are our own package's" },
];

/** Lines that ours alone has, because our test driver tells more. */
const oursAlone: readonly DecidedLine[] = [
  { line: /^Autostart Once: /, why: "the test driver here knows domains that start with the host once" },
  {
    line: /^ {2}(?:cpu|balloon|vcpu|net|block|iothread)\./,
    why: "the test driver here has every group of statistics; C's has the state and the I/O threads",
  },
  {
    line: /^\S+ (?:flush_operations|rd_total_times|wr_total_times|flush_total_times) /,
    why: "the test driver here counts flushes and times of disks",
  },
];

/** What C's test driver says to a call that it does not have. */
const refusals =
  /this function is not supported by the connection driver|unsupported flags \(|Operation not supported: /;

/** Why a script whose commands print what C's print, and of which one failed, does not count. */
export const failedScript = "a script of which a command failed ends with status 1";

/** The decisions by which a run differs, where one of the rules accounts for all that differs. */
export function decisionOf(recorded: Recorded, { theirs, ours }: Compared): string | undefined {
  if (!isScript(recorded) && theirs.status === 1 && ours.status === 0 && refusals.test(theirs.stderr))
    return "the test driver here does what C's refuses";
  const whys = new Set<string>();
  if (theirs.status !== ours.status) {
    if (!isScript(recorded) || theirs.status !== 0 || ours.status !== 1 || !theirs.stderr.includes("error:"))
      return undefined;
    whys.add(failedScript);
  }
  const steady = (lines: readonly string[]): string[] =>
    lines.filter((text) => {
      const found = ownValue.find(({ line }) => line.test(text));
      if (found !== undefined) whys.add(found.why);
      return found === undefined;
    });
  const left = ours.data.filter((text) => {
    const found = theirs.data.includes(text) ? undefined : oursAlone.find(({ line }) => line.test(text));
    if (found !== undefined) whys.add(found.why);
    return found === undefined;
  });
  return sameData(steady(theirs.data), steady(left)) ? [...whys].join("; ") : undefined;
}

/** Whether several commands ran, of which the first that failed stops none. */
const isScript = ({ stdin, argv }: Recorded): boolean =>
  stdin != null || argv.some((word) => word.includes(";"));
