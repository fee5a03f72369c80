import type { DomainEventType } from "./enums/domain-event-type.js";
import type { DomainState } from "./enums/domain-state.js";
import type { VcpuState } from "./enums/vcpu-state.js";

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

/** The host. C: `virNodeInfo`. */
export interface NodeInfo {
  /** The machine word, as `uname -m` prints it. */
  readonly model: string;
  /** KiB */
  readonly memory: number;
  /** Active CPUs; the possible ones are nodes × sockets × cores × threads. */
  readonly cpus: number;
  readonly mhz: number;
  /** NUMA cells */
  readonly nodes: number;
  /** Sockets per NUMA cell */
  readonly sockets: number;
  /** Cores per socket */
  readonly cores: number;
  /** Threads per core */
  readonly threads: number;
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

/** Which domains `listAllDomains` is asked for: each kind unless it is false. */
export interface DomainFilter {
  readonly active?: boolean;
  readonly inactive?: boolean;
}

/** One row of `listAllDomains`. */
export interface DomainListing {
  readonly ref: DomainRef;
  /** What came with the list at no further cost. */
  readonly info?: DomainInfo;
}

/** Something that happened to a domain. */
export type DomainEvent = DomainLifecycleEvent | DomainRebootEvent;

/** C: `VIR_DOMAIN_EVENT_ID_LIFECYCLE`. */
export interface DomainLifecycleEvent {
  readonly event: "lifecycle";
  readonly domain: DomainRef;
  readonly type: DomainEventType;
  /** A number of the detail enum that belongs to `type`; absent when the evidence does not tell. */
  readonly detail?: number;
}

/** C: `VIR_DOMAIN_EVENT_ID_REBOOT`. */
export interface DomainRebootEvent {
  readonly event: "reboot";
  readonly domain: DomainRef;
}
