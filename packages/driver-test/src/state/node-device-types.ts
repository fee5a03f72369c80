import type { NodeDevice } from "@libvirt-ts/xml/node-device";
import { nested } from "./node-device.js";

type Capability = NonNullable<NodeDevice["capability"]>[number];

/** A virtual SCSI host of Fibre Channel. */
export interface FibreHost {
  readonly wwnn: string;
  readonly wwpn: string;
}

/** A type of mediated device that a parent offers. */
export interface MediatedType {
  readonly id: string;
  readonly availableInstances: number;
}

export type Mediated = Extract<Capability, { readonly type: "mdev" }>;
export type ScsiHost = Extract<Capability, { readonly type: "scsi_host" }>;

/** A device's capability of one type. */
export function capabilityOf<T extends "mdev" | "pci" | "scsi_host">(
  { capability = [] }: NodeDevice,
  type: T,
): Extract<Capability, { readonly type: T }> | undefined {
  return capability.find((one) => one.type === type) as Extract<Capability, { readonly type: T }> | undefined;
}

/** The names of a SCSI host in Fibre Channel, if it is one there. */
export function fibreHostOf(device: NodeDevice): FibreHost | undefined {
  const host = capabilityOf(device, "scsi_host");
  if (host === undefined) return undefined;
  return nested(host).find(({ type }) => type === "fc_host") as FibreHost | undefined;
}

/** The types of mediated devices that a device offers. */
export function mediatedTypesOf({ capability = [] }: NodeDevice): readonly MediatedType[] {
  return capability
    .flatMap(nested)
    .filter(({ type }) => type === "mdev_types")
    .flatMap((types) => (types as { readonly typeElement?: readonly MediatedType[] }).typeElement ?? []);
}
