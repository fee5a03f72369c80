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
export type { Driver, DriverConnection, DriverMetadata, LazyDriver, OpenRequest } from "./driver.js";
export { DeviceMode } from "./enums/device-mode.js";
export { DomainCreateFlags } from "./enums/domain-create-flags.js";
export { DomainDumpFlags } from "./enums/domain-dump-flags.js";
export {
  DomainEventDefinedDetail,
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  DomainEventUndefinedDetail,
} from "./enums/domain-event-type.js";
export { DomainMigrateFlags } from "./enums/domain-migrate-flags.js";
export { DomainRestart } from "./enums/domain-restart.js";
export { DomainState } from "./enums/domain-state.js";
export { DomainXMLFlags } from "./enums/domain-xml-flags.js";
export { DriverNumber } from "./enums/driver-number.js";
export { nameOf } from "./enums/names.js";
export { VcpuState } from "./enums/vcpu-state.js";
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
export type { Problem, ProblemError } from "./errors/problems.js";
export {
  formatProblem,
  isProblemError,
  problemNumbers,
  problemWarning,
  wrapProblems,
} from "./errors/problems.js";
export { aborted, checkAborted, describeDomain, noDomain, operationInvalid } from "./errors/raise.js";
export { EventQueue } from "./event-queue.js";
export { guardCalls } from "./guard-calls.js";
export { isLocalXen } from "./local-xen.js";
export type { ConnectionOperations } from "./operations/connection.js";
export type { DomainOperations } from "./operations/domain.js";
export type { OperationName, OperationRow, Operations } from "./operations/names.js";
export type { CallOptions } from "./operations/options.js";
export { isOperationName, operationNames, operationRow } from "./operations/table.js";
export type {
  ActiveDomains,
  DomainNames,
  DomainStarter,
  GuestIdentity,
  GuestNodes,
  GuestRequests,
  GuestRuntime,
  LiveDomains,
  LiveGuest,
  LiveGuests,
  MemoryLimits,
  PeerLookup,
  PeerName,
  Peers,
  VifLocator,
} from "./peers.js";
export { noPeers } from "./peers.js";
export type {
  DomainEvent,
  DomainFilter,
  DomainInfo,
  DomainLifecycleEvent,
  DomainListing,
  DomainRebootEvent,
  DomainRef,
  NodeInfo,
  VcpuInfo,
} from "./records.js";
export { DOMAIN_0_UUID } from "./records.js";
export { versionNumber, versionText } from "./version.js";
