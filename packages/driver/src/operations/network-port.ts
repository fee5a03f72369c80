import type { NetworkPortRef, NetworkRef } from "../records/network.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/** Ports of virtual networks: what a guest's card is plugged into. Every method is optional. Look-ups that find nothing throw NO_NETWORK_PORT. */
export interface NetworkPortOperations {
  /** C: `virNetworkListAllPorts`. */
  networkListAllPorts?(network: NetworkRef, flags: number, options?: CallOptions): Promise<NetworkPortRef[]>;
  /** C: `virNetworkPortLookupByUUID`. */
  networkPortLookupByUUID?(network: NetworkRef, uuid: string, options?: CallOptions): Promise<NetworkPortRef>;
  /** `flags` are `NetworkPortCreateFlags`. C: `virNetworkPortCreateXML`. */
  networkPortCreateXML?(
    network: NetworkRef,
    xml: string,
    flags: number,
    options?: CallOptions,
  ): Promise<NetworkPortRef>;
  /** C: `virNetworkPortGetXMLDesc`. */
  networkPortGetXMLDesc?(port: NetworkPortRef, flags: number, options?: CallOptions): Promise<string>;
  /** Fields of `networkPortFields`. C: `virNetworkPortGetParameters`. */
  networkPortGetParameters?(port: NetworkPortRef, flags: number, options?: CallOptions): Promise<TypedParams>;
  /** C: `virNetworkPortSetParameters`. */
  networkPortSetParameters?(
    port: NetworkPortRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virNetworkPortDelete`. */
  networkPortDelete?(port: NetworkPortRef, flags: number, options?: CallOptions): Promise<void>;
}
