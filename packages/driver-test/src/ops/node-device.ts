import {
  ErrorNumber,
  type FilterGroup,
  type LibvirtError,
  type NodeDeviceOperations,
  type NodeDeviceRef,
  passesFilters,
} from "@libvirt-ts/driver";
import {
  ConnectListAllNodeDeviceFlags,
  NodeDeviceEventLifecycleType,
  NodeDeviceUpdateFlags,
  NodeDeviceXMLFlags,
} from "@libvirt-ts/driver/flags";
import { formatNodeDevice, type NodeDevice, parseNodeDevice } from "@libvirt-ts/xml/node-device";
import { readDocument } from "../document.js";
import { invalidArgument, testError } from "../errors.js";
import type { TestNode } from "../state/node.js";
import { capabilityTypes, nodeDeviceKind, nodeDeviceRef, type TestNodeDevice } from "../state/node-device.js";
import { capabilityOf, fibreHostOf } from "../state/node-device-types.js";
import { assertActive, assertInactive, inForce, named, wrongState } from "../state/table.js";
import { assertAvailable, completed } from "./node-device-create.js";

const { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT } = ConnectListAllNodeDeviceFlags;
const { CREATED, DELETED, DEFINED, UNDEFINED } = NodeDeviceEventLifecycleType;

/** Devices of the host. */
export function nodeDeviceOperations(
  node: TestNode,
  warn: (warning: LibvirtError) => void,
): Required<NodeDeviceOperations> {
  const { devices, deviceEvents } = node;
  const find = ({ name }: NodeDeviceRef): TestNodeDevice => named(nodeDeviceKind, devices, name);
  const tell = (device: TestNodeDevice, type: number) =>
    deviceEvents.emit({ event: "lifecycle", device: nodeDeviceRef(device), type, detail: 0 });

  async function read(xml: string, _flags: number): Promise<NodeDevice> {
    return readDocument("node device XML", () => parseNodeDevice(xml), warn).nodeDevice;
  }

  /** The device of a document that is to be made, new unless it is defined already. */
  function own(configuration: NodeDevice & { readonly name: string }): TestNodeDevice {
    const { name } = configuration;
    const device = devices.get(name) ?? { name, autostart: false, isHardware: false };
    devices.set(name, device);
    return device;
  }

  function pci(ref: NodeDeviceRef): TestNodeDevice & { readonly live: NodeDevice } {
    const device = find(ref);
    assertActive(nodeDeviceKind, device);
    if (capabilityOf(device.live!, "pci") !== undefined) {
      return device as TestNodeDevice & { readonly live: NodeDevice };
    }
    throw invalidArgument(`node device '${device.name}'`, "it is no PCI device");
  }

  function start(device: TestNodeDevice, configuration: NodeDevice): void {
    assertAvailable(node, configuration);
    device.live = configuration;
    tell(device, CREATED);
  }

  return {
    async listAllNodeDevices(flags) {
      const asked = (flags & (ACTIVE | INACTIVE)) === 0 ? flags | ACTIVE : flags;
      return Array.from(devices.values())
        .filter((device) => passesFilters(asked, groupsOf(device)))
        .map(nodeDeviceRef);
    },

    nodeDeviceLookupByName: async (name) => nodeDeviceRef(find({ name })),

    async nodeDeviceLookupSCSIHostByWWN(wwnn, wwpn) {
      for (const device of devices.values()) {
        const host = device.live && fibreHostOf(device.live);
        if (host !== undefined && host.wwnn === wwnn && host.wwpn === wwpn) return nodeDeviceRef(device);
      }
      throw testError(ErrorNumber.NO_NODE_DEVICE, `SCSI host with wwnn ${wwnn} and wwpn ${wwpn}`);
    },

    async nodeDeviceCreateXML(xml, flags) {
      const configuration = completed(node, await read(xml, flags));
      const known = devices.get(configuration.name);
      if (known !== undefined) assertInactive(nodeDeviceKind, known);
      assertAvailable(node, configuration);
      const device = own(configuration);
      start(device, configuration);
      return nodeDeviceRef(device);
    },

    async nodeDeviceDefineXML(xml, flags) {
      const configuration = completed(node, await read(xml, flags));
      if (capabilityOf(configuration, "mdev") === undefined) {
        throw testError(
          ErrorNumber.CONFIG_UNSUPPORTED,
          "node device XML",
          "only mediated devices can be defined",
        );
      }
      const device = own(configuration);
      device.definition = configuration;
      tell(device, DEFINED);
      return nodeDeviceRef(device);
    },

    async nodeDeviceCreate(ref) {
      const device = find(ref);
      assertInactive(nodeDeviceKind, device);
      start(device, device.definition!);
    },

    async nodeDeviceDestroy(ref) {
      const device = find(ref);
      assertActive(nodeDeviceKind, device);
      device.live = undefined;
      if (device.definition === undefined) devices.delete(device.name);
      tell(device, DELETED);
    },

    async nodeDeviceUndefine(ref) {
      const device = find(ref);
      assertDefined(device, "it is not defined");
      device.definition = undefined;
      device.autostart = false;
      if (device.live === undefined) devices.delete(device.name);
      tell(device, UNDEFINED);
    },

    async nodeDeviceUpdate(ref, xml, flags) {
      const { LIVE, CONFIG } = NodeDeviceUpdateFlags;
      const device = find(ref);
      const attr = capabilityOf(await read(xml, 0), "mdev")?.attr;
      const what = `node device '${device.name}'`;
      if (attr === undefined || capabilityOf(inForce(device), "mdev") === undefined) {
        throw testError(
          ErrorNumber.CONFIG_UNSUPPORTED,
          what,
          "only the attributes of a mediated device can be changed",
        );
      }
      const scope = (flags & (LIVE | CONFIG)) === 0 ? (device.live === undefined ? CONFIG : LIVE) : flags;
      if (scope & LIVE) assertActive(nodeDeviceKind, device);
      if (scope & CONFIG) assertDefined(device, "it is not defined");
      const change = (description: NodeDevice): NodeDevice => ({
        ...description,
        capability: [{ ...capabilityOf(description, "mdev")!, attr }],
      });
      if (scope & LIVE) device.live = change(device.live!);
      if (scope & CONFIG) device.definition = change(device.definition!);
      deviceEvents.emit({ event: "update", device: nodeDeviceRef(device) });
    },

    async nodeDeviceGetXMLDesc(ref, flags) {
      const device = find(ref);
      if ((flags & NodeDeviceXMLFlags.INACTIVE) === 0) return formatNodeDevice(inForce(device));
      assertDefined(device, "it is not defined");
      return formatNodeDevice(device.definition!);
    },

    nodeDeviceGetParent: async (ref) => inForce(find(ref)).parent?.value,
    nodeDeviceListCaps: async (ref) => (inForce(find(ref)).capability ?? []).map(({ type }) => type),

    async nodeDeviceDetach(ref, driver = "vfio") {
      const device = pci(ref);
      if (!/^vfio[\w-]*$/.test(driver)) {
        throw testError(
          ErrorNumber.ARGUMENT_UNSUPPORTED,
          `node device '${device.name}'`,
          `'${driver}' hands no device to guests`,
        );
      }
      if (device.isDetached !== true) device.ownDriver = device.live.driver;
      device.isDetached = true;
      device.live = { ...device.live, driver: { name: driver === "vfio" ? "vfio-pci" : driver } };
    },

    async nodeDeviceReAttach(ref) {
      const device = pci(ref);
      if (device.isDetached !== true) return;
      const { driver: _, ...rest } = device.live;
      device.live = device.ownDriver === undefined ? rest : { ...rest, driver: device.ownDriver };
      device.isDetached = false;
    },

    async nodeDeviceReset(ref) {
      pci(ref);
    },

    nodeDeviceGetAutostart: async (ref) => find(ref).autostart,

    async nodeDeviceSetAutostart(ref, autostart) {
      const device = find(ref);
      assertDefined(device, "what is not defined cannot start with the host");
      device.autostart = autostart;
    },

    nodeDeviceIsActive: async (ref) => find(ref).live !== undefined,
    nodeDeviceIsPersistent: async (ref) => isPersistent(find(ref)),
  };
}

const isPersistent = ({ isHardware, definition }: TestNodeDevice): boolean =>
  isHardware || definition !== undefined;

function assertDefined(device: TestNodeDevice, detail: string): void {
  if (device.definition === undefined) throw wrongState(nodeDeviceKind, device.name, detail);
}

/** What the flags of a filter call the types of capabilities, where it is not the type in capitals. */
const typesByWord: Readonly<Record<string, string>> = {
  PCI_DEV: "pci",
  USB_DEV: "usb_device",
  USB_INTERFACE: "usb",
  VPORTS: "vport_ops",
  CCW_DEV: "ccw",
  CSS_DEV: "css",
  CCWGROUP_DEV: "ccwgroup",
};

const capabilityFlags: readonly (readonly [flag: number, type: string])[] = Object.entries(
  ConnectListAllNodeDeviceFlags,
)
  .filter(([word]) => word.startsWith("CAP_"))
  .map(([word, flag]) => {
    const short = word.slice("CAP_".length);
    return [flag, typesByWord[short] ?? short.toLowerCase()];
  });

function groupsOf(device: TestNodeDevice): FilterGroup[] {
  const isActive = device.live !== undefined;
  const types = capabilityTypes(inForce(device));
  return [
    [
      [ACTIVE, isActive],
      [INACTIVE, !isActive],
    ],
    [
      [PERSISTENT, isPersistent(device)],
      [TRANSIENT, !isPersistent(device)],
    ],
    capabilityFlags.map(([flag, type]) => [flag, types.has(type)] as const),
  ];
}
