export { describeProblem, type Problem, XmlError } from "./errors.js";
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
export type { BootDevice, BootloaderOs, DomainOs, HvmOs, NoOs, ParavirtualOs } from "./model/os.js";
export type { Unknown, XmlAttribute, XmlElement } from "./model/unknown.js";
