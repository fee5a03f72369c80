import type { InterfaceRef } from "../records/interface.js";
import type { CallOptions } from "./options.js";

/** Network interfaces of the host. Every method is optional. Look-ups that find nothing throw NO_INTERFACE. */
export interface InterfaceOperations {
  /** `flags` are `ConnectListAllInterfacesFlags`, 0 for all. C: `virConnectListAllInterfaces`. */
  listAllInterfaces?(flags: number, options?: CallOptions): Promise<InterfaceRef[]>;
  /** C: `virInterfaceLookupByName`. */
  interfaceLookupByName?(name: string, options?: CallOptions): Promise<InterfaceRef>;
  /** Throws MULTIPLE_INTERFACES where several have the address. C: `virInterfaceLookupByMACString`. */
  interfaceLookupByMACString?(mac: string, options?: CallOptions): Promise<InterfaceRef>;
  /** `flags` are `InterfaceDefineFlags`. C: `virInterfaceDefineXML`. */
  interfaceDefineXML?(xml: string, flags: number, options?: CallOptions): Promise<InterfaceRef>;
  /** C: `virInterfaceUndefine`. */
  interfaceUndefine?(iface: InterfaceRef, options?: CallOptions): Promise<void>;
  /** Brings the interface up. C: `virInterfaceCreate`. */
  interfaceCreate?(iface: InterfaceRef, flags: number, options?: CallOptions): Promise<void>;
  /** Takes the interface down. C: `virInterfaceDestroy`. */
  interfaceDestroy?(iface: InterfaceRef, flags: number, options?: CallOptions): Promise<void>;
  /** `flags` are `InterfaceXMLFlags`. C: `virInterfaceGetXMLDesc`. */
  interfaceGetXMLDesc?(iface: InterfaceRef, flags: number, options?: CallOptions): Promise<string>;
  /** C: `virInterfaceIsActive`. */
  interfaceIsActive?(iface: InterfaceRef, options?: CallOptions): Promise<boolean>;
  /** Remembers the configuration of now. C: `virInterfaceChangeBegin`. */
  interfaceChangeBegin?(flags: number, options?: CallOptions): Promise<void>;
  /** Keeps what was changed since. C: `virInterfaceChangeCommit`. */
  interfaceChangeCommit?(flags: number, options?: CallOptions): Promise<void>;
  /** Takes back what was changed since. C: `virInterfaceChangeRollback`. */
  interfaceChangeRollback?(flags: number, options?: CallOptions): Promise<void>;
}
