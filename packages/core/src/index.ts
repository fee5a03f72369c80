export {
  type CallOptions,
  copyCpuMap,
  cpuMapLength,
  cpuMapOf,
  cpusOf,
  cpuUsable,
  DeviceMode,
  DOMAIN_0_UUID,
  DomainCoreDumpFlags,
  DomainCreateFlags,
  DomainEventDefinedDetail,
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  DomainEventUndefinedDetail,
  type DomainInfo,
  DomainMigrateFlags,
  DomainRestart,
  DomainState,
  DomainXMLFlags,
  type Driver,
  type DuplexStream,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  formatProblem,
  getCpuMap,
  type LazyDriver,
  LibvirtError,
  type NodeInfo,
  nameOf,
  type OperationName,
  type Operations,
  type Problem,
  possibleCpus,
  type SparseChunk,
  type TypedParams,
  unuseCpu,
  useCpu,
  type VcpuInfo,
  VcpuState,
  versionText,
} from "@libvirt-ts/driver";
export type { XmlAttribute, XmlElement } from "@libvirt-ts/xml";
export type { Device } from "@libvirt-ts/xml/device";
export type {
  Disk,
  Domain as DomainDescription,
  Interface as InterfaceDescription,
  UnknownWord,
} from "@libvirt-ts/xml/domain";
export {
  type Conversion,
  type ConvertOptions,
  domainXMLFromNative,
  domainXMLToNative,
  type FormatDomainXMLOptions,
  type FormatVersion,
  formatDeviceXML,
  formatDomainXML,
  type NativeFormat,
  nativeFormats,
  parseDomainXML,
} from "./convert/convert.js";
export { type DocumentModel, editXML, formatXML, parseXML, parseXMLElement } from "./convert/documents.js";
export { type ValidateXMLOptions, validateDomainXML } from "./convert/validate.js";
export { getVersion, libvirt, open, openReadOnly } from "./default-libvirt.js";
export { type Asked, type DiagnosticMessage, formatDiagnostic } from "./diagnostics/diagnostics.js";
export { withoutPassword } from "./diagnostics/summary.js";
export type { ListFilter } from "./dispatch/list-flags.js";
export {
  type Responsibility,
  responsibilities,
  type Sharing,
} from "./dispatch/responsibility.js";
export { defaultErrorFunc, type ErrorFunc, formatErrorLine } from "./errors/error-handlers.js";
export { createLibvirt, type Libvirt } from "./libvirt.js";
export { Connect } from "./objects/connect.js";
export type { ConnectJSON } from "./objects/connect-base.js";
export type { ConnectDomainStats, ListedDomain } from "./objects/connect-domains.js";
export type {
  ConnectDomainEvent,
  ConnectNetworkEvent,
  ConnectNodeDeviceEvent,
  ConnectQemuMonitorEvent,
  ConnectSecretEvent,
  ConnectStoragePoolEvent,
} from "./objects/connect-events.js";
export { Domain } from "./objects/domain.js";
export type { DomainJSON } from "./objects/domain-base.js";
export { DomainCheckpoint } from "./objects/domain-checkpoint.js";
export { DomainSnapshot } from "./objects/domain-snapshot.js";
export { Interface } from "./objects/interface.js";
export { Network } from "./objects/network.js";
export { NetworkPort } from "./objects/network-port.js";
export { NodeDevice } from "./objects/node-device.js";
export { NWFilter } from "./objects/nwfilter.js";
export { NWFilterBinding } from "./objects/nwfilter-binding.js";
export { Secret } from "./objects/secret.js";
export { StoragePool, StorageVol } from "./objects/storage.js";
export { defaultDrivers } from "./open/default-drivers.js";
export type { DriverReport } from "./open/open.js";
export type { OpenOptions } from "./open/open-options.js";
export type { OpenOperationsOptions, OperationsConnection } from "./operations-connection.js";
export { libraryVersion } from "./version.js";
