import { type DomainOperations, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { type Device, type DomainDescription, type DomainDevices, parseDevice } from "@libvirt-ts/xml";
import { asLibvirtError, xmError } from "../errors.js";
import { changeDescription, type XmNode } from "../xm-node.js";

type DeviceOperations = Required<Pick<DomainOperations, "domainAttachDevice" | "domainDetachDevice">>;

/** Disks and interfaces of inactive domains. */
export function deviceOperations(node: XmNode): DeviceOperations {
  return {
    async domainAttachDevice(ref, xml, options) {
      const device = readDevice(xml);
      await changeDescription(
        node,
        ref,
        (domain) => withDevices(domain, attached(domain.devices, device)),
        options?.signal,
      );
    },

    async domainDetachDevice(ref, xml, options) {
      const device = readDevice(xml);
      await changeDescription(
        node,
        ref,
        (domain) => withDevices(domain, detached(domain.devices, device)),
        options?.signal,
      );
    },
  };
}

function readDevice(xml: string): Device {
  try {
    return parseDevice(xml).device;
  } catch (error) {
    throw asLibvirtError(error, "device XML");
  }
}

function withDevices(domain: DomainDescription, devices: DomainDevices): DomainDescription {
  return { ...domain, devices };
}

function attached(devices: DomainDevices, device: Device): DomainDevices {
  if (device.kind === "disk") {
    if (devices.disks.some(({ target }) => target === device.target)) {
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
    const disks = devices.disks.filter(({ target }) => target !== device.target);
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
