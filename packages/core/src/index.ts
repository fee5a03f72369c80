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
  unuseCpu,
  useCpu,
  type VcpuInfo,
  VcpuState,
  versionText,
} from "@libvirt-ts/driver";
export type { Device, Disk, DomainDescription, Interface } from "@libvirt-ts/xml";
export { Connect, type ConnectDomainEvent, type ConnectJSON, type ListedDomain } from "./connect.js";
export {
  type Conversion,
  type ConvertOptions,
  domainXMLFromNative,
  domainXMLToNative,
  type FormatVersion,
  formatDeviceXML,
  formatDomainXML,
  type NativeFormat,
  nativeFormats,
  parseDomainXML,
} from "./convert.js";
export { defaultDrivers } from "./default-drivers.js";
export { getVersion, libvirt, open, openReadOnly } from "./default-libvirt.js";
export { type Asked, type DiagnosticMessage, formatDiagnostic } from "./diagnostics.js";
export { Domain, type DomainJSON } from "./domain.js";
export { defaultErrorFunc, type ErrorFunc, formatErrorLine } from "./error-handlers.js";
export { createLibvirt, type Libvirt } from "./libvirt.js";
export type { DomainFilter } from "./listing.js";
export type { DriverReport } from "./open.js";
export {
  type Responsibility,
  responsibilities,
  type Sharing,
} from "./responsibility.js";
export { validateDomainXML } from "./validate.js";
export { libraryVersion } from "./version.js";
