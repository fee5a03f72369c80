import { ErrorNumber, type NodeDeviceRef } from "@libvirt-ts/driver";
import type { NodeDevice } from "@libvirt-ts/xml/node-device";
import type { Configured, Kind } from "./table.js";

/**
 * A device of the host: there when it has a `live` description. One that was made by hand is defined or transient; what the
 * host has by itself is neither, and counts as persistent.
 */
export interface TestNodeDevice extends Configured<NodeDevice> {
  readonly isHardware: boolean;
  /** The driver that it had before it was handed to guests. */
  ownDriver?: NodeDevice["driver"];
  isDetached?: boolean;
}

export const nodeDeviceKind: Kind = { noun: "node device", missing: ErrorNumber.NO_NODE_DEVICE };

export const nodeDeviceRef = ({ name }: TestNodeDevice): NodeDeviceRef => ({ name });

/** What the host itself has. */
export const hardware = (live: NodeDevice & { readonly name: string }): TestNodeDevice => ({
  name: live.name,
  live,
  autostart: false,
  isHardware: true,
});

/** The types of a device's capabilities, and of what stands in these: `scsi_host`, `fc_host`. */
export function capabilityTypes({ capability = [] }: NodeDevice): Set<string> {
  const types = new Set<string>();
  for (const one of capability) {
    types.add(one.type);
    for (const { type } of nested(one)) types.add(type);
  }
  return types;
}

/** What stands in a capability, `fc_host` in `scsi_host` for instance. */
export function nested(capability: object): readonly { readonly type: string }[] {
  return (capability as { readonly capability?: readonly { readonly type: string }[] }).capability ?? [];
}
