import { type DomainOperations, ErrorDomain, ErrorNumber, wrapProblems } from "@libvirt-ts/driver";
import { domainToConf } from "@libvirt-ts/xm-conf/domain";
import { type Device, type Disk, type Interface, parseDevice } from "@libvirt-ts/xml";
import { xlError } from "../errors.js";
import type { XlHost } from "../xl-host.js";
import type { XlDomain } from "../xl-json.js";

type DeviceOperations = Required<Pick<DomainOperations, "domainAttachDevice" | "domainDetachDevice">>;

/** Disks and interfaces of running guests. */
export function deviceOperations({ xl, guests }: XlHost): DeviceOperations {
  return {
    async domainAttachDevice(ref, xml, options) {
      const specification = specificationOf(readDevice(xml));
      await guests.exclusively(ref.uuid, async () => {
        const { id, name } = await guests.find(ref, options);
        const args = specification(id);
        await xl.run({ args, purpose: `attach a device to domain '${name}'` }, options);
      });
    },

    async domainDetachDevice(ref, xml, options) {
      const device = readDevice(xml);
      await guests.exclusively(ref.uuid, async () => {
        const guest = await guests.find(ref, options);
        const args = detachArguments(guest, device);
        await xl.run({ args, purpose: `detach a device from domain '${guest.name}'` }, options);
      });
    },
  };
}

function readDevice(xml: string): Disk | Interface {
  let device: Device;
  try {
    ({ device } = parseDevice(xml));
  } catch (error) {
    throw wrapProblems(error, { info: "device XML", dialectDomain: ErrorDomain.XENXL });
  }
  if (device.kind === "disk" || device.kind === "interface") return device;
  const kind = device.kind === "unknown" ? device.element.name : device.kind;
  throw xlError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    `<${kind}>`,
    "only disks and interfaces are attached and detached",
  );
}

/** A device as xl's own configuration files put it, on the command line. */
function specificationOf(device: Disk | Interface): (id: number) => string[] {
  const devices = { disks: [] as Disk[], interfaces: [] as Interface[], graphics: [], consoles: [] };
  if (device.kind === "disk") devices.disks.push(device);
  else devices.interfaces.push(device);
  const key = device.kind === "disk" ? "disk" : "vif";
  try {
    const domain = { type: "xen", name: "x", os: { kind: "hvm", boot: [] }, memory: 4096, vcpus: 1 } as const;
    const { document } = domainToConf({ ...domain, features: [], devices }, "xl");
    const [text] = document.get(key) as readonly string[];
    if (device.kind === "disk") return (id) => ["block-attach", `${id}`, text!];
    return (id) => ["network-attach", `${id}`, ...text!.split(",").map((part) => part.trim())];
  } catch (error) {
    throw wrapProblems(error, { info: "device XML", dialectDomain: ErrorDomain.XENXL });
  }
}

function detachArguments({ id, name }: XlDomain, device: Disk | Interface): string[] {
  if (device.kind === "disk") return ["block-detach", `${id}`, device.target];
  if (device.mac !== undefined) return ["network-detach", `${id}`, device.mac];
  throw xlError(
    ErrorNumber.INVALID_ARG,
    `domain '${name}'`,
    "an interface to detach is known by its MAC address",
  );
}
