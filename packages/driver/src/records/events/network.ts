import type { NetworkRef } from "../network.js";

/** C: `VIR_NETWORK_EVENT_ID_LIFECYCLE`. */
export interface NetworkLifecycleEvent {
  readonly event: "lifecycle";
  readonly network: NetworkRef;
  /** `NetworkEventLifecycleType` */
  readonly type: number;
  /** Always 0 so far. */
  readonly detail: number;
}

/** C: `VIR_NETWORK_EVENT_ID_METADATA_CHANGE`. */
export interface NetworkMetadataChangeEvent {
  readonly event: "metadata-change";
  readonly network: NetworkRef;
  /** `NetworkMetadataType` */
  readonly type: number;
  /** The namespace, for an element. */
  readonly nsuri?: string;
}

/** Something that happened to a network. */
export type NetworkEvent = NetworkLifecycleEvent | NetworkMetadataChangeEvent;
export type NetworkEventKind = NetworkEvent["event"];

/** Which events of networks are asked for: all kinds, of all of them, unless told otherwise. */
export interface NetworkEventFilter {
  readonly kinds?: readonly NetworkEventKind[];
  /** Only those of this one. */
  readonly network?: NetworkRef;
}
