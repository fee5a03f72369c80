import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  ErrorNumber,
  type LibvirtError,
} from "@libvirt-ts/driver";
import {
  type Device,
  type Disk,
  type DomainDescription,
  type DomainDevices,
  parseDevice,
} from "@libvirt-ts/xml";
import { asLibvirtError, xmError } from "../errors.js";
import { changeDescription, type XmNode } from "../xm-node.js";

type DeviceOperations = Required<Pick<DomainOperations, "domainAttachDevice" | "domainDetachDevice">>;

/** Disks and interfaces of inactive domains. */
export function deviceOperations(node: XmNode): DeviceOperations {
  const changing =
    (change: (devices: DomainDevices, device: Device) => DomainDevices) =>
    async (ref: DomainRef, xml: string, _flags: number, options?: CallOptions): Promise<void> => {
      const device = readDevice(xml);
      const changed = (domain: DomainDescription) => ({ ...domain, devices: change(domain.devices, device) });
      await changeDescription(node, ref, changed, options?.signal);
    };
  return { domainAttachDevice: changing(attached), domainDetachDevice: changing(detached) };
}

function readDevice(xml: string): Device {
  try {
    return parseDevice(xml).device;
  } catch (error) {
    throw asLibvirtError(error, "device XML");
  }
}

/** A disk's name in the guest, without the word that old documents put before it. */
function nameOf({ target }: Disk): string {
  return target.replace(/^ioemu:/, "");
}

function attached(devices: DomainDevices, device: Device): DomainDevices {
  if (device.kind === "disk") {
    if (devices.disks.some((disk) => nameOf(disk) === nameOf(device))) {
      throw xmError(
        ErrorNumber.OPERATION_FAILED,
        `disk '${device.target}'`,
        "the domain has a disk of this name",
      );
    }
    return { ...devices, disks: [...devices.disks, device] };
  }
  if (device.kind === "interface") return { ...devices, interfaces: [...devices.interfaces, device] };
  throw unsupported(device);
}

function detached(devices: DomainDevices, device: Device): DomainDevices {
  if (device.kind === "disk") {
    const disks = devices.disks.filter((disk) => nameOf(disk) !== nameOf(device));
    if (disks.length === devices.disks.length) throw missing(`disk '${device.target}'`);
    return { ...devices, disks };
  }
  if (device.kind === "interface") {
    const interfaces = devices.interfaces.filter(({ mac }) => mac === undefined || mac !== device.mac);
    if (interfaces.length === devices.interfaces.length)
      throw missing(`interface '${device.mac ?? "without MAC address"}'`);
    return { ...devices, interfaces };
  }
  throw unsupported(device);
}

function missing(what: string): LibvirtError {
  return xmError(ErrorNumber.OPERATION_FAILED, what, "the domain has none of this name");
}

function unsupported(device: Device): LibvirtError {
  const name = device.kind === "unknown" ? device.element.name : device.kind;
  return xmError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    `<${name}>`,
    "only disks and interfaces are attached and detached",
  );
}
