import { randomUUID } from "node:crypto";
import { ErrorNumber } from "@libvirt-ts/driver";
import { parseUuid } from "@libvirt-ts/xml";
import type { NodeDevice } from "@libvirt-ts/xml/node-device";
import { testError } from "../errors.js";
import type { TestNode } from "../state/node.js";
import { capabilityTypes, nodeDeviceKind, type TestNodeDevice } from "../state/node-device.js";
import {
  capabilityOf,
  fibreHostOf,
  type Mediated,
  mediatedTypesOf,
  type ScsiHost,
} from "../state/node-device-types.js";
import { named } from "../state/table.js";

const what = "node device XML";

/** A document of a device that the host can make, as the device will be: with a name and a place of its own. */
export function completed(node: TestNode, document: NodeDevice): NodeDevice & { readonly name: string } {
  const parent = parentOf(node, document);
  const mediated = capabilityOf(document, "mdev");
  if (mediated !== undefined) return mediatedDevice(parent, document, mediated);
  const host = capabilityOf(document, "scsi_host");
  if (host !== undefined) return virtualHost(node, parent, document, host);
  throw testError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    what,
    "the test node makes mediated devices and virtual SCSI hosts only",
  );
}

/** Throws OPERATION_FAILED where a device's parent has no room for another one of its type. */
export function assertAvailable(node: TestNode, document: NodeDevice): void {
  const mediated = capabilityOf(document, "mdev");
  if (mediated === undefined) return;
  const parent = parentOf(node, document);
  const { id } = mediated.typeElement;
  const offered = mediatedTypesOf(parent.live!).find((type) => type.id === id)!;
  let used = 0;
  for (const { live } of node.devices.values()) {
    const other = live && capabilityOf(live, "mdev");
    if (live?.parent?.value === parent.name && other?.typeElement.id === id) used++;
  }
  if (used < offered.availableInstances) return;
  throw testError(
    ErrorNumber.OPERATION_FAILED,
    `node device '${parent.name}'`,
    `all of its ${offered.availableInstances} '${id}' are in use`,
  );
}

/** A document names its parent, or tells it by the world wide names it has. */
function parentOf({ devices }: TestNode, { parent }: NodeDevice): TestNodeDevice {
  const { value, wwnn, wwpn } = parent ?? {};
  if (value !== undefined && value !== "") {
    const found = named(nodeDeviceKind, devices, value);
    if (found.live !== undefined) return found;
    throw testError(ErrorNumber.OPERATION_INVALID, `node device '${value}'`, "it is not active");
  }
  for (const device of devices.values()) {
    const host = device.live && fibreHostOf(device.live);
    if (host !== undefined && host.wwnn === wwnn && host.wwpn === wwpn) return device;
  }
  throw testError(ErrorNumber.XML_ERROR, what, "the parent is missing");
}

function mediatedDevice(
  { name: parent, live }: TestNodeDevice,
  document: NodeDevice,
  mediated: Mediated,
): NodeDevice & { readonly name: string } {
  const { id } = mediated.typeElement;
  if (!mediatedTypesOf(live!).some((type) => type.id === id)) {
    throw testError(
      ErrorNumber.CONFIG_UNSUPPORTED,
      `node device '${parent}'`,
      `it offers no mediated device '${id}'`,
    );
  }
  const uuid = mediated.uuid === undefined ? randomUUID() : parseUuid(mediated.uuid.trim());
  if (uuid === undefined) {
    throw testError(ErrorNumber.XML_ERROR, what, `the uuid ${JSON.stringify(mediated.uuid)} is none`);
  }
  return {
    ...document,
    name: `mdev_${uuid.replaceAll("-", "_")}_${parent}`,
    capability: [{ ...mediated, uuid }],
  };
}

function virtualHost(
  { devices }: TestNode,
  parent: TestNodeDevice,
  document: NodeDevice,
  host: ScsiHost,
): NodeDevice & { readonly name: string } {
  const fibre = fibreHostOf(document);
  if (fibre === undefined) throw testError(ErrorNumber.XML_ERROR, what, "it has no world wide names");
  if (!capabilityTypes(parent.live!).has("vport_ops")) {
    throw testError(
      ErrorNumber.CONFIG_UNSUPPORTED,
      `node device '${parent.name}'`,
      "it makes no virtual hosts",
    );
  }
  const numbers = Array.from(devices.keys(), (name) => Number(/^scsi_host(\d{1,9})$/.exec(name)?.[1] ?? -1));
  const number = Math.max(...numbers, -1) + 1;
  const fabric = fibreHostOf(parent.live!) as { readonly fabric_wwn?: string } | undefined;
  return {
    ...document,
    name: `scsi_host${number}`,
    parent: { value: parent.name },
    capability: [
      {
        ...host,
        host: number,
        unique_id: number - 1,
        capability: [{ type: "fc_host", ...(fabric && { fabric_wwn: fabric.fabric_wwn! }), ...fibre }],
      },
    ],
  };
}
