import type { DriverOperations } from "@libvirt-ts/driver";

/** Features of the protocol itself, by the numbers of `SUPPORTS_FEATURE`. C: `VIR_DRV_FEATURE_*`. */
const own: Readonly<Record<number, boolean>> = {
  // The second form of migration, and file descriptors, which Node cannot send.
  2: false,
  8: false,
  // Strings in typed parameters; keepalive; events by callback id; the close callback; the order of network updates.
  9: true,
  10: true,
  14: true,
  15: true,
  16: true,
};

/** The number of keepalive: who asks for it answers pings. */
export const keepaliveFeature = 10;

/** Whether a client may rely on a feature. Never an error: a client would give up on it. */
export async function hasFeature(
  feature: number,
  operations: DriverOperations | undefined,
): Promise<boolean> {
  const known = own[feature];
  if (known !== undefined) return known;
  const answer = operations?.supportsFeature?.(feature);
  return (await answer?.catch(() => false)) ?? false;
}
