import { type DomainOperations, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { DomainDeviceModifyFlags } from "@libvirt-ts/driver/flags";
import { type Device, type DeviceElement, parseDevice } from "@libvirt-ts/xml/device";
import type { Domain } from "@libvirt-ts/xml/domain";
import { plain, readDocument } from "../../document.js";
import { invalidArgument, testError } from "../../errors.js";
import { aliasOf, attach, detach, devicesOf, update, withDevices } from "../../state/devices.js";
import type { TestDomain } from "../../state/domain.js";
import { changeConfiguration } from "../../state/impact.js";
import type { NodeDomains } from "../../state/node-domains.js";

type DeviceOperations = Required<
  Pick<
    DomainOperations,
    "domainAttachDevice" | "domainDetachDevice" | "domainDetachDeviceAlias" | "domainUpdateDevice"
  >
>;

const { LIVE, CONFIG } = DomainDeviceModifyFlags;

/** Sorts of devices that a guest cannot be given, or be rid of, while it runs. */
const fixed: ReadonlySet<DeviceElement> = new Set([
  "graphics",
  "video",
  "sound",
  "audio",
  "smartcard",
  "hub",
  "memballoon",
  "nvram",
  "iommu",
  "panic",
  "pstore",
  "tpm",
]);

/**
 * Plugs devices. A disk is known by its target, an interface by its MAC address, others by all that they are.
 */
export function deviceOperations(node: NodeDomains, warn: (warning: LibvirtError) => void): DeviceOperations {
  function read(xml: string): Device {
    const { element, device } = readDocument("device XML", () => parseDevice(xml), warn);
    return { element, device: plain(device) } as Device;
  }

  function assertPluggable(domain: TestDomain, { element }: Device, impact: "live" | "config"): void {
    if (impact === "config") return;
    node.liveGuestOf(domain);
    if (!fixed.has(element)) return;
    const detail = "it can be plugged with the domain's next start only, with the flag CONFIG";
    throw testError(ErrorNumber.CONFIG_UNSUPPORTED, `device '${element}'`, detail);
  }

  /** Takes the device with an alias out of a configuration. */
  function withoutAlias(configuration: Domain, alias: string): Domain {
    for (const element of Object.keys(configuration.devices ?? {}) as DeviceElement[]) {
      const list = devicesOf(configuration.devices, element);
      const index = list.findIndex((device, at) => aliasOf(element, device, at) === alias);
      if (index < 0) continue;
      return {
        ...configuration,
        devices: withDevices(configuration.devices, element, list.toSpliced(index, 1)),
      };
    }
    throw invalidArgument("detach device", `the domain has no device with alias '${alias}'`);
  }

  const removed = (domain: TestDomain, devAlias: string) =>
    node.tell({ event: "device-removed", devAlias }, domain);

  return {
    async domainAttachDevice(ref, xml, flags) {
      const device = read(xml);
      const domain = node.find(ref);
      const { live } = changeConfiguration(node, domain, flags, (configuration, impact) => {
        assertPluggable(domain, device, impact);
        const devices = attach(configuration.devices, device);
        return {
          ...configuration,
          devices: impact === "live" && node.layout === "today" ? named(devices, device.element) : devices,
        };
      });
      if (!live) return;
      const list = devicesOf(domain.guest!.description.devices, device.element);
      const devAlias = aliasOf(device.element, list.at(-1)!, list.length - 1);
      node.tell({ event: "device-added", devAlias }, domain);
    },

    async domainDetachDevice(ref, xml, flags) {
      const device = read(xml);
      const domain = node.find(ref);
      let alias = "";
      const { live } = changeConfiguration(node, domain, flags, (configuration, impact) => {
        assertPluggable(domain, device, impact);
        const rest = detach(configuration.devices, device);
        if (impact === "live") alias = aliasOf(device.element, rest.removed, rest.index);
        return { ...configuration, devices: rest.devices };
      });
      if (live) removed(domain, alias);
    },

    async domainDetachDeviceAlias(ref, alias, flags) {
      const domain = node.find(ref);
      const { live } = changeConfiguration(node, domain, flags, (it) => withoutAlias(it, alias));
      if (live) removed(domain, alias);
    },

    async domainUpdateDevice(ref, xml, flags) {
      const device = read(xml);
      changeConfiguration(node, node.find(ref), flags & (LIVE | CONFIG), (configuration) => ({
        ...configuration,
        devices: update(configuration.devices, device),
      }));
    },
  };
}

/** Gives the last device of a sort a name by which it can be detached. */
function named(
  devices: NonNullable<Domain["devices"]>,
  element: DeviceElement,
): NonNullable<Domain["devices"]> {
  const list = devicesOf(devices, element);
  const last = list.at(-1)!;
  const taken = new Set(list.slice(0, -1).map((device, index) => aliasOf(element, device, index)));
  let name = aliasOf(element, last, list.length - 1);
  for (let index = 0; taken.has(name); index++) name = aliasOf(element, last, index);
  return withDevices(devices, element, [...list.slice(0, -1), { ...last, alias: { name } }]);
}
