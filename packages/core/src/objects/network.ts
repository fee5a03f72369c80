import type { CallOptions, NetworkDHCPLease, NetworkRef } from "@libvirt-ts/driver";
import { NamedObject } from "./named-object.js";
import { NetworkPort } from "./network-port.js";
import { uuidOf } from "./uuid.js";

/** A virtual network of the host. */
export class Network extends NamedObject<NetworkRef> {
  get [Symbol.toStringTag](): string {
    return "Network";
  }

  /** Starts a defined network. Not on a read-only connection. C: `virNetworkCreate`. */
  create(options?: CallOptions): Promise<void> {
    return this.call("networkCreate", options);
  }

  /** Stops a network; a transient one is gone. Not on a read-only connection. C: `virNetworkDestroy`. */
  destroy(options?: CallOptions): Promise<void> {
    return this.call("networkDestroy", options);
  }

  /** Removes the definition; an active network becomes transient. Not on a read-only connection. C: `virNetworkUndefine`. */
  undefine(options?: CallOptions): Promise<void> {
    return this.call("networkUndefine", options);
  }

  /**
   * Changes a part of the document: `command` is a `NetworkUpdateCommand`, `section` a `NetworkUpdateSection`,
   * `parentIndex` which `<ip>` or the like it is in (-1: any), `flags` are `NetworkUpdateFlags`. Not on a read-only
   * connection. C: `virNetworkUpdate`.
   */
  update(
    command: number,
    section: number,
    parentIndex: number,
    xml: string,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("networkUpdate", command, section, parentIndex, xml, flags, options);
  }

  /** `flags` are `NetworkXMLFlags`. C: `virNetworkGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("networkGetXMLDesc", flags, options);
  }

  /** C: `virNetworkGetBridgeName`. */
  bridgeName(options?: CallOptions): Promise<string> {
    return this.call("networkGetBridgeName", options);
  }

  /** C: `virNetworkGetAutostart`. */
  autostart(options?: CallOptions): Promise<boolean> {
    return this.call("networkGetAutostart", options);
  }

  /** Not on a read-only connection. C: `virNetworkSetAutostart`. */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.call("networkSetAutostart", autostart, options);
  }

  /** C: `virNetworkIsActive`. */
  isActive(options?: CallOptions): Promise<boolean> {
    return this.call("networkIsActive", options);
  }

  /** C: `virNetworkIsPersistent`. */
  isPersistent(options?: CallOptions): Promise<boolean> {
    return this.call("networkIsPersistent", options);
  }

  /** The leases of the network, or of one MAC address. C: `virNetworkGetDHCPLeases`. */
  DHCPLeases(mac?: string, flags = 0, options?: CallOptions): Promise<NetworkDHCPLease[]> {
    return this.call("networkGetDHCPLeases", mac, flags, options);
  }

  /** `type` is a `NetworkMetadataType`. Throws NO_NETWORK_METADATA where there is none. C: `virNetworkGetMetadata`. */
  metadata(type: number, uri?: string, flags = 0, options?: CallOptions): Promise<string> {
    return this.call("networkGetMetadata", type, uri, flags, options);
  }

  /**
   * Undefined `metadata` removes it; `key` is the prefix of the namespace `uri`. Not on a read-only connection. C:
   * `virNetworkSetMetadata`.
   */
  setMetadata(
    type: number,
    metadata?: string,
    key?: string,
    uri?: string,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("networkSetMetadata", type, metadata, key, uri, flags, options);
  }

  /** C: `virNetworkListAllPorts`. */
  listAllPorts(flags = 0, options?: CallOptions): Promise<NetworkPort[]> {
    return this.objects(NetworkPort, this.call("networkListAllPorts", flags, options));
  }

  /** C: `virNetworkPortLookupByUUID`. */
  portLookupByUUID(uuid: Uint8Array, options?: CallOptions): Promise<NetworkPort> {
    return this.object(NetworkPort, this.call("networkPortLookupByUUID", uuidOf(uuid), options));
  }

  /** C: `virNetworkPortLookupByUUIDString`. */
  portLookupByUUIDString(uuid: string, options?: CallOptions): Promise<NetworkPort> {
    return this.object(NetworkPort, this.call("networkPortLookupByUUID", uuid, options));
  }

  /** `flags` are `NetworkPortCreateFlags`. Not on a read-only connection. C: `virNetworkPortCreateXML`. */
  portCreateXML(xml: string, flags = 0, options?: CallOptions): Promise<NetworkPort> {
    return this.object(NetworkPort, this.call("networkPortCreateXML", xml, flags, options));
  }
}
