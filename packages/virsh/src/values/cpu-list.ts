import { cpusOf } from "@libvirt-ts/core";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";

/**
 * Reads a list of physical CPUs below `possible`: `0,2`, ranges `0-3`, and `^2` to leave one out again. Throws a Failure
 * for an unknown form, a CPU that does not exist and an empty selection.
 */
export function readCpuList(text: string, possible: number): number[] {
  const chosen = new Set<number>();
  for (const item of text.split(",")) {
    const match = /^\s*(?:(\^)\s*)?(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?$/.exec(item);
    if (match === null) {
      throw new Failure(msg("'{item}' in CPU list '{text}' is not understood: expected N, N-M or ^N"), {
        item,
        text,
      });
    }
    const first = Number(match[2]);
    const last = match[3] === undefined ? first : Number(match[3]);
    if (last < first) throw new Failure(msg("'{item}' in CPU list '{text}' runs backwards"), { item, text });
    if (last >= possible) {
      throw new Failure(msg("CPU {cpu} does not exist: the host has CPUs 0 to {last}"), {
        cpu: last,
        last: possible - 1,
      });
    }
    for (let cpu = first; cpu <= last; cpu++) {
      if (match[1] === "^") chosen.delete(cpu);
      else chosen.add(cpu);
    }
  }
  if (chosen.size === 0) throw new Failure(msg("CPU list '{text}' selects no CPU"), { text });
  return [...chosen].sort((a, b) => a - b);
}

/** The CPUs of a map, of those that the host can have. */
export const affinityOf = (cpumap: Uint8Array, possible: number): number[] =>
  cpusOf(cpumap).filter((cpu) => cpu < possible);

/** CPUs in ascending order as a list that `readCpuList` reads: `0-3,5`. */
export function formatCpuList(cpus: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const cpu of cpus) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === cpu - 1) range[1] = cpu;
    else ranges.push([cpu, cpu]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
