import { readFileSync } from "node:fs";
import { type OperationName, operationNames } from "@libvirt-ts/driver";

/** A call: an operation of the contract, or something that the script waits for, and its arguments as they are written. */
export interface RecordedCall {
  readonly operation: OperationName | Waiting;
  readonly args: readonly unknown[];
  /** It is ours, and must succeed where the side has such objects at all. */
  readonly isOurs: boolean;
}

/** `boots` waits until a guest obeys, `hears` for an event that comes later than an answer. */
const waiting = ["boots", "hears"] as const;
type Waiting = (typeof waiting)[number];

/** What one program once said to a libvirtd. */
export interface Scene {
  /** The recording that it is from; what is of none leads from one to the next. */
  readonly name: string;
  readonly calls: readonly RecordedCall[];
}

/**
 * Calls that virsh, virt-install, virt-manager and programs in Python and Perl have made of a libvirtd, in an order in which
 * each finds what it needs: a paragraph each under its name, a call a line as JSON. A line after a `+` is ours. Of the
 * arguments, `@kind name` is an object, which is looked up, `1n` a bigint, and `$` the folder of whoever plays.
 */
export function scenesOf(file: string): Scene[] {
  const text = readFileSync(new URL(`./recorded/${file}.txt`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n\n")
    .map((block): Scene => {
      const lines = block.split("\n");
      const calls = lines.filter((line) => !line.startsWith("#")).map(callOf);
      const name = /^# (.*)/.exec(block)?.[1] ?? `on the way: ${calls.map(({ operation }) => operation)}`;
      return { name, calls };
    });
}

function callOf(line: string): RecordedCall {
  const isOurs = line.startsWith("+ ");
  const [operation, ...args]: readonly unknown[] = JSON.parse(isOurs ? line.slice(2) : line);
  const known = [...operationNames, ...waiting].find((name) => name === operation);
  if (known === undefined) throw new Error(`no operation ${operation}`);
  return { operation: known, args, isOurs };
}
