import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  ErrorNumber,
  type LibvirtError,
  type Problem,
} from "@libvirt-ts/driver";
import { withPlaces } from "@libvirt-ts/xml";
import { type Device, parseDevice } from "@libvirt-ts/xml/device";
import type { Devices, Disk, Domain, Interface } from "@libvirt-ts/xml/domain";
import { asLibvirtError, xmError } from "../errors.js";
import { changeDescription, type XmNode } from "../xm-node.js";

type DeviceOperations = Required<Pick<DomainOperations, "domainAttachDevice" | "domainDetachDevice">>;

/** Disks and interfaces of inactive domains. */
export function deviceOperations(node: XmNode): DeviceOperations {
  const changing =
    (change: (devices: Devices, device: Known) => Devices) =>
    async (ref: DomainRef, xml: string, _flags: number, options?: CallOptions): Promise<void> => {
      const device = readDevice(xml);
      const { element } = device;
      let place = "";
      const changed = (domain: Domain): Domain => {
        const devices = change(domain.devices ?? {}, device);
        place = `/domain/devices/${element}[${devices[element]?.length}]`;
        return { ...domain, devices };
      };
      // What is wrong with the last one is wrong with the device that was given.
      const own = (problem: Problem): Problem =>
        problem.path?.startsWith(place)
          ? { ...problem, path: `/${element}${problem.path.slice(place.length)}` }
          : problem;
      const placed = (problems: readonly Problem[]) => withPlaces(problems.map(own), xml);
      await changeDescription(node, ref, changed, options?.signal, placed);
    };
  return { domainAttachDevice: changing(attached), domainDetachDevice: changing(detached) };
}

/** A device that can be attached and detached, with what it is known by. */
type Known =
  | { readonly element: "disk"; readonly device: Disk; readonly key: string }
  | { readonly element: "interface"; readonly device: Interface; readonly key: string | undefined };

function readDevice(xml: string): Known {
  let read: Device;
  try {
    read = parseDevice(xml);
  } catch (error) {
    throw asLibvirtError(error, "device XML");
  }
  if (read.element === "interface")
    return { element: "interface", device: read.device, key: keyOf(read.device) };
  if (read.element !== "disk") {
    throw xmError(
      ErrorNumber.CONFIG_UNSUPPORTED,
      `<${read.element}>`,
      "only disks and interfaces are attached and detached",
    );
  }
  const { target } = read.device;
  if (!target?.dev) throw xmError(ErrorNumber.NO_TARGET, "device XML", "expected <target dev='…'/>");
  const device = { ...read.device, target } as Disk;
  return { element: "disk", device, key: nameOf(device) };
}

/** A disk's name in the guest, without the word that old documents put before it. */
function nameOf({ target }: Disk): string {
  return target.dev.trim().replace(/^ioemu:/, "");
}

/** The address by which a card is known; undefined where it has none. */
function keyOf({ mac }: Interface): string | undefined {
  return mac?.address.trim().toLowerCase() || undefined;
}

function attached(devices: Devices, { element, device, key }: Known): Devices {
  if (element === "interface") return { ...devices, interface: [...(devices.interface ?? []), device] };
  const { disk: disks = [] } = devices;
  if (disks.some((disk) => nameOf(disk) === key)) {
    throw xmError(
      ErrorNumber.OPERATION_FAILED,
      `disk '${device.target.dev}'`,
      "the domain has a disk of this name",
    );
  }
  return { ...devices, disk: [...disks, device] };
}

function detached(devices: Devices, { element, device, key }: Known): Devices {
  if (element === "disk") {
    const { disk: disks = [] } = devices;
    const left = disks.filter((disk) => nameOf(disk) !== key);
    if (left.length === disks.length) throw missing(`disk '${device.target.dev}'`);
    return { ...devices, disk: left };
  }
  const { interface: cards = [] } = devices;
  const left = cards.filter((card) => key === undefined || keyOf(card) !== key);
  if (left.length === cards.length) throw missing(`interface '${key ?? "without MAC address"}'`);
  return { ...devices, interface: left };
}

function missing(what: string): LibvirtError {
  return xmError(ErrorNumber.OPERATION_FAILED, what, "the domain has none of this name");
}
