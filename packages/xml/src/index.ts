export {
  type DiskPrefix,
  type DiskTarget,
  formatDiskTarget,
  nextDiskTarget,
  parseDiskTarget,
} from "./disk-target.js";
export { parseElement, type XmlAttribute, type XmlElement } from "./element.js";
export { describeProblem, type Problem, XmlError } from "./errors.js";
export { formatDevice, formatDomain } from "./format.js";
export { formatMac, generateMac, parseMac } from "./mac.js";
export type {
  BridgeInterface,
  Console,
  Device,
  Disk,
  DiskDriver,
  DomainDevices,
  EthernetInterface,
  Graphics,
  HardDisk,
  Interface,
  RemovableDrive,
  SdlGraphics,
  UnknownDevice,
  UserInterface,
  VncGraphics,
} from "./model/devices.js";
export type { DomainDescription, DomainFeature, DomainType, LifecycleAction } from "./model/domain.js";
export type {
  BootDevice,
  BootloaderOs,
  DomainOs,
  HvmOs,
  NoOs,
  ParavirtualOs,
  ParavirtualType,
} from "./model/os.js";
export type { Unknown } from "./model/unknown.js";
export { assertDomainName, checkDomainName } from "./name.js";
export {
  type ParsedDevice,
  type ParsedDomain,
  parseDevice,
  parseDocument,
  parseDomain,
  type ReadOptions,
} from "./parse.js";
export { withPasswords } from "./passwords.js";
export { withPlaces } from "./places.js";
export { readDevice } from "./read/device.js";
export { readDomain } from "./read/domain.js";
export type { SourceElement } from "./read/element.js";
export type { XmlLimits } from "./read/limits.js";
export { formatUuid, generateUuid, parseUuid, uuidBytes, ZERO_UUID } from "./uuid.js";
export { withVcpus } from "./vcpus.js";
export { escapeAttribute, escapeText } from "./write/escape.js";
export type { WriteOptions } from "./write/writer.js";
