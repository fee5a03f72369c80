// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { nodeDeviceTable } from "./table.generated.js";
import type { NodeDevice } from "../node-device/types.generated.js";

/** This kind of document, for functions that take any. */
export const nodeDeviceKind: Kind = { table: nodeDeviceTable, root: "device" };

/** A node device document, read. */
export interface ParsedNodeDevice {
  readonly nodeDevice: NodeDevice;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a node device document (`<device>`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parseNodeDevice(input: string | Uint8Array, options: ReadOptions = {}): ParsedNodeDevice {
  const { value, warnings } = parse<NodeDevice>(nodeDeviceKind, input, options);
  return { nodeDevice: value, warnings };
}

/**
 * Writes a node device document (`<device>`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function formatNodeDevice(nodeDevice: NodeDevice, options: WriteOptions = {}): string {
  return format(nodeDeviceKind, nodeDevice, options);
}

/** What differs between two node device documents in meaning. */
export function diffNodeDevice(before: NodeDevice, after: NodeDevice, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
