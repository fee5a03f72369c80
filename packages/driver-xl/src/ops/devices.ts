import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  type Problem,
  problemWarning,
  wrapProblems,
} from "@libvirt-ts/driver";
import { domainToConf } from "@libvirt-ts/xm-conf/domain";
import { withPlaces } from "@libvirt-ts/xml";
import { parseDevice } from "@libvirt-ts/xml/device";
import type { Disk, Domain, Interface } from "@libvirt-ts/xml/domain";
import { withoutUnknown } from "@libvirt-ts/xml/xen";
import { besides, xlError } from "../errors.js";
import { assertAlive, type GuestTask } from "../guests.js";
import type { Guest } from "../look.js";
import { saying } from "../xl-command.js";
import type { XlHost } from "../xl-host.js";
import { objectsIn, textIn, type XlDomain } from "../xl-json.js";

type DeviceOperations = Required<Pick<DomainOperations, "domainAttachDevice" | "domainDetachDevice">>;

/** Disks and interfaces of running guests. */
export function deviceOperations({ xl, guests, warn }: XlHost): DeviceOperations {
  function change(
    ref: DomainRef,
    what: string,
    work: (guest: Guest, record: XlDomain, task: GuestTask) => Promise<void>,
    options: CallOptions | undefined,
  ): Promise<void> {
    return guests.exclusively(
      ref.uuid,
      `${what} domain ${describeDomain(ref)}`,
      async (task) => {
        const guest = await guests.find(ref, options);
        assertAlive(guest);
        await work(guest, await guests.record(guest, options), task);
      },
      options,
    );
  }

  function attach(device: Known, words: readonly string[], options?: CallOptions) {
    const { list, attaching } = placeOf(device);
    return async (guest: Guest, before: XlDomain, task: GuestTask) => {
      let said: string;
      try {
        said = await xl.run({ ...task, args: [attaching, `${guest.id}`, ...words] }, options);
      } catch (error) {
        if (task.entry.isRunning) throw error;
        const what = await takeBack(guest, before, device);
        throw what === undefined ? error : besides(error, what);
      }
      const { config } = await guests.record(guest, options);
      if (objectsIn(config, list).length > objectsIn(before.config, list).length) return;
      throw xlError(ErrorNumber.OPERATION_FAILED, task.purpose, `xl changed nothing${saying(said)}`);
    };
  }

  /** libxl keeps in its record what it failed to attach. What became of that, if there was any. */
  async function takeBack(guest: Guest, before: XlDomain, device: Known): Promise<string | undefined> {
    const { list, key, detaching } = placeOf(device);
    const placesIn = ({ config }: XlDomain) =>
      objectsIn(config, list)
        .map((one) => textIn(one, key))
        .filter((place) => place !== undefined);
    const known = placesIn(before);
    const seen = () => guests.record(guest).then(placesIn, (): string[] => []);
    const place = (await seen()).find((one) => !known.includes(one));
    if (place === undefined) return undefined;
    // No guest has it yet whose consent it would take; an xl that knows no force does without.
    const forces = device.element === "disk" ? [["--force"], []] : [[]];
    for (const force of forces) {
      const args = [detaching, ...force, `${guest.id}`, place];
      await xl.try({ args, purpose: `take the ${device.element} back` });
      if (!(await seen()).includes(place))
        return `${device.element} '${place}' is taken out of the guest's record again`;
    }
    return `${device.element} '${place}' stayed in the guest's record all the same: detach it`;
  }

  function detach(device: Known, options?: CallOptions) {
    const { list, key, value, detaching } = placeOf(device);
    const isIn = ({ config }: XlDomain) => objectsIn(config, list).some((one) => one[key] === value);
    return async (guest: Guest, record: XlDomain, task: GuestTask) => {
      const { id, name } = guest;
      if (value === undefined) {
        const detail = "an interface to detach is known by its MAC address";
        throw xlError(ErrorNumber.INVALID_ARG, `domain '${name}'`, detail);
      }
      // Only a device that the guest has is named to xl, so it cannot be taken for an option.
      if (!isIn(record)) {
        throw xlError(ErrorNumber.INVALID_ARG, `domain '${name}'`, `it has no ${device.element} '${value}'`);
      }
      const said = await xl.run({ ...task, args: [detaching, `${id}`, value] }, options);
      if (!isIn(await guests.record(guest, options))) return;
      throw xlError(ErrorNumber.OPERATION_FAILED, task.purpose, `xl changed nothing${saying(said)}`);
    };
  }

  return {
    async domainAttachDevice(ref, xml, _flags, options) {
      const device = readDevice(xml, warn);
      const work = attach(device, wordsFor(device, xml, warn), options);
      await change(ref, "attach a device to", work, options);
    },

    async domainDetachDevice(ref, xml, _flags, options) {
      const work = detach(readDevice(xml, warn), options);
      await change(ref, "detach a device from", work, options);
    },
  };
}

type Warn = XlHost["warn"];

/** A device that can be attached and detached. */
type Known =
  | { readonly element: "disk"; readonly device: Disk }
  | { readonly element: "interface"; readonly device: Interface };

function readDevice(xml: string, warn: Warn): Known {
  let read: ReturnType<typeof parseDevice>;
  try {
    read = parseDevice(xml);
  } catch (error) {
    throw wrapProblems(error, { info: "device XML", dialectDomain: ErrorDomain.XENXL });
  }
  for (const warning of withoutUnknown(read.warnings)) warn(problemWarning(warning));
  if (read.element === "interface") return { element: "interface", device: read.device };
  if (read.element !== "disk") {
    throw xlError(
      ErrorNumber.CONFIG_UNSUPPORTED,
      `<${read.element}>`,
      "only disks and interfaces are attached and detached",
    );
  }
  const { target } = read.device;
  if (!target?.dev) throw xlError(ErrorNumber.NO_TARGET, "device XML", "expected <target dev='…'/>");
  return { element: "disk", device: { ...read.device, target } as Disk };
}

/** A device as xl's own configuration files put it, on the command line. */
function wordsFor({ element, device }: Known, xml: string, warn: Warn): readonly string[] {
  const domain: Domain = {
    type: "xen",
    name: "x",
    os: { type: { value: "hvm" } },
    memory: { value: 4096 },
    devices: element === "disk" ? { disk: [device] } : { interface: [device] },
  };
  const place = `/domain/devices/${element}[1]`;
  const placed = (problems: readonly Problem[]) =>
    withPlaces(
      problems.map((problem) => ({ ...problem, path: `/${element}${problem.path?.slice(place.length)}` })),
      xml,
    );
  try {
    const { document, warnings } = domainToConf(domain, "xl");
    for (const warning of placed(warnings)) warn(problemWarning(warning));
    const [text] = document.get(element === "disk" ? "disk" : "vif") as readonly string[];
    return element === "disk" ? [text!] : text!.split(",").map((part) => part.trim());
  } catch (error) {
    throw wrapProblems(error, { info: "device XML", dialectDomain: ErrorDomain.XENXL, placed });
  }
}

/** Where libxl's record tells of a device, by what it is known, and xl's commands for it. */
function placeOf({ element, device }: Known) {
  return element === "disk"
    ? {
        list: "disks",
        key: "vdev",
        value: device.target.dev,
        attaching: "block-attach",
        detaching: "block-detach",
      }
    : {
        list: "nics",
        key: "mac",
        value: device.mac?.address.trim().toLowerCase(),
        attaching: "network-attach",
        detaching: "network-detach",
      };
}
