import type { DomainState, VcpuState } from "../flags/domain.generated.js";

/**
 * Names a domain. The uuid is the identity; name and id are what was last learned of it and may be stale, so a
 * driver that addresses its peer by one of them verifies the uuid first, or in the same request.
 */
export interface DomainRef {
  /** Dashed, lower-case, 8-4-4-4-12. All zeros for Domain-0, and for it only. */
  readonly uuid: string;
  readonly name?: string;
  /** The hypervisor's number of an active domain; absent while inactive. */
  readonly id?: number;
}

/** The uuid of Domain-0, which needs no request to be known. */
export const DOMAIN_0_UUID = "00000000-0000-0000-0000-000000000000";

/** A domain's vital figures. C: `virDomainInfo`. */
export interface DomainInfo {
  readonly state: DomainState;
  /** KiB */
  readonly maxMem: number;
  /** KiB */
  readonly memory: number;
  readonly nrVirtCpu: number;
  /** Nanoseconds of CPU time used since the domain was created. */
  readonly cpuTime: bigint;
}

/** A domain's state and how it came to it. C: `virDomainGetState`. */
export interface DomainStateReason {
  /** A `DomainState`; a number that is unknown here survives. */
  readonly state: number;
  /** A number of the reason enum that belongs to the state, `DomainRunningReason` for instance. */
  readonly reason: number;
}

/** The state of the channel by which a domain is controlled. C: `virDomainControlInfo`. */
export interface DomainControlInfo {
  /** `DomainControlState` */
  readonly state: number;
  /** `DomainControlErrorReason`, 0 unless the state is ERROR */
  readonly details: number;
  /** Milliseconds since the channel entered the state. */
  readonly stateTime: number;
}

/** One virtual CPU. C: `virVcpuInfo` and its cpumap. */
export interface VcpuInfo {
  readonly number: number;
  readonly state: VcpuState;
  /** Nanoseconds */
  readonly cpuTime: bigint;
  /** The physical CPU it runs on, -1 while offline. */
  readonly cpu: number;
  /** The physical CPUs it may run on: CPU n is bit n mod 8 of byte n / 8. */
  readonly cpumap: Uint8Array;
}

/** One row of `listAllDomains`. */
export interface DomainListing {
  readonly ref: DomainRef;
  /** What came with the list at no further cost. */
  readonly info?: DomainInfo;
}

/** An IO thread and the physical CPUs it may run on. C: `virDomainIOThreadInfo`. */
export interface DomainIOThreadInfo {
  readonly id: number;
  /** CPU n is bit n mod 8 of byte n / 8. */
  readonly cpumap: Uint8Array;
}

/** The label that a security model put on a domain. C: `virSecurityLabel`. */
export interface SecurityLabel {
  readonly label: string;
  readonly enforcing: boolean;
}

/** What schedules a domain. C: `virDomainGetSchedulerType`. */
export interface DomainSchedulerType {
  readonly type: string;
  /** How many scheduler parameters there are. */
  readonly parameters: number;
}

/** An image of a domain's screen. C: `virDomainScreenshot`. */
export interface DomainScreenshot {
  /** The image's MIME type, `image/png` for instance. */
  readonly mimeType: string;
  readonly image: ReadableStream<Uint8Array>;
}
