import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  problemWarning,
  wrapProblems,
} from "@libvirt-ts/driver";
import { domainToConf } from "@libvirt-ts/xm-conf/domain";
import { type Device, type Disk, type Interface, parseDevice } from "@libvirt-ts/xml";
import { xlError } from "../errors.js";
import { saying } from "../xl-command.js";
import type { XlHost } from "../xl-host.js";
import { type JsonObject, objectsIn, type XlDomain } from "../xl-json.js";

type DeviceOperations = Required<Pick<DomainOperations, "domainAttachDevice" | "domainDetachDevice">>;

/** What xl is told to do with a device, and how it is seen to be done. */
interface DeviceChange {
  readonly args: readonly string[];
  isDone(now: XlDomain): boolean;
}

/** Disks and interfaces of running guests. */
export function deviceOperations({ xl, guests, warn }: XlHost): DeviceOperations {
  function change(
    ref: DomainRef,
    what: string,
    changeOf: (guest: XlDomain) => DeviceChange,
    options: CallOptions | undefined,
  ): Promise<void> {
    return guests.exclusively(
      ref.uuid,
      `${what} domain ${describeDomain(ref)}`,
      async ({ entry, purpose }) => {
        const { args, isDone } = changeOf(await guests.find(ref, options));
        const said = await xl.run({ args, purpose, entry }, options);
        if (isDone(await guests.find(ref, options))) return;
        throw xlError(ErrorNumber.OPERATION_FAILED, purpose, `xl changed nothing${saying(said)}`);
      },
      options,
    );
  }

  return {
    async domainAttachDevice(ref, xml, _flags, options) {
      const device = readDevice(xml, warn);
      const words = wordsFor(device, warn);
      await change(ref, "attach a device to", (guest) => attachment(guest, device, words), options);
    },

    async domainDetachDevice(ref, xml, _flags, options) {
      const device = readDevice(xml, warn);
      await change(ref, "detach a device from", (guest) => detachment(guest, device), options);
    },
  };
}

type Warn = XlHost["warn"];

function readDevice(xml: string, warn: Warn): Disk | Interface {
  let device: Device;
  try {
    const parsed = parseDevice(xml);
    for (const warning of parsed.warnings) warn(problemWarning(warning));
    device = parsed.device;
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
function wordsFor(device: Disk | Interface, warn: Warn): readonly string[] {
  const devices = { disks: [] as Disk[], interfaces: [] as Interface[], graphics: [], consoles: [] };
  if (device.kind === "disk") devices.disks.push(device);
  else devices.interfaces.push(device);
  const key = device.kind === "disk" ? "disk" : "vif";
  try {
    const domain = { type: "xen", name: "x", os: { kind: "hvm", boot: [] }, memory: 4096, vcpus: 1 } as const;
    const { document, warnings } = domainToConf({ ...domain, features: [], devices }, "xl");
    for (const warning of warnings) warn(problemWarning(warning));
    const [text] = document.get(key) as readonly string[];
    return device.kind === "disk" ? [text!] : text!.split(",").map((part) => part.trim());
  } catch (error) {
    throw wrapProblems(error, { info: "device XML", dialectDomain: ErrorDomain.XENXL });
  }
}

function attachment(guest: XlDomain, device: Disk | Interface, words: readonly string[]): DeviceChange {
  const { list } = placeOf(device);
  const before = objectsIn(guest.config, list).length;
  const command = device.kind === "disk" ? "block-attach" : "network-attach";
  return {
    args: [command, `${guest.id}`, ...words],
    isDone: ({ config }) => objectsIn(config, list).length > before,
  };
}

/** Only a device that the guest has is named to xl, so it cannot be taken for an option. */
function detachment({ id, name, config }: XlDomain, device: Disk | Interface): DeviceChange {
  const { list, key, value } = placeOf(device);
  if (value === undefined) {
    const detail = "an interface to detach is known by its MAC address";
    throw xlError(ErrorNumber.INVALID_ARG, `domain '${name}'`, detail);
  }
  const isThere = (json: JsonObject) => objectsIn(json, list).some((one) => one[key] === value);
  if (!isThere(config)) {
    throw xlError(ErrorNumber.INVALID_ARG, `domain '${name}'`, `it has no ${device.kind} '${value}'`);
  }
  const command = device.kind === "disk" ? "block-detach" : "network-detach";
  return { args: [command, `${id}`, value], isDone: (now) => !isThere(now.config) };
}

/** Where libxl's record tells of a device, and by what it is known. */
function placeOf(device: Disk | Interface) {
  return device.kind === "disk"
    ? { list: "disks", key: "vdev", value: device.target }
    : { list: "nics", key: "mac", value: device.mac };
}
