export type { AbiVersions, CommandName, DomainFlag, Operation, OperationHeader, StructName } from "./abi.js";
export { Abi } from "./abi.js";
export type { DetectedXen, DetectionFailure, GivenInterface, Transport } from "./detect.js";
export { DetectionError, detectXen } from "./detect.js";
export type { DomainInfoReader, RunState, XenDomainInfo } from "./domain-info.js";
export {
  domainInfoReader,
  FIRST_RESERVED_ID,
  guestKind,
  isPaused,
  runState,
  ShutdownReason,
  shutdownReason,
} from "./domain-info.js";
export type { XenVcpuInfo } from "./domctl.js";
export {
  destroyDomain,
  domainInfo,
  pauseDomain,
  setMaxMemory,
  setMaxVcpus,
  setVcpuAffinity,
  unpauseDomain,
  vcpuAffinity,
  vcpuInfo,
} from "./domctl.js";
export { Errno, errnoName } from "./errno.js";
export type { Handle, Hypercall, OperationInput, Request } from "./hypercall.js";
export { BrokenAnswerError, encodeOperation, UnsupportedOperationError } from "./hypercall.js";
export type { Field, FieldType, FieldValue, Layout } from "./struct.js";
export { readStruct, writeStruct } from "./struct.js";
export type { CpuPlace, DomainPage, HostAbilities, PhysicalInfo } from "./sysctl.js";
export { cpuTopology, domainList, hostAbilities, physicalInfo, schedulerId } from "./sysctl.js";
export type { Arch, Change, Interface } from "./tables.js";
export {
  capabilities,
  capabilitiesLength,
  extraversion,
  pageSize,
  wholeCapabilities,
  xenVersion,
} from "./version.js";
