import type { NodeDeviceRef } from "../records/node-device.js";
import type { CallOptions } from "./options.js";

/** Devices of the host. Every method is optional. Look-ups that find nothing throw NO_NODE_DEVICE. */
export interface NodeDeviceOperations {
  /** `flags` are `ConnectListAllNodeDeviceFlags`, 0 for all active ones. C: `virConnectListAllNodeDevices`. */
  listAllNodeDevices?(flags: number, options?: CallOptions): Promise<NodeDeviceRef[]>;
  /** C: `virNodeDeviceLookupByName`. */
  nodeDeviceLookupByName?(name: string, options?: CallOptions): Promise<NodeDeviceRef>;
  /** The SCSI host with these world wide names. C: `virNodeDeviceLookupSCSIHostByWWN`. */
  nodeDeviceLookupSCSIHostByWWN?(
    wwnn: string,
    wwpn: string,
    flags: number,
    options?: CallOptions,
  ): Promise<NodeDeviceRef>;
  /** Makes a virtual device; `flags` are `NodeDeviceCreateXMLFlags`. C: `virNodeDeviceCreateXML`. */
  nodeDeviceCreateXML?(xml: string, flags: number, options?: CallOptions): Promise<NodeDeviceRef>;
  /** `flags` are `NodeDeviceDefineXMLFlags`. C: `virNodeDeviceDefineXML`. */
  nodeDeviceDefineXML?(xml: string, flags: number, options?: CallOptions): Promise<NodeDeviceRef>;
  /** Starts a defined device. C: `virNodeDeviceCreate`. */
  nodeDeviceCreate?(device: NodeDeviceRef, flags: number, options?: CallOptions): Promise<void>;
  /** C: `virNodeDeviceDestroy`. */
  nodeDeviceDestroy?(device: NodeDeviceRef, options?: CallOptions): Promise<void>;
  /** C: `virNodeDeviceUndefine`. */
  nodeDeviceUndefine?(device: NodeDeviceRef, flags: number, options?: CallOptions): Promise<void>;
  /** `flags` are `NodeDeviceUpdateFlags`. C: `virNodeDeviceUpdate`. */
  nodeDeviceUpdate?(device: NodeDeviceRef, xml: string, flags: number, options?: CallOptions): Promise<void>;
  /** `flags` are `NodeDeviceXMLFlags`. C: `virNodeDeviceGetXMLDesc`. */
  nodeDeviceGetXMLDesc?(device: NodeDeviceRef, flags: number, options?: CallOptions): Promise<string>;
  /** Undefined for the root of the tree. C: `virNodeDeviceGetParent`. */
  nodeDeviceGetParent?(device: NodeDeviceRef, options?: CallOptions): Promise<string | undefined>;
  /** Names of its capabilities, `pci` for instance. C: `virNodeDeviceListCaps`. */
  nodeDeviceListCaps?(device: NodeDeviceRef, options?: CallOptions): Promise<string[]>;
  /** Takes the device from its driver, for a guest; `driver` is the one that it gets instead. C: `virNodeDeviceDetachFlags`. */
  nodeDeviceDetach?(
    device: NodeDeviceRef,
    driver: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virNodeDeviceReAttach`. */
  nodeDeviceReAttach?(device: NodeDeviceRef, options?: CallOptions): Promise<void>;
  /** C: `virNodeDeviceReset`. */
  nodeDeviceReset?(device: NodeDeviceRef, options?: CallOptions): Promise<void>;
  /** C: `virNodeDeviceGetAutostart`. */
  nodeDeviceGetAutostart?(device: NodeDeviceRef, options?: CallOptions): Promise<boolean>;
  /** C: `virNodeDeviceSetAutostart`. */
  nodeDeviceSetAutostart?(device: NodeDeviceRef, autostart: boolean, options?: CallOptions): Promise<void>;
  /** C: `virNodeDeviceIsActive`. */
  nodeDeviceIsActive?(device: NodeDeviceRef, options?: CallOptions): Promise<boolean>;
  /** C: `virNodeDeviceIsPersistent`. */
  nodeDeviceIsPersistent?(device: NodeDeviceRef, options?: CallOptions): Promise<boolean>;
}
