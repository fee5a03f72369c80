import { ErrorNumber, type NetworkRef } from "@libvirt-ts/driver";
import type { Network } from "@libvirt-ts/xml/network";
import type { NetworkPort } from "@libvirt-ts/xml/network-port";
import type { Configured, Identified, Kind } from "./table.js";

/** A virtual network: active when it has a `live` configuration, persistent when it has a definition. */
export interface TestNetwork extends Configured<Network>, Identified {
  /** Its ports by uuid. */
  readonly ports: Map<string, NetworkPort>;
}

export const networkKind: Kind = { noun: "network", missing: ErrorNumber.NO_NETWORK };

export const networkRef = ({ name, uuid }: TestNetwork): NetworkRef => ({ name, uuid });
