import type { DriverOperations } from "@libvirt-ts/driver";
import { Feature } from "@libvirt-ts/rpc";

/** Features of the protocol itself, which no driver has a say in. Node cannot send file descriptors. */
const own: Readonly<Record<number, boolean>> = {
  [Feature.REMOTE]: false,
  [Feature.FD_PASSING]: false,
  [Feature.TYPED_PARAM_STRING]: true,
  [Feature.KEEPALIVE]: true,
  [Feature.EVENT_CALLBACK]: true,
  [Feature.CLOSE_CALLBACK]: true,
  [Feature.NETWORK_UPDATE_ORDER]: true,
};

/** Whether a client may rely on a feature. Never an error: a client would give up on it. */
export async function hasFeature(
  feature: number,
  operations: DriverOperations | undefined,
): Promise<boolean> {
  const known = own[feature];
  if (known !== undefined) return known;
  try {
    return (await operations?.supportsFeature?.(feature)) ?? false;
  } catch {
    return false;
  }
}
