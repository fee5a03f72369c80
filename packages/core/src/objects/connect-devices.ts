import type { CallOptions } from "@libvirt-ts/driver";
import type { ListFilter } from "../dispatch/list-flags.js";
import { ConnectStorage } from "./connect-storage.js";
import { Interface } from "./interface.js";
import { NodeDevice } from "./node-device.js";
import { NWFilter } from "./nwfilter.js";
import { NWFilterBinding } from "./nwfilter-binding.js";
import { Secret } from "./secret.js";
import { uuidOf } from "./uuid.js";

/** Devices, interfaces, secrets and network filters of a connection. */
export abstract class ConnectDevices extends ConnectStorage {
  /** `flags` are `ConnectListAllNodeDeviceFlags`, 0 for all active ones. C: `virConnectListAllNodeDevices`. */
  listAllDevices(filter: ListFilter | number = 0, options?: CallOptions): Promise<NodeDevice[]> {
    return this.objects(NodeDevice, this.call("listAllNodeDevices", filter, options));
  }

  /** C: `virNodeDeviceLookupByName`. */
  nodeDeviceLookupByName(name: string, options?: CallOptions): Promise<NodeDevice> {
    return this.object(NodeDevice, this.call("nodeDeviceLookupByName", name, options));
  }

  /** The SCSI host with these world wide names. C: `virNodeDeviceLookupSCSIHostByWWN`. */
  nodeDeviceLookupSCSIHostByWWN(
    wwnn: string,
    wwpn: string,
    flags = 0,
    options?: CallOptions,
  ): Promise<NodeDevice> {
    return this.object(NodeDevice, this.call("nodeDeviceLookupSCSIHostByWWN", wwnn, wwpn, flags, options));
  }

  /**
   * Makes a virtual device; `flags` are `NodeDeviceCreateXMLFlags`. Not on a read-only connection. C:
   * `virNodeDeviceCreateXML`.
   */
  nodeDeviceCreateXML(xml: string, flags = 0, options?: CallOptions): Promise<NodeDevice> {
    return this.object(NodeDevice, this.call("nodeDeviceCreateXML", xml, flags, options));
  }

  /** `flags` are `NodeDeviceDefineXMLFlags`. Not on a read-only connection. C: `virNodeDeviceDefineXML`. */
  nodeDeviceDefineXML(xml: string, flags = 0, options?: CallOptions): Promise<NodeDevice> {
    return this.object(NodeDevice, this.call("nodeDeviceDefineXML", xml, flags, options));
  }

  /** `filter` is `{ active, inactive }` or `ConnectListAllInterfacesFlags`, 0 for all. C: `virConnectListAllInterfaces`. */
  listAllInterfaces(filter: ListFilter | number = 0, options?: CallOptions): Promise<Interface[]> {
    return this.objects(Interface, this.call("listAllInterfaces", filter, options));
  }

  /** C: `virInterfaceLookupByName`. */
  interfaceLookupByName(name: string, options?: CallOptions): Promise<Interface> {
    return this.object(Interface, this.call("interfaceLookupByName", name, options));
  }

  /** Throws MULTIPLE_INTERFACES where several have the address. C: `virInterfaceLookupByMACString`. */
  interfaceLookupByMACString(mac: string, options?: CallOptions): Promise<Interface> {
    return this.object(Interface, this.call("interfaceLookupByMACString", mac, options));
  }

  /** `flags` are `InterfaceDefineFlags`. Not on a read-only connection. C: `virInterfaceDefineXML`. */
  interfaceDefineXML(xml: string, flags = 0, options?: CallOptions): Promise<Interface> {
    return this.object(Interface, this.call("interfaceDefineXML", xml, flags, options));
  }

  /** Remembers the configuration of now. Not on a read-only connection. C: `virInterfaceChangeBegin`. */
  changeBegin(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("interfaceChangeBegin", flags, options);
  }

  /** Keeps what was changed since. Not on a read-only connection. C: `virInterfaceChangeCommit`. */
  changeCommit(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("interfaceChangeCommit", flags, options);
  }

  /** Takes back what was changed since. Not on a read-only connection. C: `virInterfaceChangeRollback`. */
  changeRollback(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("interfaceChangeRollback", flags, options);
  }

  /** `flags` are `ConnectListAllSecretsFlags`, 0 for all. C: `virConnectListAllSecrets`. */
  listAllSecrets(flags = 0, options?: CallOptions): Promise<Secret[]> {
    return this.objects(Secret, this.call("listAllSecrets", flags, options));
  }

  /** C: `virSecretLookupByUUID`. */
  secretLookupByUUID(uuid: Uint8Array, options?: CallOptions): Promise<Secret> {
    return this.object(Secret, this.call("secretLookupByUUID", uuidOf(uuid), options));
  }

  /** C: `virSecretLookupByUUIDString`. */
  secretLookupByUUIDString(uuid: string, options?: CallOptions): Promise<Secret> {
    return this.object(Secret, this.call("secretLookupByUUID", uuid, options));
  }

  /** `usageType` is a `SecretUsageType`. C: `virSecretLookupByUsage`. */
  secretLookupByUsage(usageType: number, usageID: string, options?: CallOptions): Promise<Secret> {
    return this.object(Secret, this.call("secretLookupByUsage", usageType, usageID, options));
  }

  /** `flags` are `SecretDefineFlags`. Not on a read-only connection. C: `virSecretDefineXML`. */
  secretDefineXML(xml: string, flags = 0, options?: CallOptions): Promise<Secret> {
    return this.object(Secret, this.call("secretDefineXML", xml, flags, options));
  }

  /** C: `virConnectListAllNWFilters`. */
  listAllNWFilters(flags = 0, options?: CallOptions): Promise<NWFilter[]> {
    return this.objects(NWFilter, this.call("listAllNWFilters", flags, options));
  }

  /** C: `virNWFilterLookupByName`. */
  nwfilterLookupByName(name: string, options?: CallOptions): Promise<NWFilter> {
    return this.object(NWFilter, this.call("nwfilterLookupByName", name, options));
  }

  /** C: `virNWFilterLookupByUUID`. */
  nwfilterLookupByUUID(uuid: Uint8Array, options?: CallOptions): Promise<NWFilter> {
    return this.object(NWFilter, this.call("nwfilterLookupByUUID", uuidOf(uuid), options));
  }

  /** C: `virNWFilterLookupByUUIDString`. */
  nwfilterLookupByUUIDString(uuid: string, options?: CallOptions): Promise<NWFilter> {
    return this.object(NWFilter, this.call("nwfilterLookupByUUID", uuid, options));
  }

  /** `flags` are `NWFilterDefineFlags`. Not on a read-only connection. C: `virNWFilterDefineXML`. */
  nwfilterDefineXML(xml: string, options?: CallOptions): Promise<NWFilter> {
    return this.object(NWFilter, this.call("nwfilterDefineXML", xml, 0, options));
  }

  /** `flags` are `NWFilterDefineFlags`. Not on a read-only connection. C: `virNWFilterDefineXMLFlags`. */
  nwfilterDefineXMLFlags(xml: string, flags = 0, options?: CallOptions): Promise<NWFilter> {
    return this.object(NWFilter, this.call("nwfilterDefineXML", xml, flags, options));
  }

  /** C: `virConnectListAllNWFilterBindings`. */
  listAllNWFilterBindings(flags = 0, options?: CallOptions): Promise<NWFilterBinding[]> {
    return this.objects(NWFilterBinding, this.call("listAllNWFilterBindings", flags, options));
  }

  /** C: `virNWFilterBindingLookupByPortDev`. */
  nwfilterBindingLookupByPortDev(portDev: string, options?: CallOptions): Promise<NWFilterBinding> {
    return this.object(NWFilterBinding, this.call("nwfilterBindingLookupByPortDev", portDev, options));
  }

  /** `flags` are `NWFilterBindingCreateFlags`. Not on a read-only connection. C: `virNWFilterBindingCreateXML`. */
  nwfilterBindingCreateXML(xml: string, flags = 0, options?: CallOptions): Promise<NWFilterBinding> {
    return this.object(NWFilterBinding, this.call("nwfilterBindingCreateXML", xml, flags, options));
  }
}
