import { ErrorDomain, operationInvalid } from "@libvirt-ts/driver";
import type { GuestState } from "./guests.js";
import { numberIn, objectIn, type XlDomain } from "./xl-json.js";

/** KiB that xl gives a guest above its target. */
const slack = 1024;

/**
 * Throws OPERATION_INVALID for a guest that has more memory than its target, on its way there: xl saves it, or sends it
 * away, but cannot build it anew, and it would be lost.
 */
export function assertRestorable({ name, config }: XlDomain, { memory }: GuestState): void {
  const target = numberIn(objectIn(config, "b_info"), "target_memkb");
  if (target === undefined || memory * 1024 <= target + slack) return;
  const detail = `it has ${memory} MiB of memory and has not come down to ${Math.ceil(target / 1024)} MiB yet`;
  throw operationInvalid(ErrorDomain.LIBXL, `domain '${name}'`, detail);
}
