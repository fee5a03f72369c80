import type { Recorded } from "../../../virsh/test/replay/corpus.js";
import { dataOf, escaped } from "../../../virsh/test/replay/data.js";
import { type Left, steady } from "./run.js";

/** Where the recordings of QEMU's driver were made, and where the same lies here. */
const places: readonly (readonly [RegExp, string])[] = [
  [/\/tmp\/vf\/pq\b/g, "<FOLDER>/pool"],
  [/\/tmp\/vf\/guest\b/g, "<FOLDER>/guest"],
  [/\/tmp\/vf\/w\w*(?=[/'" ]|$)/gm, "<FOLDER>/work"],
];

/** A line in which runs of blanks and rules of a table have no width: what has a name has another one. */
const narrow = (line: string): string => line.trim().replace(/ {2,}/g, " ").replace(/-{4,}/g, "----");

const lines = (stdout: string): string[] => dataOf(stdout).map(narrow);

/** What has a name in a recording is another each time. */
function isSame(theirs: string, ours: string): boolean {
  if (theirs === ours) return true;
  const parts = theirs.split(/<[A-Z]+>/);
  if (parts.length === 1) return false;
  return new RegExp(`^${parts.map(escaped).join(".*")}$`).test(ours);
}

/** How ours, on the daemon that C's virsh was recorded on, compares with the recording: nothing where it is the same. */
export function differenceOf(recorded: Recorded, ours: Left): object | undefined {
  const here = places.reduce((text, [place, name]) => text.replace(place, name), recorded.stdout);
  const theirs = lines(steady(here));
  const told = lines(ours.stdout);
  const same = theirs.length === told.length && theirs.every((line, at) => isSame(line, told[at]!));
  if (same && recorded.exit === ours.status) return undefined;
  return {
    name: recorded.name,
    theirs: { status: recorded.exit, stdout: theirs },
    ours: { ...ours, stdout: told },
  };
}
