import { DriverFeature, type DriverOperations } from "@libvirt-ts/driver";

/** Features of the protocol itself, which no driver has a say in. Node cannot send file descriptors. */
const own: Readonly<Record<number, boolean>> = {
  [DriverFeature.REMOTE]: false,
  [DriverFeature.FD_PASSING]: false,
  [DriverFeature.TYPED_PARAM_STRING]: true,
  [DriverFeature.KEEPALIVE]: true,
  [DriverFeature.EVENT_CALLBACK]: true,
  [DriverFeature.CLOSE_CALLBACK]: true,
  [DriverFeature.NETWORK_UPDATE_ORDER]: true,
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
