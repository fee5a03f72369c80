import type { CallOptions } from "@libvirt-ts/driver";
import type { ListFilter } from "../dispatch/list-flags.js";
import { ConnectDomains } from "./connect-domains.js";
import { Network } from "./network.js";
import { uuidOf } from "./uuid.js";

/** Networks of a connection. */
export abstract class ConnectNetworks extends ConnectDomains {
  /** `filter` is `{ active, inactive }` or `ConnectListAllNetworksFlags`, 0 for all. C: `virConnectListAllNetworks`. */
  listAllNetworks(filter: ListFilter | number = 0, options?: CallOptions): Promise<Network[]> {
    return this.objects(Network, this.call("listAllNetworks", filter, options));
  }

  /** C: `virNetworkLookupByName`. */
  networkLookupByName(name: string, options?: CallOptions): Promise<Network> {
    return this.object(Network, this.call("networkLookupByName", name, options));
  }

  /** C: `virNetworkLookupByUUID`. */
  networkLookupByUUID(uuid: Uint8Array, options?: CallOptions): Promise<Network> {
    return this.object(Network, this.call("networkLookupByUUID", uuidOf(uuid), options));
  }

  /** C: `virNetworkLookupByUUIDString`. */
  networkLookupByUUIDString(uuid: string, options?: CallOptions): Promise<Network> {
    return this.object(Network, this.call("networkLookupByUUID", uuid, options));
  }

  /**
   * Starts a transient network; `flags` are `NetworkCreateFlags`. Not on a read-only connection. C: `virNetworkCreateXML`.
   */
  networkCreateXML(xml: string, options?: CallOptions): Promise<Network> {
    return this.object(Network, this.call("networkCreateXML", xml, 0, options));
  }

  /**
   * Starts a transient network; `flags` are `NetworkCreateFlags`. Not on a read-only connection. C:
   * `virNetworkCreateXMLFlags`.
   */
  networkCreateXMLFlags(xml: string, flags = 0, options?: CallOptions): Promise<Network> {
    return this.object(Network, this.call("networkCreateXML", xml, flags, options));
  }

  /**
   * Defines a persistent network, or redefines it; `flags` are `NetworkDefineFlags`. Not on a read-only connection. C:
   * `virNetworkDefineXML`.
   */
  networkDefineXML(xml: string, options?: CallOptions): Promise<Network> {
    return this.object(Network, this.call("networkDefineXML", xml, 0, options));
  }

  /**
   * Defines a persistent network, or redefines it; `flags` are `NetworkDefineFlags`. Not on a read-only connection. C:
   * `virNetworkDefineXMLFlags`.
   */
  networkDefineXMLFlags(xml: string, flags = 0, options?: CallOptions): Promise<Network> {
    return this.object(Network, this.call("networkDefineXML", xml, flags, options));
  }
}
