import type { SecretRef } from "../secret.js";

/** C: `VIR_SECRET_EVENT_ID_LIFECYCLE`. */
export interface SecretLifecycleEvent {
  readonly event: "lifecycle";
  readonly secret: SecretRef;
  /** `SecretEventLifecycleType` */
  readonly type: number;
  /** Always 0 so far. */
  readonly detail: number;
}

/** C: `VIR_SECRET_EVENT_ID_VALUE_CHANGED`. */
export interface SecretValueChangedEvent {
  readonly event: "value-changed";
  readonly secret: SecretRef;
}

/** Something that happened to a secret. */
export type SecretEvent = SecretLifecycleEvent | SecretValueChangedEvent;
export type SecretEventKind = SecretEvent["event"];

/** Which events of secrets are asked for: all kinds, of all of them, unless told otherwise. */
export interface SecretEventFilter {
  readonly kinds?: readonly SecretEventKind[];
  /** Only those of this one. */
  readonly secret?: SecretRef;
}
