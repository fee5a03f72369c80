import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

export const mebibyte = 1024 * 1024;

/** Bytes that the objects of this process hold, once all that nobody needs any more is gone. */
export function heldBytes(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes that this process holds, kept by the kernel for it in whatever way. */
export function residentBytes(): number {
  collect();
  return process.memoryUsage().rss;
}
