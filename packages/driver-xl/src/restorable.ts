import { ErrorDomain, operationInvalid } from "@libvirt-ts/driver";
import type { Guest } from "./look.js";

/** KiB that xl gives a guest above its target. */
export const slack = 1024;

/**
 * Throws OPERATION_INVALID for a guest that has more memory than its target, on its way there: xl saves it, or sends it
 * away, but cannot build it anew, and it would be lost.
 */
export function assertRestorable({ name, memory, target }: Guest): void {
  if (target === undefined || memory <= target + slack) return;
  const inMib = (kib: number) => Math.ceil(kib / 1024);
  const detail = `it has ${inMib(memory)} MiB of memory and has not come down to ${inMib(target)} MiB yet`;
  throw operationInvalid(ErrorDomain.LIBXL, `domain '${name}'`, detail);
}
