import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  wrapProblems,
} from "@libvirt-ts/driver";
import { domainToConf } from "@libvirt-ts/xm-conf/domain";
import { type Device, type Disk, type Interface, parseDevice } from "@libvirt-ts/xml";
import { xlError } from "../errors.js";
import type { XlHost } from "../xl-host.js";
import { objectsIn, type XlDomain } from "../xl-json.js";

type DeviceOperations = Required<Pick<DomainOperations, "domainAttachDevice" | "domainDetachDevice">>;

/** Disks and interfaces of running guests. */
export function deviceOperations({ xl, guests }: XlHost): DeviceOperations {
  function change(
    ref: DomainRef,
    what: string,
    argsFor: (guest: XlDomain) => readonly string[],
    options: CallOptions | undefined,
  ): Promise<void> {
    return guests.exclusively(
      ref.uuid,
      `${what} domain ${describeDomain(ref)}`,
      async (task) => {
        const guest = await guests.find(ref, options);
        await xl.run({ ...task, args: argsFor(guest) }, options);
      },
      options,
    );
  }

  return {
    async domainAttachDevice(ref, xml, options) {
      const argsFor = attachment(readDevice(xml));
      await change(ref, "attach a device to", argsFor, options);
    },

    async domainDetachDevice(ref, xml, options) {
      const device = readDevice(xml);
      await change(ref, "detach a device from", (guest) => detachment(guest, device), options);
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
function attachment(device: Disk | Interface): (guest: XlDomain) => string[] {
  const devices = { disks: [] as Disk[], interfaces: [] as Interface[], graphics: [], consoles: [] };
  if (device.kind === "disk") devices.disks.push(device);
  else devices.interfaces.push(device);
  const key = device.kind === "disk" ? "disk" : "vif";
  try {
    const domain = { type: "xen", name: "x", os: { kind: "hvm", boot: [] }, memory: 4096, vcpus: 1 } as const;
    const { document } = domainToConf({ ...domain, features: [], devices }, "xl");
    const [text] = document.get(key) as readonly string[];
    if (device.kind === "disk") return ({ id }) => ["block-attach", `${id}`, text!];
    return ({ id }) => ["network-attach", `${id}`, ...text!.split(",").map((part) => part.trim())];
  } catch (error) {
    throw wrapProblems(error, { info: "device XML", dialectDomain: ErrorDomain.XENXL });
  }
}

/** Only a device that the guest has is named to xl, so it cannot be taken for an option. */
function detachment({ id, name, config }: XlDomain, device: Disk | Interface): string[] {
  const [list, key, wanted] =
    device.kind === "disk"
      ? (["disks", "vdev", device.target] as const)
      : (["nics", "mac", device.mac] as const);
  if (wanted === undefined) {
    const detail = "an interface to detach is known by its MAC address";
    throw xlError(ErrorNumber.INVALID_ARG, `domain '${name}'`, detail);
  }
  if (!objectsIn(config, list).some((one) => one[key] === wanted)) {
    throw xlError(ErrorNumber.INVALID_ARG, `domain '${name}'`, `it has no ${device.kind} '${wanted}'`);
  }
  return [device.kind === "disk" ? "block-detach" : "network-detach", `${id}`, wanted];
}
