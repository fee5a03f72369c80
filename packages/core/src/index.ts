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
} from "./convert/convert.js";
export { validateDomainXML } from "./convert/validate.js";
export { getVersion, libvirt, open, openReadOnly } from "./default-libvirt.js";
export { type Asked, type DiagnosticMessage, formatDiagnostic } from "./diagnostics/diagnostics.js";
export type { DomainFilter } from "./dispatch/listing.js";
export {
  type Responsibility,
  responsibilities,
  type Sharing,
} from "./dispatch/responsibility.js";
export { defaultErrorFunc, type ErrorFunc, formatErrorLine } from "./errors/error-handlers.js";
export { createLibvirt, type Libvirt } from "./libvirt.js";
export { Connect, type ConnectDomainEvent, type ConnectJSON, type ListedDomain } from "./objects/connect.js";
export { Domain, type DomainJSON } from "./objects/domain.js";
export { defaultDrivers } from "./open/default-drivers.js";
export type { DriverReport } from "./open/open.js";
export { libraryVersion } from "./version.js";
