import type { NodeDeviceRef } from "../node-device.js";

/** C: `VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE`. */
export interface NodeDeviceLifecycleEvent {
  readonly event: "lifecycle";
  readonly device: NodeDeviceRef;
  /** `NodeDeviceEventLifecycleType` */
  readonly type: number;
  /** Always 0 so far. */
  readonly detail: number;
}

/** C: `VIR_NODE_DEVICE_EVENT_ID_UPDATE`. */
export interface NodeDeviceUpdateEvent {
  readonly event: "update";
  readonly device: NodeDeviceRef;
}

/** Something that happened to a node device. */
export type NodeDeviceEvent = NodeDeviceLifecycleEvent | NodeDeviceUpdateEvent;
export type NodeDeviceEventKind = NodeDeviceEvent["event"];

/** Which events of node devices are asked for: all kinds, of all of them, unless told otherwise. */
export interface NodeDeviceEventFilter {
  readonly kinds?: readonly NodeDeviceEventKind[];
  /** Only those of this one. */
  readonly device?: NodeDeviceRef;
}
