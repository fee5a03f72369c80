import {
  type DomainDeviceOperations,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  problemWarning,
  wrapProblems,
} from "@libvirt-ts/driver";
import { DomainDeviceModifyFlags } from "@libvirt-ts/driver/flags";
import { type Device, type DeviceElement, parseDevice } from "@libvirt-ts/xml/device";
import type { Disk, Domain, Interface } from "@libvirt-ts/xml/domain";
import { assertNoBlockJob } from "../blockjobs/jobs.js";
import { isOnBridge } from "../command-line/interfaces.js";
import { plugSteps, undoing, whyFixed } from "../command-line/plugging.js";
import { completeChains } from "../definition/chains.js";
import {
  type AnyDevice,
  describe,
  devicesOf,
  findDevice,
  isTaken,
  withDevice,
  withoutDevice,
  withReplaced,
} from "../definition/devices.js";
import { welcome } from "../definition/newcomer.js";
import { qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { plug, unplug } from "../guest/plug.js";
import { anyPlans, networkPlans } from "../networks/cards.js";
import { usesPasst } from "../networks/passt.js";
import type { NetworkPlans } from "../networks/plan.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import type { Qemu } from "../qemu.js";
import { withVolume } from "../storage/volume-disks.js";
import { placed } from "./documents.js";
import { configurationsOf, impactOf } from "./impact.js";
import { change } from "./redefine.js";
import { updateLive } from "./update-device.js";

type DeviceOperations = Required<
  Pick<
    DomainDeviceOperations,
    "domainAttachDevice" | "domainDetachDevice" | "domainDetachDeviceAlias" | "domainUpdateDevice"
  >
>;

/** A device of a domain, and of which sort it is. */
type Found = readonly [element: DeviceElement, device: AnyDevice];

const { FORCE } = DomainDeviceModifyFlags;

/** Devices come, change and go: in what runs, in the definition, or in both, and where one of two fails in neither. */
export function deviceOperations(node: QemuNode, warn: (warning: LibvirtError) => void): DeviceOperations {
  function read(xml: string): Device {
    try {
      const { element, device, warnings } = parseDevice(xml);
      for (const warning of warnings) warn(problemWarning(warning));
      if (element === "disk" && device.target === undefined)
        throw qemuError(ErrorNumber.XML_ERROR, "device XML", "a disk has a target");
      return { element, device } as Device;
    } catch (error) {
      throw wrapProblems(error, { info: "device XML", dialectDomain: ErrorDomain.QEMU });
    }
  }
  const qemuOf = (guest: Guest): Promise<Qemu> => node.emulators.get(guest.live.devices!.emulator!);

  async function detachLive(guest: Guest, element: DeviceElement, device: AnyDevice): Promise<void> {
    const reason = whyFixed(element, device);
    if (reason !== undefined)
      throw qemuError(
        ErrorNumber.OPERATION_UNSUPPORTED,
        "detach device",
        `${reason} stays while the guest runs`,
      );
    if (element === "disk") await assertNoBlockJob(guest, (device as Disk).target.dev);
    const plans = anyPlans(guest.live);
    const steps = plugSteps(element, device, guest.live, await qemuOf(guest), plans);
    await unplug(guest, { alias: device.alias!.name, element, cleanup: undoing(steps) });
  }

  /** Takes a device away that all have which it is to be taken from. */
  async function detach(
    domain: QemuDomain,
    flags: number,
    find: (configuration: Domain) => Found,
  ): Promise<void> {
    const impact = impactOf(domain, flags);
    for (const configuration of configurationsOf(impact)) find(configuration);
    const changed = (definition: Domain) => withoutDevice(definition, ...find(definition));
    await change(node, impact, changed, (guest) => detachLive(guest, ...find(guest.live)));
  }

  return {
    domainAttachDevice: (ref, xml, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const device = read(xml);
        const impact = impactOf(domain, flags);
        for (const configuration of configurationsOf(impact))
          if (isTaken(configuration, device))
            throw qemuError(
              ErrorNumber.OPERATION_FAILED,
              "attach device",
              `the domain has ${describe(device)} already`,
            );
        const changed = (definition: Domain) =>
          withDevice(definition, device.element, device.device as AnyDevice);
        await change(node, impact, changed, async (guest) =>
          attachLive(node, guest, device, xml, await qemuOf(guest)),
        );
      }),

    domainDetachDevice: (ref, xml, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const device = read(xml);
        await detach(domain, flags, (configuration) => [device.element, presentIn(configuration, device)]);
      }),

    domainDetachDeviceAlias: (ref, alias, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        await detach(domain, flags, (configuration) => namedIn(configuration, alias));
      }),

    domainUpdateDevice: (ref, xml, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const device = read(xml);
        const changed = (definition: Domain) => updated(definition, device);
        await change(node, impactOf(domain, flags & ~FORCE), changed, async (guest) =>
          updateLive(
            guest,
            await resolved(node, device),
            presentIn(guest.live, device),
            (flags & FORCE) !== 0,
            await qemuOf(guest),
          ),
        );
      }),
  };
}

async function attachLive(
  node: QemuNode,
  guest: Guest,
  wanted: Device,
  xml: string,
  qemu: Qemu,
): Promise<void> {
  const { element } = wanted;
  const reason = whyFixed(element, wanted.device);
  if (reason !== undefined)
    throw qemuError(
      ErrorNumber.OPERATION_UNSUPPORTED,
      "attach device",
      `${reason} comes with the guest's start only, with the flag CONFIG`,
    );
  const plans = element === "interface" ? await plansFor(node, wanted.device) : undefined;
  const newcomer = structuredClone(await resolved(node, wanted));
  if (newcomer.element === "disk") await completeChains([newcomer.device as Disk]);
  const { live, device, steps } = placed(xml, () => {
    const welcomed = welcome(guest.live, newcomer);
    return { ...welcomed, steps: plugSteps(element, welcomed.device, welcomed.live, qemu, plans) };
  });
  const alias = device.alias!.name;
  await plug(guest, { alias, element, device }, steps, live);
  node.events.emit({ event: "device-added", domain: guest.ref, devAlias: alias });
}

/** A device as it is plugged: a disk that is a volume is the volume's file. */
async function resolved(node: QemuNode, device: Device): Promise<Device> {
  if (device.element !== "disk") return device;
  // What was read has a target.
  return { ...device, device: await withVolume(node, device.device as Disk) };
}

/** How a card that is to be plugged is connected. No helper is started any more once the guest runs. */
async function plansFor(node: QemuNode, card: Interface): Promise<NetworkPlans> {
  if (usesPasst(card))
    throw qemuError(
      ErrorNumber.OPERATION_UNSUPPORTED,
      "attach device",
      "a card by passt comes with the guest's start only, with the flag CONFIG",
    );
  const plans = await networkPlans(node, { devices: { interface: [card] } });
  if (isOnBridge(card, plans))
    throw qemuError(
      ErrorNumber.OPERATION_UNSUPPORTED,
      "attach device",
      "a card on a bridge comes with the guest's start only, with the flag CONFIG",
    );
  return plans;
}

function presentIn(domain: Domain, device: Device): AnyDevice {
  const found = findDevice(domain, device);
  if (found !== undefined) return found;
  throw qemuError(ErrorNumber.DEVICE_MISSING, "device XML", `the domain has no ${describe(device)}`);
}

function namedIn(domain: Domain, alias: string): Found {
  for (const element of Object.keys(domain.devices ?? {}) as DeviceElement[]) {
    const found = devicesOf(domain.devices, element).find((it) => it?.alias?.name === alias);
    if (found !== undefined) return [element, found];
  }
  throw qemuError(ErrorNumber.INTERNAL_ERROR, "alias", `no device of the domain is called '${alias}'`);
}

/** A definition in which a device is another one; it keeps its name and its place. */
function updated(definition: Domain, device: Device): Domain {
  const before = presentIn(definition, device);
  const { alias, address } = before;
  const kept = { ...(alias && { alias }), ...(address !== undefined && { address }) };
  const after = { ...kept, ...(device.device as AnyDevice) } as AnyDevice;
  return withReplaced(definition, device.element, before, after);
}
