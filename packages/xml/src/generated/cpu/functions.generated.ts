// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { cpuTable } from "./table.generated.js";
import type { Cpu } from "../cpu/types.generated.js";

/** This kind of document, for functions that take any. */
export const cpuKind: Kind = { table: cpuTable, root: "cpu" };

/** A cpu document, read. */
export interface ParsedCpu {
  readonly cpu: Cpu;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a cpu document (`<cpu>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseCpu(input: string | Uint8Array, options: ReadOptions = {}): ParsedCpu {
  const { value, warnings } = parse<Cpu>(cpuKind, input, options);
  return { cpu: value, warnings };
}

/**
 * Writes a cpu document (`<cpu>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatCpu(cpu: Cpu, options: WriteOptions = {}): string {
  return format(cpuKind, cpu, options);
}

/** What differs between two cpu documents in meaning. */
export function diffCpu(before: Cpu, after: Cpu, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
