import type { NetworkDHCPLease, NetworkRef } from "../records/network.js";
import type { CallOptions } from "./options.js";

/** Virtual networks of the host. Every method is optional. Look-ups that find nothing throw NO_NETWORK. */
export interface NetworkOperations {
  /** `flags` are `ConnectListAllNetworksFlags`, 0 for all. C: `virConnectListAllNetworks`. */
  listAllNetworks?(flags: number, options?: CallOptions): Promise<NetworkRef[]>;
  /** C: `virNetworkLookupByName`. */
  networkLookupByName?(name: string, options?: CallOptions): Promise<NetworkRef>;
  /** C: `virNetworkLookupByUUID`. */
  networkLookupByUUID?(uuid: string, options?: CallOptions): Promise<NetworkRef>;
  /** Starts a transient network; `flags` are `NetworkCreateFlags`. C: `virNetworkCreateXMLFlags`. */
  networkCreateXML?(xml: string, flags: number, options?: CallOptions): Promise<NetworkRef>;
  /** Defines a persistent network, or redefines it; `flags` are `NetworkDefineFlags`. C: `virNetworkDefineXMLFlags`. */
  networkDefineXML?(xml: string, flags: number, options?: CallOptions): Promise<NetworkRef>;
  /** Starts a defined network. C: `virNetworkCreate`. */
  networkCreate?(network: NetworkRef, options?: CallOptions): Promise<void>;
  /** Stops a network; a transient one is gone. C: `virNetworkDestroy`. */
  networkDestroy?(network: NetworkRef, options?: CallOptions): Promise<void>;
  /** Removes the definition; an active network becomes transient. C: `virNetworkUndefine`. */
  networkUndefine?(network: NetworkRef, options?: CallOptions): Promise<void>;
  /**
   * Changes a part of the document: `command` is a `NetworkUpdateCommand`, `section` a `NetworkUpdateSection`,
   * `parentIndex` which `<ip>` or the like it is in (-1: any), `flags` are `NetworkUpdateFlags`. C: `virNetworkUpdate`.
   */
  networkUpdate?(
    network: NetworkRef,
    command: number,
    section: number,
    parentIndex: number,
    xml: string,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** `flags` are `NetworkXMLFlags`. C: `virNetworkGetXMLDesc`. */
  networkGetXMLDesc?(network: NetworkRef, flags: number, options?: CallOptions): Promise<string>;
  /** C: `virNetworkGetBridgeName`. */
  networkGetBridgeName?(network: NetworkRef, options?: CallOptions): Promise<string>;
  /** C: `virNetworkGetAutostart`. */
  networkGetAutostart?(network: NetworkRef, options?: CallOptions): Promise<boolean>;
  /** C: `virNetworkSetAutostart`. */
  networkSetAutostart?(network: NetworkRef, autostart: boolean, options?: CallOptions): Promise<void>;
  /** C: `virNetworkIsActive`. */
  networkIsActive?(network: NetworkRef, options?: CallOptions): Promise<boolean>;
  /** C: `virNetworkIsPersistent`. */
  networkIsPersistent?(network: NetworkRef, options?: CallOptions): Promise<boolean>;
  /** The leases of the network, or of one MAC address. C: `virNetworkGetDHCPLeases`. */
  networkGetDHCPLeases?(
    network: NetworkRef,
    mac: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<NetworkDHCPLease[]>;
  /** `type` is a `NetworkMetadataType`. Throws NO_NETWORK_METADATA where there is none. C: `virNetworkGetMetadata`. */
  networkGetMetadata?(
    network: NetworkRef,
    type: number,
    uri: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
  /** Undefined `metadata` removes it; `key` is the prefix of the namespace `uri`. C: `virNetworkSetMetadata`. */
  networkSetMetadata?(
    network: NetworkRef,
    type: number,
    metadata: string | undefined,
    key: string | undefined,
    uri: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}
