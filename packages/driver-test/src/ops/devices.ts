import { type DomainOperations, ErrorDomain, ErrorNumber, wrapProblems } from "@libvirt-ts/driver";
import { type Device, type Disk, type DomainDevices, type Interface, parseDevice } from "@libvirt-ts/xml";
import { invalidArgument, testError } from "../errors.js";
import type { NodeState } from "../node-state.js";
import { changeConfiguration } from "./resources.js";

type DeviceOperations = Required<Pick<DomainOperations, "domainAttachDevice" | "domainDetachDevice">>;

/** Plugs disks and interfaces. A disk is known by its target, an interface by its MAC address. */
export function deviceOperations(node: NodeState): DeviceOperations {
  return {
    async domainAttachDevice(ref, xml) {
      const device = readDevice(xml);
      changeConfiguration(node, node.find(ref), ({ devices, ...rest }) => ({
        ...rest,
        devices: attach(devices, device),
      }));
    },

    async domainDetachDevice(ref, xml) {
      const device = readDevice(xml);
      changeConfiguration(node, node.find(ref), ({ devices, ...rest }) => ({
        ...rest,
        devices: detach(devices, device),
      }));
    },
  };
}

function readDevice(xml: string): Disk | Interface {
  let device: Device;
  try {
    ({ device } = parseDevice(xml));
  } catch (error) {
    throw wrapProblems(error, { info: "device XML", dialectDomain: ErrorDomain.TEST });
  }
  if (device.kind === "disk" || device.kind === "interface") return device;
  const kind = device.kind === "unknown" ? device.element.name : device.kind;
  throw testError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    `device '${kind}'`,
    "only disks and interfaces can be plugged",
  );
}

function attach(devices: DomainDevices, device: Disk | Interface): DomainDevices {
  if (device.kind === "disk") {
    if (devices.disks.some(({ target }) => target === device.target)) {
      throw taken(`a disk with target '${device.target}'`);
    }
    return { ...devices, disks: [...devices.disks, device] };
  }
  if (device.mac !== undefined && devices.interfaces.some(({ mac }) => mac === device.mac)) {
    throw taken(`an interface with MAC address ${device.mac}`);
  }
  return { ...devices, interfaces: [...devices.interfaces, device] };
}

function detach(devices: DomainDevices, device: Disk | Interface): DomainDevices {
  if (device.kind === "disk") {
    const disks = devices.disks.filter(({ target }) => target !== device.target);
    if (disks.length === devices.disks.length) throw missing(`no disk with target '${device.target}'`);
    return { ...devices, disks };
  }
  if (device.mac === undefined) {
    throw invalidArgument(
      "device XML",
      "an interface to detach is known by its MAC address, which is missing",
    );
  }
  const interfaces = devices.interfaces.filter(({ mac }) => mac !== device.mac);
  if (interfaces.length === devices.interfaces.length)
    throw missing(`no interface with MAC address ${device.mac}`);
  return { ...devices, interfaces };
}

const taken = (what: string) =>
  testError(ErrorNumber.OPERATION_FAILED, "attach device", `the domain has ${what} already`);
const missing = (what: string) => invalidArgument("detach device", `the domain has ${what}`);
