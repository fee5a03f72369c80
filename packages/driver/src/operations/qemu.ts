import type { DomainRef } from "../records/domain.js";
import type { QemuMonitorEvent, QemuMonitorEventFilter } from "../records/events/qemu.js";
import type { EventStream } from "../records/events/stream.js";
import type { CallOptions } from "./options.js";

/** What only QEMU's driver can do: what goes past libvirt is at the caller's risk. Every method is optional. */
export interface QemuOperations {
  /** A monitor command (JSON, or text with HMP of `DomainQemuMonitorCommandFlags`) and its answer. C: `virDomainQemuMonitorCommand`. */
  domainQemuMonitorCommand?(
    domain: DomainRef,
    command: string,
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
  /** A guest agent's command and its answer; `timeout` in seconds, or a `DomainQemuAgentCommandTimeout`. C: `virDomainQemuAgentCommand`. */
  domainQemuAgentCommand?(
    domain: DomainRef,
    command: string,
    timeout: number,
    flags: number,
    options?: CallOptions,
  ): Promise<string | undefined>;
  /** Takes a running QEMU process over. C: `virDomainQemuAttach`. */
  domainQemuAttach?(pid: number, flags: number, options?: CallOptions): Promise<DomainRef>;
  /** QEMU's own events. C: `virConnectDomainQemuMonitorEventRegister`. */
  domainQemuMonitorEvents?(
    filter: QemuMonitorEventFilter,
    options?: CallOptions,
  ): EventStream<QemuMonitorEvent>;
}
