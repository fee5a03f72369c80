export { checkDriver } from "./check-driver.js";
export {
  copyCpuMap,
  cpuMapLength,
  cpuMapOf,
  cpusOf,
  cpuUsable,
  getCpuMap,
  possibleCpus,
  unuseCpu,
  useCpu,
} from "./cpumap.js";
export { defineDriver } from "./define-driver.js";
export { activityFilter } from "./domain-filter.js";
export type { Driver, DriverConnection, DriverMetadata, LazyDriver, OpenRequest } from "./driver.js";
export { DriverFeature } from "./driver-feature.js";
export { ErrorDomain } from "./errors/domain.js";
export { ErrorLevel } from "./errors/level.js";
export type {
  ErrorConnection,
  ErrorContext,
  ErrorDomainObject,
  LibvirtErrorInit,
} from "./errors/libvirt-error.js";
export { copyError, LibvirtError, withContext } from "./errors/libvirt-error.js";
export { errorMessage, messageId } from "./errors/messages.js";
export { ErrorNumber } from "./errors/number.js";
export type { Problem, ProblemError, WrapOptions } from "./errors/problems.js";
export {
  formatProblem,
  isProblemError,
  problemNumbers,
  problemWarning,
  wrapProblems,
} from "./errors/problems.js";
export {
  aborted,
  checkAborted,
  describeDomain,
  noDomain,
  operationInvalid,
  refuseArgument,
  refuseFlags,
} from "./errors/raise.js";
export { wantedEvents, wantedKinds } from "./event-filter.js";
export { EventHub } from "./event-hub.js";
export { EventQueue } from "./event-queue.js";
export { type FilterGroup, passesFilters } from "./filter-group.js";
export { DeviceMode } from "./flags/device-mode.js";
export {
  ConnectListAllDomainsFlags,
  DomainCoreDumpFlags,
  DomainCreateFlags,
  DomainEventDefinedDetail,
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  DomainEventUndefinedDetail,
  DomainMigrateFlags,
  DomainState,
  DomainXMLFlags,
  VcpuState,
} from "./flags/domain.generated.js";
export { DomainRestart } from "./flags/domain-restart.js";
export { DriverNumber } from "./flags/driver-number.js";
export { nameOf } from "./flags/names.js";
export { guardCalls } from "./guard-calls.js";
export { lazily } from "./lazily.js";
export { isLocalXen } from "./local-xen.js";
export { type Moment, MomentTree, type Removal } from "./moment-tree.js";
export type { Credentials, KeepaliveSettings, OpenSettings, ReconnectPolicy } from "./open-settings.js";
export type { ConnectionOperations } from "./operations/connection.js";
export type { DomainLifeOperations, DomainQueryOperations } from "./operations/domain.js";
export type { DomainBlockOperations } from "./operations/domain-block.js";
export type { DomainCheckpointOperations } from "./operations/domain-checkpoint.js";
export type { DomainDeviceOperations } from "./operations/domain-devices.js";
export type { DomainGuestOperations } from "./operations/domain-guest.js";
export type { DomainJobOperations } from "./operations/domain-jobs.js";
export type { DomainResourceOperations } from "./operations/domain-resources.js";
export type { DomainSnapshotOperations } from "./operations/domain-snapshot.js";
export type { EventOperations } from "./operations/events.js";
export type { InterfaceOperations } from "./operations/interface.js";
export type { ObjectKind, OperationName, OperationRow, Operations } from "./operations/names.js";
export type { NetworkOperations } from "./operations/network.js";
export type { NetworkPortOperations } from "./operations/network-port.js";
export type { NodeOperations } from "./operations/node.js";
export type { NodeDeviceOperations } from "./operations/node-device.js";
export type { NWFilterOperations } from "./operations/nwfilter.js";
export type { NWFilterBindingOperations } from "./operations/nwfilter-binding.js";
export type { DomainOperations, DriverOperations } from "./operations/operations.js";
export type { CallOptions } from "./operations/options.js";
export type { QemuOperations } from "./operations/qemu.js";
export type { SecretOperations } from "./operations/secret.js";
export type { StoragePoolOperations } from "./operations/storage-pool.js";
export type { StorageVolOperations } from "./operations/storage-volume.js";
export {
  allowedReadOnly,
  type EventOperationName,
  isEventOperation,
  isOperationName,
  operationNames,
  operationRow,
} from "./operations/table.js";
export type {
  ActiveDomains,
  DomainNames,
  DomainStarter,
  GuestDevices,
  GuestDisk,
  GuestEnds,
  GuestIdentity,
  GuestInterface,
  GuestNodes,
  GuestRequests,
  GuestRuntime,
  LiveDomains,
  LiveGuest,
  LiveGuests,
  LoopDevice,
  MemoryLimits,
  PeerLookup,
  PeerName,
  Peers,
  VifLocator,
} from "./peers.js";
export { noPeers } from "./peers.js";
export type {
  DomainControlInfo,
  DomainInfo,
  DomainIOThreadInfo,
  DomainListing,
  DomainRef,
  DomainSchedulerType,
  DomainScreenshot,
  DomainStateReason,
  SecurityLabel,
  VcpuInfo,
} from "./records/domain.js";
export { DOMAIN_0_UUID } from "./records/domain.js";
export type {
  DomainBlockInfo,
  DomainBlockJobInfo,
  DomainBlockStats,
  DomainDiskError,
} from "./records/domain-block.js";
export type {
  DomainFSInfo,
  DomainInterface,
  DomainInterfaceAddress,
  DomainInterfaceStats,
  DomainTime,
} from "./records/domain-guest.js";
export type {
  DomainJobInfo,
  DomainJobStats,
  DomainMigrateBegin,
  DomainMigrateCookie,
  DomainMigrateFinish,
  DomainMigratePrepare,
} from "./records/domain-job.js";
export type { DomainMemoryStats } from "./records/domain-memory.js";
export type {
  ConnectionEvent,
  ConnectionLostEvent,
  ConnectionResyncEvent,
} from "./records/events/connection.js";
export type {
  DomainAgentLifecycleEvent,
  DomainBalloonChangeEvent,
  DomainBlockJob2Event,
  DomainBlockJobEvent,
  DomainBlockThresholdEvent,
  DomainChannelLifecycleEvent,
  DomainControlErrorEvent,
  DomainDeviceAddedEvent,
  DomainDeviceRemovalFailedEvent,
  DomainDeviceRemovedEvent,
  DomainDiskChangeEvent,
  DomainEvent,
  DomainEventFilter,
  DomainEventGraphicsAddress,
  DomainEventGraphicsIdentity,
  DomainEventKind,
  DomainGraphicsEvent,
  DomainIOErrorEvent,
  DomainIOErrorReasonEvent,
  DomainJobCompletedEvent,
  DomainLifecycleEvent,
  DomainMemoryDeviceSizeChangeEvent,
  DomainMemoryFailureEvent,
  DomainMetadataChangeEvent,
  DomainMigrationIterationEvent,
  DomainNicMacChangeEvent,
  DomainPMSuspendDiskEvent,
  DomainPMSuspendEvent,
  DomainPMWakeupEvent,
  DomainRebootEvent,
  DomainRtcChangeEvent,
  DomainTrayChangeEvent,
  DomainTunableEvent,
  DomainVcpuRemovedEvent,
  DomainWatchdogEvent,
} from "./records/events/domain.js";
export type {
  NetworkEvent,
  NetworkEventFilter,
  NetworkEventKind,
  NetworkLifecycleEvent,
  NetworkMetadataChangeEvent,
} from "./records/events/network.js";
export type {
  NodeDeviceEvent,
  NodeDeviceEventFilter,
  NodeDeviceEventKind,
  NodeDeviceLifecycleEvent,
  NodeDeviceUpdateEvent,
} from "./records/events/node-device.js";
export type { QemuMonitorEvent, QemuMonitorEventFilter } from "./records/events/qemu.js";
export type {
  SecretEvent,
  SecretEventFilter,
  SecretEventKind,
  SecretLifecycleEvent,
  SecretValueChangedEvent,
} from "./records/events/secret.js";
export type {
  StoragePoolEvent,
  StoragePoolEventFilter,
  StoragePoolEventKind,
  StoragePoolLifecycleEvent,
  StoragePoolRefreshEvent,
} from "./records/events/storage.js";
export type { EventStream } from "./records/events/stream.js";
export type { InterfaceRef } from "./records/interface.js";
export type { DomainCheckpointRef, DomainSnapshotRef } from "./records/moments.js";
export type { NetworkDHCPLease, NetworkPortRef, NetworkRef } from "./records/network.js";
export type {
  NodeCPUMap,
  NodeCPUStats,
  NodeFreePages,
  NodeInfo,
  NodeMemoryStats,
  NodePages,
  NodeSecurityModel,
} from "./records/node.js";
export type { NodeDeviceRef } from "./records/node-device.js";
export type { NWFilterBindingRef, NWFilterRef } from "./records/nwfilter.js";
export type { SecretRef } from "./records/secret.js";
export type { StoragePoolInfo, StoragePoolRef, StorageVolInfo, StorageVolRef } from "./records/storage.js";
export type { DuplexStream, SparseChunk } from "./records/streams.js";
export { SignalGroups } from "./signal-groups.js";
export type { DomainStatsRecord } from "./statistics/domain-stats.js";
export { domainStatsReader, readDomainStats, writeDomainStats } from "./statistics/domain-stats.js";
export { readGuestInfo, writeGuestInfo } from "./statistics/guest-info.js";
export type { DomainGuestInfo, DomainStats } from "./statistics/shapes.generated.js";
export type { FieldType, FieldTypes, TypedParamType } from "./typed-params/field-types.js";
export { fieldTypeOf } from "./typed-params/field-types.js";
export {
  announceFields,
  bandwidthFields,
  blkioFields,
  blockCopyFields,
  blockIoTuneFields,
  blockStatsFields,
  connectIdentityFields,
  cpuStatsFields,
  domainSaveFields,
  guestVcpusFields,
  ioThreadFields,
  jobFields,
  launchSecurityFields,
  memoryFields,
  migrateFields,
  networkPortFields,
  nodeMemoryFields,
  nodeSEVFields,
  numaFields,
  perfEventFields,
  schedulerFields,
  tunableFields,
} from "./typed-params/fields.generated.js";
export type { TypedParam, TypedParams, TypedParamValue } from "./typed-params/typed-params.js";
export { readTypedParams, writeTypedParams } from "./typed-params/typed-params.js";
export type { TypedValue } from "./typed-params/typed-value.js";
export { isTypedValue, typedValue } from "./typed-params/typed-value.js";
export type { Schemas } from "./validated-documents.js";
export { versionNumber, versionText } from "./version.js";
