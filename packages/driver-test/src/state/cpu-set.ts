import { cpuMapLength, cpuMapOf, cpusOf, ErrorNumber, type NodeInfo, possibleCpus } from "@libvirt-ts/driver";
import { invalidArgument, testError } from "../errors.js";

/** A list of numbers such as `0-3,8,^2`, in order. Throws INVALID_ARG for what is none. */
export function numbersOf(list: string, what: string, most: number): number[] {
  const numbers = new Set<number>();
  for (const part of list.split(",")) {
    const [, not, first, last = first] = /^\s*(\^)?(\d{1,9})(?:-(\d{1,9}))?\s*$/.exec(part) ?? [];
    if (first === undefined || Number(last) < Number(first) || Number(last) > most) {
      throw invalidArgument(what, `${JSON.stringify(list)} is no list of numbers up to ${most}`);
    }
    for (let number = Number(first); number <= Number(last); number++) {
      if (not === undefined) numbers.add(number);
      else numbers.delete(number);
    }
  }
  return [...numbers].sort((one, other) => one - other);
}

/** The shortest list of some numbers in order: `0-3,8`. */
export function listOf(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let index = 0; index < numbers.length; ) {
    let end = index;
    while (numbers[end + 1] === numbers[end]! + 1) end++;
    parts.push(end === index ? `${numbers[index]}` : `${numbers[index]}-${numbers[end]}`);
    index = end + 1;
  }
  return parts.join(",");
}

/** The map of a list of CPUs, as long as the node's; all CPUs where there is no list. */
export function mapOfSet(cpuset: string | undefined, info: NodeInfo): Uint8Array {
  const possible = possibleCpus(info);
  const cpus = cpuset === undefined ? Array(possible).keys() : numbersOf(cpuset, "cpuset", 65_535);
  return cpuMapOf(
    [...cpus].filter((cpu) => cpu < possible),
    cpuMapLength(possible),
  );
}

/** The list of a map's CPUs, of those that the node has. Throws INVALID_ARG where there are none. */
export function setOfMap(cpumap: Uint8Array, info: NodeInfo): string {
  const possible = possibleCpus(info);
  const cpus = cpusOf(cpumap).filter((cpu) => cpu < possible);
  if (cpus.length === 0) {
    throw testError(ErrorNumber.INVALID_ARG, "cpumap", `the node has CPUs 0 to ${possible - 1} only`);
  }
  return listOf(cpus);
}
