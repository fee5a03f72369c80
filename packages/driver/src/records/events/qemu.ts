import type { DomainRef } from "../domain.js";

/** Which of QEMU's events are asked for. */
export interface QemuMonitorEventFilter {
  readonly domain?: DomainRef;
  /** The event's name, `SHUTDOWN` for instance, or a pattern as the flags say; all when absent. */
  readonly event?: string;
  /** `ConnectDomainQemuMonitorEventRegisterFlags` */
  readonly flags?: number;
}

/** An event as QEMU told it. C: `virConnectDomainQemuMonitorEventCallback`. */
export interface QemuMonitorEvent {
  readonly domain: DomainRef;
  readonly event: string;
  /** Seconds since 1970 at which QEMU told it. */
  readonly seconds: number;
  readonly micros: number;
  /** JSON, as QEMU wrote it. */
  readonly details?: string;
}
