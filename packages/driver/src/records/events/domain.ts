import type { TypedParams } from "../../typed-params/typed-params.js";
import type { DomainRef } from "../domain.js";

interface Of<K extends string> {
  readonly event: K;
  readonly domain: DomainRef;
}

/** C: `VIR_DOMAIN_EVENT_ID_LIFECYCLE`. */
export interface DomainLifecycleEvent extends Of<"lifecycle"> {
  /** `DomainEventType` */
  readonly type: number;
  /** A number of the detail enum that belongs to `type`; absent when the evidence does not tell. */
  readonly detail?: number;
}

/** The guest has rebooted by itself. C: `VIR_DOMAIN_EVENT_ID_REBOOT`. */
export type DomainRebootEvent = Of<"reboot">;

/** The guest has set its clock. C: `VIR_DOMAIN_EVENT_ID_RTC_CHANGE`. */
export interface DomainRtcChangeEvent extends Of<"rtc-change"> {
  /** Seconds from UTC. */
  readonly utcOffset: number;
}

/** C: `VIR_DOMAIN_EVENT_ID_WATCHDOG`. */
export interface DomainWatchdogEvent extends Of<"watchdog"> {
  /** `DomainEventWatchdogAction` */
  readonly action: number;
}

/** A disk has failed. C: `VIR_DOMAIN_EVENT_ID_IO_ERROR`. */
export interface DomainIOErrorEvent extends Of<"io-error"> {
  readonly srcPath: string;
  readonly devAlias: string;
  /** `DomainEventIOErrorAction` */
  readonly action: number;
}

/** A disk has failed, and why. C: `VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON`. */
export interface DomainIOErrorReasonEvent extends Of<"io-error-reason"> {
  readonly srcPath: string;
  readonly devAlias: string;
  /** `DomainEventIOErrorAction` */
  readonly action: number;
  /** `enospc`, or empty. */
  readonly reason: string;
}

/** One end of a graphics connection. C: `virDomainEventGraphicsAddress`. */
export interface DomainEventGraphicsAddress {
  /** `DomainEventGraphicsAddressType` */
  readonly family: number;
  readonly node: string;
  readonly service: string;
}

/** Who a graphics client is. C: `virDomainEventGraphicsSubjectIdentity`. */
export interface DomainEventGraphicsIdentity {
  readonly type: string;
  readonly name: string;
}

/** C: `VIR_DOMAIN_EVENT_ID_GRAPHICS`. */
export interface DomainGraphicsEvent extends Of<"graphics"> {
  /** `DomainEventGraphicsPhase` */
  readonly phase: number;
  readonly local: DomainEventGraphicsAddress;
  readonly remote: DomainEventGraphicsAddress;
  readonly authScheme: string;
  readonly subject: readonly DomainEventGraphicsIdentity[];
}

/** The hypervisor's control channel broke. C: `VIR_DOMAIN_EVENT_ID_CONTROL_ERROR`. */
export type DomainControlErrorEvent = Of<"control-error">;

interface BlockJob<K extends string> extends Of<K> {
  readonly disk: string;
  /** `DomainBlockJobType` */
  readonly type: number;
  /** `DomainEventBlockJobStatus` */
  readonly status: number;
}

/** `disk` is the source's path. C: `VIR_DOMAIN_EVENT_ID_BLOCK_JOB`. */
export type DomainBlockJobEvent = BlockJob<"block-job">;

/** `disk` is the target, `vda` for instance. C: `VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2`. */
export type DomainBlockJob2Event = BlockJob<"block-job-2">;

/** C: `VIR_DOMAIN_EVENT_ID_DISK_CHANGE`. */
export interface DomainDiskChangeEvent extends Of<"disk-change"> {
  readonly oldSrcPath?: string;
  readonly newSrcPath?: string;
  readonly devAlias: string;
  /** `DomainEventDiskChangeReason` */
  readonly reason: number;
}

/** C: `VIR_DOMAIN_EVENT_ID_TRAY_CHANGE`. */
export interface DomainTrayChangeEvent extends Of<"tray-change"> {
  readonly devAlias: string;
  /** `DomainEventTrayChangeReason` */
  readonly reason: number;
}

interface PowerManagement<K extends string> extends Of<K> {
  /** Always 0 so far. */
  readonly reason: number;
}

/** C: `VIR_DOMAIN_EVENT_ID_PMWAKEUP`. */
export type DomainPMWakeupEvent = PowerManagement<"pm-wakeup">;

/** C: `VIR_DOMAIN_EVENT_ID_PMSUSPEND`. */
export type DomainPMSuspendEvent = PowerManagement<"pm-suspend">;

/** C: `VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK`. */
export type DomainPMSuspendDiskEvent = PowerManagement<"pm-suspend-disk">;

/** C: `VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE`. */
export interface DomainBalloonChangeEvent extends Of<"balloon-change"> {
  /** KiB */
  readonly actual: number;
}

interface Device<K extends string> extends Of<K> {
  readonly devAlias: string;
}

/** C: `VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED`. */
export type DomainDeviceRemovedEvent = Device<"device-removed">;

/** C: `VIR_DOMAIN_EVENT_ID_DEVICE_ADDED`. */
export type DomainDeviceAddedEvent = Device<"device-added">;

/** C: `VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED`. */
export type DomainDeviceRemovalFailedEvent = Device<"device-removal-failed">;

/** C: `VIR_DOMAIN_EVENT_ID_TUNABLE`. */
export interface DomainTunableEvent extends Of<"tunable"> {
  /** Fields of `tunableFields`. */
  readonly params: TypedParams;
}

/** C: `VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE`. */
export interface DomainAgentLifecycleEvent extends Of<"agent-lifecycle"> {
  /** `DomainEventAgentLifecycleState` */
  readonly state: number;
  /** `DomainEventAgentLifecycleReason` */
  readonly reason: number;
}

/** C: `VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION`. */
export interface DomainMigrationIterationEvent extends Of<"migration-iteration"> {
  readonly iteration: number;
}

/** C: `VIR_DOMAIN_EVENT_ID_JOB_COMPLETED`. */
export interface DomainJobCompletedEvent extends Of<"job-completed"> {
  /** Fields of `jobFields`. */
  readonly params: TypedParams;
}

/** C: `VIR_DOMAIN_EVENT_ID_METADATA_CHANGE`. */
export interface DomainMetadataChangeEvent extends Of<"metadata-change"> {
  /** `DomainMetadataType` */
  readonly type: number;
  /** The namespace, for an element. */
  readonly nsuri?: string;
}

/** C: `VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD`. */
export interface DomainBlockThresholdEvent extends Of<"block-threshold"> {
  readonly dev: string;
  readonly path?: string;
  /** Bytes */
  readonly threshold: bigint;
  /** Bytes beyond it. */
  readonly excess: bigint;
}

/** C: `VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE`. */
export interface DomainMemoryFailureEvent extends Of<"memory-failure"> {
  /** `DomainMemoryFailureRecipientType` */
  readonly recipient: number;
  /** `DomainMemoryFailureActionType` */
  readonly action: number;
  /** `DomainMemoryFailureFlags` */
  readonly flags: number;
}

/** C: `VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE`. */
export interface DomainMemoryDeviceSizeChangeEvent extends Of<"memory-device-size-change"> {
  readonly alias: string;
  /** Bytes */
  readonly size: bigint;
}

/** C: `VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE`. */
export interface DomainNicMacChangeEvent extends Of<"nic-mac-change"> {
  readonly alias: string;
  readonly oldMac: string;
  readonly newMac: string;
}

/** C: `VIR_DOMAIN_EVENT_ID_VCPU_REMOVED`. */
export interface DomainVcpuRemovedEvent extends Of<"vcpu-removed"> {
  readonly vcpu: number;
}

/** C: `VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE`. */
export interface DomainChannelLifecycleEvent extends Of<"channel-lifecycle"> {
  readonly channel: string;
  /** `DomainEventChannelLifecycleState` */
  readonly state: number;
  /** `DomainEventChannelLifecycleReason` */
  readonly reason: number;
}

/** Something that happened to a domain; `event` is the word that virsh has for it. */
export type DomainEvent =
  | DomainLifecycleEvent
  | DomainRebootEvent
  | DomainRtcChangeEvent
  | DomainWatchdogEvent
  | DomainIOErrorEvent
  | DomainGraphicsEvent
  | DomainIOErrorReasonEvent
  | DomainControlErrorEvent
  | DomainBlockJobEvent
  | DomainDiskChangeEvent
  | DomainTrayChangeEvent
  | DomainPMWakeupEvent
  | DomainPMSuspendEvent
  | DomainBalloonChangeEvent
  | DomainPMSuspendDiskEvent
  | DomainDeviceRemovedEvent
  | DomainBlockJob2Event
  | DomainTunableEvent
  | DomainAgentLifecycleEvent
  | DomainDeviceAddedEvent
  | DomainMigrationIterationEvent
  | DomainJobCompletedEvent
  | DomainDeviceRemovalFailedEvent
  | DomainMetadataChangeEvent
  | DomainBlockThresholdEvent
  | DomainMemoryFailureEvent
  | DomainMemoryDeviceSizeChangeEvent
  | DomainNicMacChangeEvent
  | DomainVcpuRemovedEvent
  | DomainChannelLifecycleEvent;
export type DomainEventKind = DomainEvent["event"];

/** Which events of domains are asked for: all kinds, of all of them, unless told otherwise. */
export interface DomainEventFilter {
  readonly kinds?: readonly DomainEventKind[];
  /** Only those of this one. */
  readonly domain?: DomainRef;
}
