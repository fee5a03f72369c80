// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Bandwidth, CpuCache, CpuTopology, Encryption, FilterRef, GuestCpuFeature, GuestCpuModel, HostdevDriver, IscsiInitiator, MaxPhysAddr, Mtu, Numa, PciAddress, PortIsolation, Route, ScsiAdapter, Virtualport, Vlan } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord, XmlContent, YesNo } from "../../runtime/kept.js";

/** What time the guest begins with, and its timers. `offset` is `absolute`. */
export interface AbsoluteClock extends ClockBase {
  /** Where it begins, in bytes. */
  offset: "absolute";
  /** The seconds since 1970 that the clock starts at. */
  start: number;
}

/** A file with tables of ACPI. */
export interface AcpiTable extends Kept {
  /** The signature of the table, or `slic`. */
  type: "raw" | "rawset" | "slic" | "msdm" | UnknownWord;
  /** The path of the file. */
  value: string;
}

/** The SCSI device of the host, or of an iSCSI target. `protocol` is `adapter` or absent. */
export interface AdapterScsiHostdevSource extends ScsiHostdevSourceBase {
  /** The protocol. */
  protocol?: "adapter";
  adapter: ScsiAdapter;
  address: ScsiAddress;
}

/** Where a screen is served. `type` is `address`. */
export interface AddressGraphicsListen extends GraphicsListenBase {
  type: "address";
  /** The address that is listened at. */
  address?: string;
}

/** Who emulates the interrupt architecture of RISC-V. */
export interface AiaFeature extends Kept {
  /** The value. */
  value: "none" | "aplic" | "aplic-imsic" | UnknownWord;
}

/** Where the guest's sound goes on the host. `type` is `alsa`. */
export interface AlsaAudio extends AudioBase {
  type: "alsa";
  input?: AlsaAudioInput;
  output?: AlsaAudioInput;
}

/** How sound is recorded or played by ALSA. */
export interface AlsaAudioInput extends Kept {
  /** Whether the host mixes and converts the sound. */
  mixingEngine?: YesNo;
  /** Whether these settings hold whatever the guest asks for. */
  fixedSettings?: YesNo;
  /** How many voices there are at once. */
  voices?: number;
  /** The length of the buffer, in microseconds. */
  bufferLength?: number;
  /** The sound device of the host. */
  dev?: string;
  settings?: AudioSettings;
}

/** The APIC. */
export interface ApicFeature extends Kept {
  /** Whether Xen or KVM spares the guest the end of an interrupt. */
  eoi?: OnOff;
}

/** Where the guest's sound goes on the host. */
export type Audio =
  | PlainAudio
  | AlsaAudio
  | CoreaudioAudio
  | JackAudio
  | OssAudio
  | PipewireAudio
  | PulseaudioAudio
  | SdlAudio
  | FileAudio
  | UnknownAudio;

/** What all of Audio have. */
export interface AudioBase extends Kept {
  /** The number of the audio backend. */
  id: number;
  /** How often sound is processed, in microseconds. */
  timerPeriod?: number;
}

/** How sound is recorded. */
export interface AudioInput extends Kept {
  /** Whether the host mixes and converts the sound. */
  mixingEngine?: YesNo;
  /** Whether these settings hold whatever the guest asks for. */
  fixedSettings?: YesNo;
  /** How many voices there are at once. */
  voices?: number;
  /** The length of the buffer, in microseconds. */
  bufferLength?: number;
  settings?: AudioSettings;
}

/** Which audio backend it uses. */
export interface AudioReference extends Kept {
  /** The number of the audio backend. */
  id: number;
}

/** The form of the sound, where it is fixed. */
export interface AudioSettings extends Kept {
  /** How many samples a second. */
  frequency?: number;
  /** How many channels: 1 is mono, 2 is stereo. */
  channels?: number;
  /** How a sample is written: `s16`, `f32`, … */
  format?: "s8" | "u8" | "s16" | "u16" | "s32" | "u32" | "f32" | UnknownWord;
}

/** The domain that serves a device, on Xen. */
export interface BackendDomain extends Kept {
  /** The name of the domain that serves the device. */
  name: string;
}

/** The image under an image; it may have one itself. */
export type BackingStore =
  | FileBackingStore
  | BlockBackingStore
  | DirBackingStore
  | NetworkBackingStore
  | VolumeBackingStore
  | NvmeBackingStore
  | VhostuserBackingStore
  | VhostvdpaBackingStore
  | UnknownBackingStore;

/** What all of BackingStore have. */
export interface BackingStoreBase extends Kept {
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  backingStore?: BackingStore;
}

/** Arguments that bhyve is given as they are. */
export interface BhyveCommandline extends Kept {
  "bhyve:arg"?: QemuArg[];
}

/** How much the virtiofs daemon caches. */
export interface BinaryCache extends Kept {
  /** How much the daemon caches. */
  mode?: "none" | "always" | UnknownWord;
}

/** Which locks the virtiofs daemon passes on. */
export interface BinaryLock extends Kept {
  /** Whether locks of parts of files reach the host. */
  posix?: OnOff;
  /** Whether locks of whole files reach the host. */
  flock?: OnOff;
}

/** How many files the virtiofs daemon may open. */
export interface BinaryOpenFiles extends Kept {
  /** The most that there may be. */
  max?: number;
}

/** How the virtiofs daemon is shut in. */
export interface BinarySandbox extends Kept {
  /** How the daemon is locked in. */
  mode?: "namespace" | "chroot" | UnknownWord;
}

/** How many threads the virtiofs daemon has. */
export interface BinaryThreadPool extends Kept {
  /** How many threads there are. */
  size?: number;
}

/** How much of one disk of the host a guest may take. */
export interface BlkioDevice extends Kept {
  /** The path on the host. */
  path: string;
  /** Its share when the disk is busy, from 100 to 1000. */
  weight?: number;
  /** Reads in a second, at most. */
  read_iops_sec?: number;
  /** Writes in a second, at most. */
  write_iops_sec?: number;
  /** Bytes that are read in a second, at most. */
  read_bytes_sec?: number;
  /** Bytes that are written in a second, at most. */
  write_bytes_sec?: number;
}

/** How much of the host's disks a guest may take. */
export interface Blkiotune extends Kept {
  /** Its share when the disk is busy, from 100 to 1000. */
  weight?: number;
  device?: BlkioDevice[];
}

/** The image under an image; it may have one itself. `type` is `block`. */
export interface BlockBackingStore extends BackingStoreBase {
  type: "block";
  format: ImageFormat;
  source?: BlockDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `block`. */
export interface BlockDataStore extends DataStoreBase {
  type: "block";
  source?: BlockDiskSource;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. `type` is `block`. */
export interface BlockDisk extends DiskBase {
  type: "block";
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | "lun" | UnknownWord;
  /** Whether the guest may send raw SCSI commands. */
  rawio?: YesNo;
  /** Whether the host filters SCSI commands. */
  sgio?: "filtered" | "unfiltered" | UnknownWord;
  source?: BlockDiskSource;
}

/** A copy of a disk that is being made. `type` is `block`. */
export interface BlockDiskMirror extends DiskMirrorBase {
  type: "block";
  /** What job makes the copy. */
  job: "copy" | "active-commit" | UnknownWord;
  source?: BlockDiskSource;
}

/** The block device of the host. */
export interface BlockDiskSource extends Kept {
  /** The path of the device. */
  dev?: string;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  /** What is done when the source is missing at the start. */
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  reservations?: Reservations;
  seclabel?: SourceSeclabel[];
}

/** A directory, image or volume of the host that the guest mounts. `type` is `block`. */
export interface BlockFilesystem extends FilesystemBase {
  type: "block";
  source: VhostvdpaDiskSource;
}

/** The block sizes of a disk. */
export interface BlockIo extends Kept {
  /** The size of a block as the guest sees it, in bytes. */
  logical_block_size?: number;
  /** The size of a block on the medium, in bytes. */
  physical_block_size?: number;
  /** The least piece that can be given back, in bytes. */
  discard_granularity?: number;
}

/** Where the firmware keeps its variables; made from a template when it is missing. `type` is `block`. */
export interface BlockOsNvram extends OsNvramBase {
  type: "block";
  source?: BlockDiskSource;
}

/** Whether the firmware shows a menu. */
export interface BootMenu extends Kept {
  /** Whether it is on. */
  enable: YesNo;
  /** How many milliseconds the menu is shown. */
  timeout?: number;
}

/** A network card of the guest. `type` is `bridge`. */
export interface BridgeInterface extends InterfaceBase {
  type: "bridge";
  source?: BridgeInterfaceSource;
  virtualport?: Virtualport;
}

/** The bridge of the host. */
export interface BridgeInterfaceSource extends Kept {
  /** The bridge of the host. */
  bridge: string;
  /** Who keeps the bridge's table of MAC addresses. */
  macTableManager?: "kernel" | "libvirt" | UnknownWord;
  /** The name of the network. */
  network?: string;
  /** The group of ports of the network. */
  portgroup?: string;
  /** The id of the port. */
  portid?: string;
}

/** Where random numbers come from. `model` is `builtin`. */
export interface BuiltinRngBackend extends RngBackendBase {
  /** Which device the guest sees. */
  model: "builtin";
}

/** The parts of caches that CPUs of the guest have. */
export interface Cachetune extends Kept {
  /** CPUs of the guest: `0-3,^2`. */
  vcpus: string;
  /** The number of the cache. */
  id?: string;
  cache?: CachetuneCache[];
  monitor?: CachetuneMonitor[];
}

/** A part of a cache; KiB where no unit is given. */
export interface CachetuneCache extends Kept {
  /** The number of the cache of that level. */
  id: number;
  /** The level of the cache. */
  level: number;
  /** Whether the cache holds code, data or both. */
  type: "both" | "code" | "data" | UnknownWord;
  /** The size. */
  size: number;
  /** The unit: `KiB`, `MiB`, … */
  unit?: string;
}

/** CPUs whose use of a cache is watched. */
export interface CachetuneMonitor extends Kept {
  /** The level of the cache. */
  level: number;
  /** CPUs of the guest: `0-3,^2`. */
  vcpus: string;
}

/** Where a device is attached in the guest. `type` is `ccid`. */
export interface CcidDeviceAddress extends DeviceAddressBase {
  type: "ccid";
  /** The number of the controller. */
  controller: number;
  /** The number of the slot. */
  slot?: number;
}

/** Where a device is attached in the guest. `type` is `ccw`. */
export interface CcwDeviceAddress extends DeviceAddressBase {
  type: "ccw";
  /** The channel subsystem. */
  cssid?: number;
  /** The subchannel set. */
  ssid?: number;
  /** The number of the device in its subchannel set. */
  devno?: number;
}

/** A channel between host and guest, such as that of the guest agent. */
export interface Channel extends Kept {
  /** How it reaches the host: `pty`, `unix`, `tcp`, … */
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  target: ChannelTarget;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

/** How the guest sees a channel. */
export type ChannelTarget =
  | GuestfwdChannelTarget
  | VirtioChannelTarget
  | XenChannelTarget
  | UnknownChannelTarget;

/** What all of ChannelTarget have. */
export interface ChannelTargetBase extends Kept {
}

/** The file to which output is written as well. */
export interface CharacterLog extends Kept {
  /** The path of the file. */
  file: string;
  /** Whether what is there already is kept. */
  append?: OnOff;
}

/** What is spoken on a character device over TCP. */
export interface CharacterProtocol extends Kept {
  /** Which kind it is. */
  type?: "raw" | "telnet" | "telnets" | "tls" | UnknownWord;
}

/** The host's end of a character device. */
export interface CharacterSource extends Kept {
  /** Whether it connects or waits for connections. */
  mode?: string;
  /** The path of the device, file or socket. */
  path?: string;
  /** The host to connect to, or the address to wait at. */
  host?: string;
  /** The service or port. */
  service?: string;
  /** The channel of the port. */
  channel?: string;
  /** The path of the master's end. */
  master?: string;
  /** The path of the guest's end. */
  slave?: string;
  /** Whether what is there already is kept. */
  append?: OnOff;
  /** Whether the connection is encrypted. */
  tls?: YesNo;
  reconnect?: Reconnect;
  seclabel?: SourceSeclabel[];
  clipboard?: Clipboard;
  mouse?: MouseMode;
}

/** Whether the clipboard is shared. */
export interface Clipboard extends Kept {
  /** Whether text and pictures can be copied between guest and viewer. */
  copypaste: YesNo;
}

/** What time the guest begins with, and its timers. */
export type Clock =
  | SimpleClock
  | TimezoneClock
  | VariableClock
  | AbsoluteClock
  | UnknownClock;

/** What all of Clock have. */
export interface ClockBase extends Kept {
  timer?: Timer[];
}

/** How interrupts of a card are put together. */
export interface Coalesce extends Kept {
  rx?: CoalesceRx;
}

/** After how many packets an interrupt comes. */
export interface CoalesceFrames extends Kept {
  /** The most that there may be. */
  max?: number;
}

/** Interrupts of received packets. */
export interface CoalesceRx extends Kept {
  frames?: CoalesceFrames;
}

/** A console of the guest; the first one may be another word for its first serial port. */
export interface Console extends Kept {
  /** The terminal of a running guest, as old versions have it. */
  tty?: string;
  /** How it reaches the host: `pty`, `unix`, `tcp`, … */
  type?: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  target?: SerialTarget;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

/** Which capabilities of Linux a container has. */
export interface ContainerCapabilities extends Kept {
  /** Which capabilities there are where nothing is said. */
  policy: "default" | "allow" | "deny" | UnknownWord;
  audit_control?: SwitchableFeature;
  audit_write?: SwitchableFeature;
  block_suspend?: SwitchableFeature;
  chown?: SwitchableFeature;
  dac_override?: SwitchableFeature;
  dac_read_search?: SwitchableFeature;
  fowner?: SwitchableFeature;
  fsetid?: SwitchableFeature;
  ipc_lock?: SwitchableFeature;
  ipc_owner?: SwitchableFeature;
  kill?: SwitchableFeature;
  lease?: SwitchableFeature;
  linux_immutable?: SwitchableFeature;
  mac_admin?: SwitchableFeature;
  mac_override?: SwitchableFeature;
  mknod?: SwitchableFeature;
  net_admin?: SwitchableFeature;
  net_bind_service?: SwitchableFeature;
  net_broadcast?: SwitchableFeature;
  net_raw?: SwitchableFeature;
  setgid?: SwitchableFeature;
  setfcap?: SwitchableFeature;
  setpcap?: SwitchableFeature;
  setuid?: SwitchableFeature;
  sys_admin?: SwitchableFeature;
  sys_boot?: SwitchableFeature;
  sys_chroot?: SwitchableFeature;
  sys_module?: SwitchableFeature;
  sys_nice?: SwitchableFeature;
  sys_pacct?: SwitchableFeature;
  sys_ptrace?: SwitchableFeature;
  sys_rawio?: SwitchableFeature;
  sys_resource?: SwitchableFeature;
  sys_time?: SwitchableFeature;
  sys_tty_config?: SwitchableFeature;
  syslog?: SwitchableFeature;
  wake_alarm?: SwitchableFeature;
}

/** A controller to which the guest's devices are attached. */
export type Controller =
  | PlainController
  | ScsiController
  | UsbController
  | IdeController
  | PciController
  | VirtioSerialController
  | XenbusController
  | UnknownController;

/** What all of Controller have. */
export interface ControllerBase extends Kept {
  /** The number that addresses name it by. */
  index?: number;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  driver?: ControllerDriver;
  address?: DeviceAddress;
}

/** How the host drives a controller. */
export interface ControllerDriver extends Kept {
  /** How many queues there are. */
  queues?: number;
  /** How many commands may wait for one unit. */
  cmd_per_lun?: number;
  /** How many sectors a transfer has at most. */
  max_sectors?: number;
  /** Whether an event file tells the host of work. */
  ioeventfd?: OnOff;
  /** The number of the IOThread. */
  iothread?: number;
  /** Whether the device goes through the guest's IOMMU. */
  iommu?: OnOff;
  /** Whether the device may keep translations of addresses (ATS). */
  ats?: OnOff;
  /** Whether it has virtio's packed queues. */
  packed?: OnOff;
  /** Whether each queue has a page of its own for notifications. */
  page_per_vq?: OnOff;
  iothreads?: DiskIothreads;
}

/** That a USB controller is a companion of another one. */
export interface ControllerMaster extends Kept {
  /** The first port of the controller. */
  startport: string;
}

/** How sound is recorded or played by Core Audio. */
export interface CoreAudioInput extends Kept {
  /** Whether the host mixes and converts the sound. */
  mixingEngine?: YesNo;
  /** Whether these settings hold whatever the guest asks for. */
  fixedSettings?: YesNo;
  /** How many voices there are at once. */
  voices?: number;
  /** The length of the buffer, in microseconds. */
  bufferLength?: number;
  /** How many buffers there are. */
  bufferCount?: number;
  settings?: AudioSettings;
}

/** Where the guest's sound goes on the host. `type` is `coreaudio`. */
export interface CoreaudioAudio extends AudioBase {
  type: "coreaudio";
  input?: CoreAudioInput;
  output?: CoreAudioInput;
}

/** A set of CPUs: `0-3,^2`. */
export interface CpuSet extends Kept {
  /** CPUs of the host: `0-3,^2`. */
  cpuset: string;
}

/** On which CPUs of the host a guest runs, and how much of them it may take. */
export interface Cputune extends Kept {
  /** The guest's weight when CPUs are short. */
  shares?: number;
  /** The length of a period for the whole guest, in microseconds. */
  global_period?: number;
  /** How many microseconds of a period the whole guest may run; negative: all. */
  global_quota?: number;
  /** The length of a period for each CPU of the guest, in microseconds. */
  period?: number;
  /** How many microseconds of a period each CPU of the guest may run; negative: all. */
  quota?: number;
  /** The length of a period for the emulator's threads, in microseconds. */
  emulator_period?: number;
  /** How many microseconds of a period the emulator's threads may run; negative: all. */
  emulator_quota?: number;
  /** The length of a period for the IOThreads, in microseconds. */
  iothread_period?: number;
  /** How many microseconds of a period an IOThread may run; negative: all. */
  iothread_quota?: number;
  vcpupin?: Vcpupin[];
  emulatorpin?: CpuSet;
  iothreadpin?: Iothreadpin[];
  emulatorsched?: Emulatorsched;
  vcpusched?: Vcpusched[];
  iothreadsched?: Iothreadsched[];
  cachetune?: Cachetune[];
  memorytune?: Memorytune[];
}

/** A device by which the guest encrypts. */
export interface Crypto extends Kept {
  /** Which device the guest sees. */
  model: "virtio" | UnknownWord;
  /** Which kind of device it is. */
  type: "qemu" | UnknownWord;
  backend: CryptoBackend;
  driver?: InputDriver;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

/** What serves a crypto device on the host. */
export interface CryptoBackend extends Kept {
  /** How many queues there are. */
  queues?: number;
  /** What does the work. */
  model: "builtin" | "lkcf" | UnknownWord;
}

/** What a guest of Windows is offered. `mode` is `custom` or absent. */
export interface CustomHypervFeatures extends HypervFeaturesBase {
  mode?: "custom";
  relaxed?: SwitchableFeature;
  vapic?: SwitchableFeature;
  spinlocks?: HypervSpinlocks;
  vpindex?: SwitchableFeature;
  runtime?: SwitchableFeature;
  synic?: SwitchableFeature;
  stimer?: HypervStimer;
  reset?: SwitchableFeature;
  vendor_id?: HypervVendorId;
  frequencies?: SwitchableFeature;
  reenlightenment?: SwitchableFeature;
  tlbflush?: HypervTlbflush;
  ipi?: SwitchableFeature;
  evmcs?: SwitchableFeature;
  avic?: SwitchableFeature;
  emsr_bitmap?: SwitchableFeature;
  xmm_input?: SwitchableFeature;
}

/** The file that holds an image's data apart from its metadata. */
export type DataStore =
  | FileDataStore
  | BlockDataStore
  | DirDataStore
  | NetworkDataStore
  | VolumeDataStore
  | NvmeDataStore
  | VhostuserDataStore
  | VhostvdpaDataStore
  | UnknownDataStore;

/** What all of DataStore have. */
export interface DataStoreBase extends Kept {
  format: ImageFormat;
}

/** A screen of the guest, and how one gets at it. `type` is `dbus`. */
export interface DbusGraphics extends GraphicsBase {
  type: "dbus";
  /** The address that is listened at. */
  address?: string;
  /** Whether the viewer talks to the guest directly. */
  p2p?: YesNo;
  gl?: SpiceGl;
  audio?: AudioReference;
}

/** How many threads an event loop without IOThread has. */
export interface DefaultIothread extends Kept {
  /** How many threads there are at least. */
  thread_pool_min?: number;
  /** How many threads there are at most. */
  thread_pool_max?: number;
}

/** A screen of the guest, and how one gets at it. `type` is `desktop`. */
export interface DesktopGraphics extends GraphicsBase {
  type: "desktop";
  /** The X display: `:0.0`. */
  display?: string;
  /** Whether the window fills the screen. */
  fullscreen?: YesNo;
}

/** The number by which ACPI calls a device. */
export interface DeviceAcpi extends Kept {
  /** The index that the guest's firmware gives the device. */
  index?: number;
}

/** Where a device is attached in the guest. */
export type DeviceAddress =
  | PciDeviceAddress
  | DriveDeviceAddress
  | VirtioSerialDeviceAddress
  | CcidDeviceAddress
  | UsbDeviceAddress
  | SpaprVioDeviceAddress
  | CcwDeviceAddress
  | IsaDeviceAddress
  | VirtioMmioDeviceAddress
  | DimmDeviceAddress
  | UnknownDeviceAddress;

/** What all of DeviceAddress have. */
export interface DeviceAddressBase extends Kept {
}

/** The name by which QEMU and libvirt call a device. */
export interface DeviceAlias extends Kept {
  /** The name of the device; one of the user's own begins with `ua-`. */
  name: string;
}

/** The place of a device among those that the guest boots from. */
export interface DeviceBoot extends Kept {
  /** Which place it has, from 1. */
  order: number;
  /** What the loader of s390 is told. */
  loadparm?: string;
}

/** The device of the host. */
export interface DeviceInterfaceSource extends Kept {
  /** The interface of the host. */
  dev: string;
}

/** What is attached to a guest. */
export interface Devices extends Kept {
  /** The program that emulates devices. */
  emulator?: string;
  disk?: Disk[];
  controller?: Controller[];
  lease?: Lease[];
  interface?: Interface[];
  filesystem?: Filesystem[];
  parallel?: Serial[];
  serial?: Serial[];
  console?: Console[];
  smartcard?: Smartcard[];
  input?: Input[];
  tpm?: Tpm[];
  channel?: Channel[];
  sound?: Sound[];
  audio?: Audio[];
  hub?: Hub[];
  hostdev?: Hostdev[];
  graphics?: Graphics[];
  video?: Video[];
  redirdev?: Redirdev[];
  redirfilter?: RedirFilter[];
  watchdog?: Watchdog[];
  memballoon?: Memballoon;
  nvram?: NvramDevice;
  rng?: Rng[];
  shmem?: Shmem[];
  panic?: Panic[];
  memory?: MemoryDevice[];
  crypto?: Crypto[];
  iommu?: Iommu;
  vsock?: Vsock;
  pstore?: Pstore;
}

/** Where a device is attached in the guest. `type` is `dimm`. */
export interface DimmDeviceAddress extends DeviceAddressBase {
  type: "dimm";
  /** The number of the slot. */
  slot?: number;
  /** The first address. */
  base?: number;
}

/** The image under an image; it may have one itself. `type` is `dir`. */
export interface DirBackingStore extends BackingStoreBase {
  type: "dir";
  format: ImageFormat;
  source?: DirDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `dir`. */
export interface DirDataStore extends DataStoreBase {
  type: "dir";
  source?: DirDiskSource;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. `type` is `dir`. */
export interface DirDisk extends DiskBase {
  type: "dir";
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source?: DirDiskSource;
}

/** A copy of a disk that is being made. `type` is `dir`. */
export interface DirDiskMirror extends DiskMirrorBase {
  type: "dir";
  /** What job makes the copy. */
  job: "copy" | "active-commit" | UnknownWord;
  source?: DirDiskSource;
}

/** The directory that becomes a FAT disk. */
export interface DirDiskSource extends Kept {
  /** The directory. */
  dir: string;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  /** What is done when the source is missing at the start. */
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** Where the emulator keeps the module's state. `type` is `dir`. */
export interface DirEmulatorTpmSource extends EmulatorTpmSourceBase {
  type: "dir";
}

/** Where the firmware keeps its variables; made from a template when it is missing. `type` is `dir`. */
export interface DirOsNvram extends OsNvramBase {
  type: "dir";
  source?: DirDiskSource;
}

/** A network card of the guest. `type` is `direct`. */
export interface DirectInterface extends InterfaceBase {
  type: "direct";
  source: DirectInterfaceSource;
  virtualport?: Virtualport;
}

/** The interface of the host that the card stands on, and how. */
export interface DirectInterfaceSource extends Kept {
  /** The interface of the host. */
  dev: string;
  /** How the interface shares the host's: `bridge`, `vepa`, `private`, `passthrough`. */
  mode?: "vepa" | "bridge" | "private" | "passthrough" | UnknownWord;
  /** The name of the network. */
  network?: string;
  /** The group of ports of the network. */
  portgroup?: string;
  /** The id of the port. */
  portid?: string;
}

/** The directory, or the socket of a daemon that serves one. */
export interface DirectoryFilesystemSource extends Kept {
  /** The directory. */
  dir?: string;
  /** The path of the socket. */
  socket?: string;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. */
export type Disk =
  | FileDisk
  | BlockDisk
  | DirDisk
  | NetworkDisk
  | VolumeDisk
  | NvmeDisk
  | VhostuserDisk
  | VhostvdpaDisk
  | UnknownDisk;

/** What all of Disk have. */
export interface DiskBase extends Kept {
  /** Which device the guest sees. */
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  /** Whether, and where, the snapshot is taken. */
  snapshot?: "no" | "internal" | "external" | "manual" | UnknownWord;
  driver?: DiskDriver;
  auth?: StorageAuth;
  backenddomain?: BackendDomain;
  geometry?: DiskGeometry;
  blockio?: BlockIo;
  backingStore?: BackingStore;
  mirror?: DiskMirror;
  target: DiskTarget;
  /** The guest cannot write. */
  readonly?: boolean;
  boot?: DeviceBoot;
  /** Other guests may write at the same time. */
  shareable?: boolean;
  transient?: DiskTransient;
  /** The serial number that the guest reads. */
  serial?: string;
  encryption?: Encryption;
  throttlefilters?: ThrottleFilters;
  iotune?: Iotune;
  acpi?: DeviceAcpi;
  /** The world-wide name that the disk has. */
  wwn?: string;
  alias?: DeviceAlias;
  /** The vendor. */
  vendor?: string;
  /** The product: its name or number. */
  product?: string;
  address?: DeviceAddress;
}

/** How the host drives a disk. */
export interface DiskDriver extends Kept {
  /** `qemu`; on Xen `phy`, `file`, `tap`. */
  name?: string;
  /** The format of the image. */
  type?: "aio" | "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  /** How the host caches. */
  cache?: "default" | "none" | "writeback" | "writethrough" | "directsync" | "unsafe" | UnknownWord;
  /** What becomes of a guest whose disk cannot be written. */
  error_policy?: "stop" | "report" | "ignore" | "enospace" | UnknownWord;
  /** What becomes of a guest whose disk cannot be read. */
  rerror_policy?: "stop" | "report" | "ignore" | UnknownWord;
  /** How the host reads and writes. */
  io?: "threads" | "native" | "io_uring" | UnknownWord;
  /** Whether an event file tells the host of work. */
  ioeventfd?: OnOff;
  /** Whether host and guest spare each other notifications. */
  event_idx?: OnOff;
  /** Whether what is read from the backing file is copied into the disk. */
  copy_on_read?: OnOff;
  /** What becomes of blocks that the guest gives up. */
  discard?: "unmap" | "ignore" | UnknownWord;
  /** The number of the IOThread. */
  iothread?: number;
  /** Whether the writing of zeros is made something cheaper. */
  detect_zeroes?: "off" | "on" | "unmap" | UnknownWord;
  /** Whether a cluster that is given back stays in its place. */
  discard_no_unref?: OnOff;
  /** How many queues there are. */
  queues?: number;
  /** How many requests a queue holds. */
  queue_size?: number;
  /** Whether the device goes through the guest's IOMMU. */
  iommu?: OnOff;
  /** Whether the device may keep translations of addresses (ATS). */
  ats?: OnOff;
  /** Whether it has virtio's packed queues. */
  packed?: OnOff;
  /** Whether each queue has a page of its own for notifications. */
  page_per_vq?: OnOff;
  metadata_cache?: MetadataCache;
  iothreads?: DiskIothreads;
}

/** The geometry of a disk. */
export interface DiskGeometry extends Kept {
  /** How many cylinders there are. */
  cyls: number;
  /** How many heads there are. */
  heads: number;
  /** How many sectors there are. */
  secs: number;
  /** How the BIOS counts sectors. */
  trans?: "auto" | "none" | "lba" | UnknownWord;
}

/** An IOThread that serves a disk. */
export interface DiskIothread extends Kept {
  /** The number of the IOThread. */
  id: number;
  queue?: DiskIothreadQueue[];
}

/** A queue of a disk that an IOThread serves. */
export interface DiskIothreadQueue extends Kept {
  /** The number of the queue. */
  id: number;
}

/** Which IOThreads serve a disk. */
export interface DiskIothreads extends Kept {
  iothread?: DiskIothread[];
}

/** A copy of a disk that is being made. */
export type DiskMirror =
  | FileDiskMirror
  | BlockDiskMirror
  | DirDiskMirror
  | NetworkDiskMirror
  | VolumeDiskMirror
  | NvmeDiskMirror
  | VhostuserDiskMirror
  | VhostvdpaDiskMirror
  | UnknownDiskMirror;

/** What all of DiskMirror have. */
export interface DiskMirrorBase extends Kept {
  /** Whether the copy is complete, so that the guest can change over. */
  ready?: "yes" | "abort" | "pivot" | UnknownWord;
  formatElement?: ImageFormat;
  backingStore?: BackingStore;
}

/** Where the guest sees a disk. */
export interface DiskTarget extends Kept {
  /** The name, and by it the place: `vda`, `sda`, `hdc`, `fda`. */
  dev: string;
  /** The bus; guessed from the name where it is missing. */
  bus?: "ide" | "fdc" | "scsi" | "virtio" | "xen" | "usb" | "uml" | "sata" | "sd" | UnknownWord;
  /** Whether the tray is open. */
  tray?: "open" | "closed" | UnknownWord;
  /** Whether the guest is told that it can be taken out. */
  removable?: OnOff;
  /** How many times a minute it turns; 1 is a solid state disk. */
  rotation_rate?: number;
}

/** That what is written to a disk is thrown away. */
export interface DiskTransient extends Kept {
  /** Whether several guests start from one disk at once. */
  shareBacking?: YesNo;
}

/** A guest: what it is, what it may take of the host, and its devices. */
export interface Domain extends Kept {
  /** The hypervisor: `kvm`, `xen`, `lxc`, … */
  type: "qemu" | "kqemu" | "kvm" | "xen" | "lxc" | "uml" | "openvz" | "test" | "vmware" | "hyperv" | "vbox" | "phyp" | "vz" | "bhyve" | "hvf" | UnknownWord;
  /** The number of a running guest. */
  id?: number;
  /** The name; no other guest of the connection has it. */
  name: string;
  /** With or without dashes. */
  uuid?: string;
  /** An id that changes whenever the guest goes back in time. */
  genid?: string;
  /** A line for people. */
  title?: string;
  /** Text for people. */
  description?: string;
  /** What applications keep about the guest. */
  metadata?: XmlContent;
  maxMemory?: MaxMemory;
  /** What the guest boots with. */
  memory?: Memory;
  /** What it is left by the balloon. */
  currentMemory?: MemorySize;
  blkiotune?: Blkiotune;
  memtune?: Memtune;
  memoryBacking?: MemoryBacking;
  vcpu?: Vcpu;
  /** The program that fetches a paravirtual guest's kernel. */
  bootloader?: string;
  /** Arguments of the bootloader. */
  bootloader_args?: string;
  vcpus?: Vcpus;
  /** How many IOThreads there are. */
  iothreads?: number;
  iothreadids?: IothreadIds;
  defaultiothread?: DefaultIothread;
  cputune?: Cputune;
  numatune?: Numatune;
  resource?: Resource;
  /** What the guest boots, and how. */
  os?: Os;
  sysinfo?: Sysinfo[];
  idmap?: IdMap;
  features?: Features;
  cpu?: GuestCpu;
  clock?: Clock;
  throttlegroups?: ThrottleGroups;
  /** What becomes of a guest that powers off. */
  on_poweroff?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  /** What becomes of a guest that reboots. */
  on_reboot?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  /** What becomes of a guest that crashes. */
  on_crash?: "destroy" | "restart" | "preserve" | "rename-restart" | "coredump-destroy" | "coredump-restart" | UnknownWord;
  /** What becomes of a guest that loses its locks. */
  on_lockfailure?: "poweroff" | "restart" | "pause" | "ignore" | UnknownWord;
  pm?: PowerManagement;
  perf?: Perf;
  devices?: Devices;
  seclabel?: SecurityLabel[];
  "qemu:commandline"?: QemuCommandline;
  "qemu:capabilities"?: QemuCapabilities;
  "qemu:override"?: QemuOverride;
  "lxc:namespace"?: LxcNamespace;
  "qemu:deprecation"?: QemuDeprecation;
  keywrap?: Keywrap;
  launchSecurity?: LaunchSecurity;
  "bhyve:commandline"?: BhyveCommandline;
  "xen:commandline"?: XenCommandline;
  /** Where the guest is in the tree of VMware's datacenters. */
  "vmware:datacenterpath"?: string;
}

/** Where a device is attached in the guest. `type` is `drive`. */
export interface DriveDeviceAddress extends DeviceAddressBase {
  type: "drive";
  /** The number of the controller. */
  controller?: number;
  /** The number of the bus. */
  bus?: number;
  /** The number of the target. */
  target?: number;
  /** The number of the unit. */
  unit?: number;
}

/** By what the guest is kept from the rest of the host. `type` is `dynamic` or absent. */
export interface DynamicSecurityLabel extends SecurityLabelBase {
  type?: "dynamic";
  /** Whether the files of the guest get the label. */
  relabel?: "yes" | UnknownWord;
  /** The label that the security driver gives. */
  label?: string;
  /** The label of the guest's files, while it runs. */
  imagelabel?: string;
  /** The label that the guest's own one is made from. */
  baselabel?: string;
}

/** Where random numbers come from. `model` is `egd`. */
export interface EgdRngBackend extends RngBackendBase {
  /** Which device the guest sees. */
  model: "egd";
  /** How random numbers come: `random`, `egd`, `builtin`. */
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
}

/** The device of the host that draws. */
export interface EglHeadlessGl extends Kept {
  /** The device of the host that draws. */
  rendernode?: string;
}

/** A screen of the guest, and how one gets at it. `type` is `egl-headless`. */
export interface EglHeadlessGraphics extends GraphicsBase {
  type: "egl-headless";
  gl?: EglHeadlessGl;
}

/** What stands behind a trusted platform module. `type` is `emulator`. */
export interface EmulatorTpmBackend extends TpmBackendBase {
  type: "emulator";
  /** Whether its state is kept for the next start. */
  persistent_state?: YesNo;
  /** How much is logged, from 0. */
  debug?: number;
  encryption?: TpmEncryption;
  active_pcr_banks?: TpmPcrBanks;
  source?: EmulatorTpmSource;
  profile?: TpmProfile;
}

/** Where the emulator keeps the module's state. */
export type EmulatorTpmSource =
  | FileEmulatorTpmSource
  | DirEmulatorTpmSource
  | UnknownEmulatorTpmSource;

/** What all of EmulatorTpmSource have. */
export interface EmulatorTpmSourceBase extends Kept {
  /** The path of the TPM's state. */
  path: string;
}

/** How the emulator is scheduled. */
export interface Emulatorsched extends Kept {
  /** How the host schedules it. */
  scheduler: "batch" | "idle" | "fifo" | "rr" | UnknownWord;
  /** The priority: which comes first. */
  priority?: number;
}

/** Whether it is enabled. */
export interface EnabledSwitch extends Kept {
  /** Whether it is on. */
  enabled?: YesNo;
}

/** A network card of the guest. `type` is `ethernet`. */
export interface EthernetInterface extends InterfaceBase {
  type: "ethernet";
  source?: EthernetInterfaceSource;
}

/** Addresses and routes of the host's end. */
export interface EthernetInterfaceSource extends Kept {
  ip?: GuestIp[];
  route?: Route[];
  /** The host's interface, in documents of libvirt 0.1 */
  dev?: string;
}

/** A mouse, keyboard or tablet of the guest. `type` is `evdev`. */
export interface EvdevInput extends InputBase {
  type: "evdev";
  source: EvdevInputSource;
}

/** The event device of the host, and how it is grabbed. */
export interface EvdevInputSource extends Kept {
  /** The input device of the host. */
  dev: string;
  /** Whether all input devices are taken together. */
  grab?: "all" | UnknownWord;
  /** The keys that give the devices to the guest and back. */
  grabToggle?: "ctrl-ctrl" | "alt-alt" | "shift-shift" | "meta-meta" | "scrolllock" | "ctrl-scrolllock" | UnknownWord;
  /** Whether keys repeat. */
  repeat?: OnOff;
}

/** What stands behind a trusted platform module. `type` is `external`. */
export interface ExternalTpmBackend extends TpmBackendBase {
  type: "external";
  source?: ExternalTpmSource;
}

/** The socket of an emulator that somebody else runs. */
export interface ExternalTpmSource extends Kept {
  /** How the server is reached: by a unix socket. */
  type: "unix" | UnknownWord;
  /** Whether the emulator connects or waits for connections. */
  mode: "connect" | UnknownWord;
  /** The path of the server's socket. */
  path: string;
}

/** A feature, and whether it is on. */
export interface FeatureState extends Kept {
  /** Whether it is on. */
  state?: OnOff;
}

/** What the guest's machine can do. */
export interface Features extends Kept {
  /** Whether the guest has ACPI. */
  acpi?: boolean;
  apic?: ApicFeature;
  /** Physical addresses of more than 32 bits. */
  pae?: boolean;
  hap?: FeatureState;
  hyperv?: HypervFeatures;
  /** Xen shows the guest the interfaces of Hyper-V. */
  viridian?: boolean;
  kvm?: KvmFeatures;
  xen?: XenFeatures;
  /** The container has a network of its own. */
  privnet?: boolean;
  pvspinlock?: FeatureState;
  capabilities?: ContainerCapabilities;
  pmu?: FeatureState;
  vmport?: FeatureState;
  gic?: GicFeature;
  smm?: SmmFeature;
  ioapic?: IoapicFeature;
  hpt?: HptFeature;
  vmcoreinfo?: FeatureState;
  htm?: SwitchableFeature;
  "nested-hv"?: SwitchableFeature;
  msrs?: MsrsFeature;
  "ccf-assist"?: SwitchableFeature;
  cfpc?: LeveledFeature;
  sbbc?: LeveledFeature;
  ibs?: IbsFeature;
  tcg?: TcgFeature;
  "async-teardown"?: EnabledSwitch;
  ras?: SwitchableFeature;
  ps2?: SwitchableFeature;
  aia?: AiaFeature;
}

/** The name of the guest's application on Fibre Channel. */
export interface FibreChannel extends Kept {
  /** An id of the guest for the fabric's switches. */
  appid: string;
}

/** Where the guest's sound goes on the host. `type` is `file`. */
export interface FileAudio extends AudioBase {
  type: "file";
  /** The path of the file or socket. */
  path?: string;
  input?: AudioInput;
  output?: AudioInput;
}

/** The image under an image; it may have one itself. `type` is `file` or absent. */
export interface FileBackingStore extends BackingStoreBase {
  type?: "file";
  format?: ImageFormat;
  source?: FileDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `file` or absent. */
export interface FileDataStore extends DataStoreBase {
  type?: "file";
  source?: FileDiskSource;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. `type` is `file` or absent. */
export interface FileDisk extends DiskBase {
  type?: "file";
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source?: FileDiskSource;
}

/** A copy of a disk that is being made. `type` is `file` or absent. */
export interface FileDiskMirror extends DiskMirrorBase {
  type?: "file";
  /** The path of the file. */
  file?: string;
  /** The format. */
  format?: "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  /** What job makes the copy. */
  job?: "copy" | "active-commit" | UnknownWord;
  source?: FileDiskSource;
}

/** The file of the host. */
export interface FileDiskSource extends Kept {
  /** The path of the file. */
  file?: string;
  /** A group of file descriptors that was handed over. */
  fdgroup?: string;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  /** What is done when the source is missing at the start. */
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  seclabel?: SourceSeclabel[];
}

/** Where the emulator keeps the module's state. `type` is `file`. */
export interface FileEmulatorTpmSource extends EmulatorTpmSourceBase {
  type: "file";
}

/** A directory, image or volume of the host that the guest mounts. `type` is `file`. */
export interface FileFilesystem extends FilesystemBase {
  type: "file";
  source: FileFilesystemSource;
}

/** The image of a file system. */
export interface FileFilesystemSource extends Kept {
  /** The path of the file. */
  file: string;
}

/** Where the firmware keeps its variables; made from a template when it is missing. `type` is `file` or absent. */
export interface FileOsNvram extends OsNvramBase {
  type?: "file";
  /** The path of the file. */
  value?: string;
  source?: FileDiskSource;
}

/** A directory, image or volume of the host that the guest mounts. */
export type Filesystem =
  | FileFilesystem
  | BlockFilesystem
  | MountFilesystem
  | TemplateFilesystem
  | RamFilesystem
  | UnknownFilesystem;

/** What all of Filesystem have. */
export interface FilesystemBase extends Kept {
  /** Whose permissions hold for files: the guest's own users, mapped ones, or those of the emulator. */
  accessmode?: "passthrough" | "mapped" | "squash" | UnknownWord;
  /** Which device the guest sees. */
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  /** What is done where the tree spans several devices. */
  multidevs?: "default" | "remap" | "forbid" | "warn" | UnknownWord;
  /** The permissions of files that the guest makes. */
  fmode?: string;
  /** The permissions of directories that the guest makes. */
  dmode?: string;
  driver?: FilesystemDriver;
  target: FilesystemTarget;
  /** It cannot be written to. */
  readonly?: boolean;
  boot?: DeviceBoot;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
  space_hard_limit?: MemorySize;
  space_soft_limit?: MemorySize;
}

/** The virtiofs daemon that serves a file system. */
export interface FilesystemBinary extends Kept {
  /** The path of the program. */
  path?: string;
  /** Whether extended attributes reach the host. */
  xattr?: OnOff;
  cache?: BinaryCache;
  sandbox?: BinarySandbox;
  lock?: BinaryLock;
  thread_pool?: BinaryThreadPool;
  openfiles?: BinaryOpenFiles;
}

/** How the host serves a file system. */
export type FilesystemDriver =
  | PathFilesystemDriver
  | VirtiofsFilesystemDriver
  | MtpFilesystemDriver
  | UnknownFilesystemDriver;

/** What all of FilesystemDriver have. */
export interface FilesystemDriverBase extends Kept {
}

/** Where the guest sees it: a directory of a container, the tag of a mount of a virtual machine. */
export interface FilesystemTarget extends Kept {
  /** The directory. */
  dir: string;
}

/** A blob that the firmware is handed, as text or from a file. */
export interface FirmwareConfigEntry extends Kept {
  /** The name that the guest finds it by. */
  name: string;
  /** The path of the file. */
  file?: string;
  /** What the guest finds. */
  value?: string;
}

/** Storage that is reached over a network. `protocol` is `ftp`. */
export interface FtpDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "ftp";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** Storage that is reached over a network. `protocol` is `ftps`. */
export interface FtpsDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "ftps";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  ssl?: SslVerify;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** What the guest's firmware tells of the machine. `type` is `fwcfg`. */
export interface FwcfgSysinfo extends SysinfoBase {
  type: "fwcfg";
  entry?: FirmwareConfigEntry[];
}

/** The interrupt controller of ARM, and its version. */
export interface GicFeature extends Kept {
  /** The version of the interrupt controller. */
  version?: "host" | "2" | "3" | UnknownWord;
}

/** Storage that is reached over a network. `protocol` is `gluster`. */
export interface GlusterDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "gluster";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
}

/** A screen of the guest, and how one gets at it. */
export type Graphics =
  | SdlGraphics
  | VncGraphics
  | SpiceGraphics
  | DbusGraphics
  | RdpGraphics
  | DesktopGraphics
  | EglHeadlessGraphics
  | UnknownGraphics;

/** What all of Graphics have. */
export interface GraphicsBase extends Kept {
}

/** Where a screen is served. */
export type GraphicsListen =
  | AddressGraphicsListen
  | NetworkGraphicsListen
  | SocketGraphicsListen
  | NoneGraphicsListen
  | UnknownGraphicsListen;

/** What all of GraphicsListen have. */
export interface GraphicsListenBase extends Kept {
}

/** The CPU that a guest sees. */
export interface GuestCpu extends Kept {
  /** Where the model comes from: the host's, the most that there can be, or a named one. */
  mode?: "custom" | "host-model" | "host-passthrough" | "maximum" | UnknownWord;
  /** Whether the host's CPU may have more than is asked for. */
  match?: "minimum" | "exact" | "strict" | UnknownWord;
  /** How strictly it is compared with what the host has. */
  check?: "none" | "partial" | "full" | UnknownWord;
  /** Whether features are used that are about to go. */
  deprecated_features?: OnOff;
  /** Whether only that is shown which survives a migration. */
  migratable?: OnOff;
  model?: GuestCpuModel;
  /** The vendor. */
  vendor?: string;
  topology?: CpuTopology;
  feature?: GuestCpuFeature[];
  numa?: Numa;
  cache?: CpuCache;
  maxphysaddr?: MaxPhysAddr;
}

/** An IP address of a card. */
export interface GuestIp extends Kept {
  /** The IP address. */
  address: string;
  /** `ipv4` or `ipv6`. */
  family?: string;
  /** How many bits of the address are the network's. */
  prefix?: number;
  /** The address of the other end. */
  peer?: string;
}

/** How the guest sees a channel. `type` is `guestfwd`. */
export interface GuestfwdChannelTarget extends ChannelTargetBase {
  type: "guestfwd";
  /** The IP address. */
  address: string;
  /** The port. */
  port: string;
}

/** A smart card reader of the guest. `mode` is `host-certificates`. */
export interface HostCertificatesSmartcard extends SmartcardBase {
  mode: "host-certificates";
  /** The name of a certificate in the database; there are three. */
  certificate?: string[];
  /** The folder of the database that the certificates are in. */
  database?: string;
}

/** A smart card reader of the guest. `mode` is `host`. */
export interface HostSmartcard extends SmartcardBase {
  mode: "host";
}

/** A device of the host that is given to the guest. */
export type Hostdev =
  | PciHostdev
  | UsbHostdev
  | ScsiHostdev
  | ScsiHostHostdev
  | MdevHostdev
  | StorageHostdev
  | MiscHostdev
  | NetHostdev
  | UnknownHostdev;

/** What all of Hostdev have. */
export interface HostdevBase extends Kept {
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  boot?: DeviceBoot;
  rom?: Rom;
  /** It cannot be written to. */
  readonly?: boolean;
  /** Other guests may use it at the same time. */
  shareable?: boolean;
  address?: DeviceAddress;
}

/** A network card of the guest. `type` is `hostdev`. */
export interface HostdevInterface extends InterfaceBase {
  type: "hostdev";
  /** Whether libvirt takes the device from the host by itself. */
  managed?: YesNo;
  source: HostdevInterfaceSource;
  virtualport?: Virtualport;
}

/** The address of a USB device on the host. */
export type HostdevInterfaceAddress =
  | UntypedHostdevInterfaceAddress
  | PciHostdevInterfaceAddress
  | UsbHostdevInterfaceAddress
  | UnknownHostdevInterfaceAddress;

/** What all of HostdevInterfaceAddress have. */
export interface HostdevInterfaceAddressBase extends Kept {
}

/** The network device of the host. */
export interface HostdevInterfaceSource extends Kept {
  /** What becomes of the guest where the device is not there. */
  missing?: YesNo;
  vendor?: UsbId;
  product?: UsbId;
  /** Where the device is. */
  address?: HostdevInterfaceAddress;
}

/** A timer of the guest. `name` is `hpet`, `pit`, `armvtimer`. */
export interface HpetTimer extends TimerBase {
  name: "hpet" | "pit" | "armvtimer";
  /** What becomes of ticks that the guest has missed. */
  tickpolicy?: "delay" | "merge" | "discard" | "catchup" | UnknownWord;
  catchup?: TimerCatchup;
}

/** The page table of a guest on POWER. */
export interface HptFeature extends Kept {
  /** Whether the guest may resize its table of pages. */
  resizing?: "enabled" | "disabled" | "required" | UnknownWord;
  maxpagesize?: MemorySize;
}

/** A cookie. */
export interface HttpCookie extends Kept {
  /** The name of the cookie. */
  name: string;
  /** The value of the cookie. */
  value: string;
}

/** The cookies that are sent. */
export interface HttpCookies extends Kept {
  cookie?: HttpCookie[];
}

/** Storage that is reached over a network. `protocol` is `http`. */
export interface HttpDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "http";
  /** The name of the image, volume or unit on the server. */
  name: string;
  /** The query part of the URL. */
  query?: string;
  host?: SourceHost[];
  cookies?: HttpCookies;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** Storage that is reached over a network. `protocol` is `https`. */
export interface HttpsDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "https";
  /** The name of the image, volume or unit on the server. */
  name: string;
  /** The query part of the URL. */
  query?: string;
  host?: SourceHost[];
  ssl?: SslVerify;
  cookies?: HttpCookies;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** A USB hub of the guest. */
export interface Hub extends Kept {
  /** Which kind of device it is. */
  type: "usb" | UnknownWord;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

/** Pages of one size, and for which cells of the guest; KiB where no unit is given. */
export interface HugePage extends Kept {
  /** The size. */
  size: number;
  /** The unit: `KiB`, `MiB`, … */
  unit?: string;
  /** NUMA nodes: `0-1`. */
  nodeset?: string;
}

/** The sizes of pages that back the guest's memory. */
export interface Hugepages extends Kept {
  page?: HugePage[];
}

/** What a guest of Windows is offered. */
export type HypervFeatures =
  | PassthroughHypervFeatures
  | CustomHypervFeatures
  | UnknownHypervFeatures;

/** What all of HypervFeatures have. */
export interface HypervFeaturesBase extends Kept {
}

/** How often a lock is tried before the host is told. */
export interface HypervSpinlocks extends Kept {
  /** Whether it is on. */
  state: OnOff;
  /** How often a lock is tried before the hypervisor is told. */
  retries?: number;
}

/** The timers of Hyper-V. */
export interface HypervStimer extends Kept {
  /** Whether it is on. */
  state?: OnOff;
  direct?: SwitchableFeature;
}

/** How the guest flushes its TLB. */
export interface HypervTlbflush extends Kept {
  /** Whether it is on. */
  state?: OnOff;
  direct?: SwitchableFeature;
  extended?: SwitchableFeature;
}

/** The name of the hypervisor that the guest reads. */
export interface HypervVendorId extends Kept {
  /** Whether it is on. */
  state: OnOff;
  /** The value. */
  value?: string;
}

/** The barrier against speculative execution, on POWER. */
export interface IbsFeature extends Kept {
  /** The value. */
  value: "broken" | "workaround" | "fixed-ibs" | "fixed-ccd" | "fixed-na" | UnknownWord;
}

/** Which users and groups of the host those of a container are. */
export interface IdMap extends Kept {
  uid?: IdMapRange[];
  gid?: IdMapRange[];
}

/** A range of ids: from where in the container, from where on the host, how many. */
export interface IdMapRange extends Kept {
  /** The first id in the container. */
  start: number;
  /** The first id in the host. */
  target: number;
  /** How many ids there are. */
  count: number;
}

/** A controller to which the guest's devices are attached. `type` is `ide`. */
export interface IdeController extends ControllerBase {
  type: "ide";
  /** Which device the guest sees. */
  model?: "piix3" | "piix4" | "ich6" | UnknownWord;
}

/** The format of an image. */
export interface ImageFormat extends Kept {
  /** The format. */
  type: "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  metadata_cache?: MetadataCache;
}

/** A variable in the environment of a container's first process. */
export interface InitEnvironment extends Kept {
  /** The name of the variable. */
  name: string;
  /** The value of the variable. */
  value?: string;
}

/** A mouse, keyboard or tablet of the guest. */
export type Input =
  | PlainInput
  | PassthroughInput
  | EvdevInput
  | UnknownInput;

/** What all of Input have. */
export interface InputBase extends Kept {
  /** Which device the guest sees. */
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  driver?: InputDriver;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

/** How the host drives a virtio input device. */
export interface InputDriver extends Kept {
  /** Whether the device goes through the guest's IOMMU. */
  iommu?: OnOff;
  /** Whether the device may keep translations of addresses (ATS). */
  ats?: OnOff;
  /** Whether it has virtio's packed queues. */
  packed?: OnOff;
  /** Whether each queue has a page of its own for notifications. */
  page_per_vq?: OnOff;
}

/** A network card of the guest. */
export type Interface =
  | BridgeInterface
  | EthernetInterface
  | VhostuserInterface
  | NetworkInterface
  | DirectInterface
  | UserInterface
  | InternalInterface
  | SocketInterface
  | UdpInterface
  | ServerInterface
  | HostdevInterface
  | VdpaInterface
  | NullInterface
  | VdsInterface
  | UnknownInterface;

/** What serves a card on the host. */
export interface InterfaceBackend extends Kept {
  /** Which kind of device it is. */
  type?: "default" | "passt" | UnknownWord;
  /** The device that makes interfaces. */
  tap?: string;
  /** The device that moves packets. */
  vhost?: string;
  /** The file that it logs to. */
  logFile?: string;
}

/** What all of Interface have. */
export interface InterfaceBase extends Kept {
  /** Whether the host believes the guest which packets it wants. */
  trustGuestRxFilters?: YesNo;
  mac?: MacAddress;
  acpi?: DeviceAcpi;
  ip?: GuestIp[];
  route?: Route[];
  portForward?: PortForward[];
  backenddomain?: BackendDomain;
  bandwidth?: Bandwidth;
  vlan?: Vlan;
  port?: PortIsolation;
  script?: InterfaceScript;
  target?: InterfaceTarget;
  guest?: InterfaceGuest;
  link?: LinkState;
  downscript?: InterfaceScript;
  model?: InterfaceModel;
  coalesce?: Coalesce;
  filterref?: FilterRef;
  driver?: InterfaceDriver;
  backend?: InterfaceBackend;
  tune?: InterfaceTune;
  mtu?: Mtu;
  boot?: DeviceBoot;
  rom?: Rom;
  teaming?: Teaming;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

/** How the host drives a virtio card. */
export interface InterfaceDriver extends Kept {
  /** The driver that serves the device. */
  name?: "kvm" | "vfio" | "xen" | "qemu" | "vhost" | UnknownWord;
  /** Which device the guest sees. */
  model?: string;
  /** Whether an event file tells the host of work. */
  ioeventfd?: OnOff;
  /** How many queues there are. */
  queues?: number;
  /** How many packets a queue for receiving holds. */
  rx_queue_size?: number;
  /** How many packets a queue for sending holds. */
  tx_queue_size?: number;
  /** Where packets are sent: in the guest's own exit or in a thread. */
  txmode?: "iothread" | "timer" | UnknownWord;
  /** Whether host and guest spare each other notifications. */
  event_idx?: OnOff;
  /** Whether the device goes through the guest's IOMMU. */
  iommu?: OnOff;
  /** Whether the device may keep translations of addresses (ATS). */
  ats?: OnOff;
  /** Whether it has virtio's packed queues. */
  packed?: OnOff;
  /** Whether each queue has a page of its own for notifications. */
  page_per_vq?: OnOff;
  /** Whether packets are spread over queues by their senders and receivers. */
  rss?: OnOff;
  /** Whether the guest is told how packets were spread. */
  rss_hash_report?: OnOff;
  host?: InterfaceDriverHost;
  guest?: InterfaceDriverGuest;
}

/** What the guest offloads. */
export interface InterfaceDriverGuest extends Kept {
  /** Whether checksums are left to the hardware. */
  csum?: OnOff;
  /** Whether the hardware cuts large IPv4 packets. */
  tso4?: OnOff;
  /** Whether the hardware cuts large IPv6 packets. */
  tso6?: OnOff;
  /** Whether notices of congestion survive the cutting of packets. */
  ecn?: OnOff;
  /** Whether the hardware cuts large UDP packets. */
  ufo?: OnOff;
}

/** What the host offloads. */
export interface InterfaceDriverHost extends Kept {
  /** Whether checksums are left to the hardware. */
  csum?: OnOff;
  /** Whether large packets are cut late. */
  gso?: OnOff;
  /** Whether the hardware cuts large IPv4 packets. */
  tso4?: OnOff;
  /** Whether the hardware cuts large IPv6 packets. */
  tso6?: OnOff;
  /** Whether notices of congestion survive the cutting of packets. */
  ecn?: OnOff;
  /** Whether the hardware cuts large UDP packets. */
  ufo?: OnOff;
  /** Whether a packet may span several buffers. */
  mrg_rxbuf?: OnOff;
}

/** The name of a card inside a container. */
export interface InterfaceGuest extends Kept {
  /** The name that the interface gets in the container. */
  dev?: string;
  /** The name that the interface has in the guest. */
  actual?: string;
}

/** The hardware that the guest sees. */
export interface InterfaceModel extends Kept {
  /** `virtio`, `e1000`, `netfront`, … */
  type: string;
}

/** A script that the host runs for a card. */
export interface InterfaceScript extends Kept {
  /** The path of the script. */
  path: string;
}

/** The host's end of a card. */
export interface InterfaceTarget extends Kept {
  /** The name of the host's device. */
  dev: string;
  /** Whether libvirt takes it from the host and gives it back. */
  managed?: YesNo;
}

/** How much a card's device on the host may buffer. */
export interface InterfaceTune extends Kept {
  /** How many bytes of what the guest sends may wait. */
  sndbuf?: number;
}

/** A network card of the guest. `type` is `internal`. */
export interface InternalInterface extends InterfaceBase {
  type: "internal";
  source: InternalInterfaceSource;
}

/** The internal network of VirtualBox. */
export interface InternalInterfaceSource extends Kept {
  /** The name of the internal network. */
  name: string;
}

/** Who emulates the I/O APIC. */
export interface IoapicFeature extends Kept {
  /** Who emulates it: `kvm` or `qemu`. */
  driver: "qemu" | "kvm" | UnknownWord;
}

/** An IOMMU of the guest. */
export interface Iommu extends Kept {
  /** Which device the guest sees. */
  model: "intel" | "smmuv3" | "virtio" | UnknownWord;
  driver?: IommuDriver;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
  alias?: DeviceAlias;
}

/** How an IOMMU works. */
export interface IommuDriver extends Kept {
  /** Whether interrupts are translated. */
  intremap?: OnOff;
  /** Whether the guest tells of new mappings too, as devices of the host need it. */
  caching_mode?: OnOff;
  /** Whether there may be more than 255 CPUs. */
  eim?: OnOff;
  /** Whether devices of the host keep translations. */
  iotlb?: OnOff;
  /** How many bits an address has. */
  aw_bits?: number;
  /** Whether addresses of devices are translated. */
  dma_translation?: OnOff;
}

/** An IOThread. */
export interface IothreadId extends Kept {
  /** The number of the IOThread. */
  id: number;
  /** How many threads there are at least. */
  thread_pool_min?: number;
  /** How many threads there are at most. */
  thread_pool_max?: number;
  poll?: IothreadPoll;
}

/** The IOThreads of a guest. */
export interface IothreadIds extends Kept {
  iothread?: IothreadId[];
}

/** How long an IOThread polls; nanoseconds. */
export interface IothreadPoll extends Kept {
  /** The most that there may be. */
  max?: number;
  /** By how much the time of waiting grows. */
  grow?: number;
  /** By how much the time of waiting shrinks. */
  shrink?: number;
}

/** The CPUs of the host on which an IOThread runs. */
export interface Iothreadpin extends Kept {
  /** The number of the IOThread. */
  iothread: number;
  /** CPUs of the host: `0-3,^2`. */
  cpuset: string;
}

/** How IOThreads are scheduled. */
export interface Iothreadsched extends Kept {
  /** The numbers of IOThreads: `1-3`. */
  iothreads?: string;
  /** How the host schedules it. */
  scheduler: "batch" | "idle" | "fifo" | "rr" | UnknownWord;
  /** The priority: which comes first. */
  priority?: number;
}

/** How much a disk may read and write; bytes and operations a second. */
export interface Iotune extends Kept {
  /** Bytes that are read and written in a second, at most. */
  total_bytes_sec?: number;
  /** Bytes that are read in a second, at most. */
  read_bytes_sec?: number;
  /** Bytes that are written in a second, at most. */
  write_bytes_sec?: number;
  /** Reads and writes in a second, at most. */
  total_iops_sec?: number;
  /** Reads in a second, at most. */
  read_iops_sec?: number;
  /** Writes in a second, at most. */
  write_iops_sec?: number;
  /** Bytes that may be read and written in a second for a while. */
  total_bytes_sec_max?: number;
  /** Bytes that may be read in a second for a while. */
  read_bytes_sec_max?: number;
  /** Bytes that may be written in a second for a while. */
  write_bytes_sec_max?: number;
  /** Reads and writes in a second that there may be for a while. */
  total_iops_sec_max?: number;
  /** Reads in a second that there may be for a while. */
  read_iops_sec_max?: number;
  /** Writes in a second that there may be for a while. */
  write_iops_sec_max?: number;
  /** How many bytes count as one operation. */
  size_iops_sec?: number;
  /** Limits hold for all disks that name this group together. */
  group_name?: string;
  /** How many seconds of that there may be. */
  total_bytes_sec_max_length?: number;
  /** How many seconds of that there may be. */
  read_bytes_sec_max_length?: number;
  /** How many seconds of that there may be. */
  write_bytes_sec_max_length?: number;
  /** How many seconds of that there may be. */
  total_iops_sec_max_length?: number;
  /** How many seconds of that there may be. */
  read_iops_sec_max_length?: number;
  /** How many seconds of that there may be. */
  write_iops_sec_max_length?: number;
}

/** Where a device is attached in the guest. `type` is `isa`. */
export interface IsaDeviceAddress extends DeviceAddressBase {
  type: "isa";
  /** The first I/O port. */
  iobase?: number;
  /** The interrupt. */
  irq?: number;
}

/** Storage that is reached over a network. `protocol` is `iscsi`. */
export interface IscsiDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "iscsi";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  initiator?: IscsiInitiator;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** A portal of an iSCSI target. */
export interface IscsiHost extends Kept {
  /** The name of the image, volume or unit on the server. */
  name: string;
  /** The port. */
  port?: number;
}

/** The SCSI device of the host, or of an iSCSI target. `protocol` is `iscsi`. */
export interface IscsiScsiHostdevSource extends ScsiHostdevSourceBase {
  /** The protocol. */
  protocol: "iscsi";
  /** The name of the adapter: `scsi_host1`. */
  name: string;
  host?: IscsiHost[];
  auth?: StorageAuth;
  initiator?: IscsiInitiator;
}

/** Where the guest's sound goes on the host. `type` is `jack`. */
export interface JackAudio extends AudioBase {
  type: "jack";
  input?: JackAudioInput;
  output?: JackAudioInput;
}

/** How sound is recorded or played by JACK. */
export interface JackAudioInput extends Kept {
  /** Whether the host mixes and converts the sound. */
  mixingEngine?: YesNo;
  /** Whether these settings hold whatever the guest asks for. */
  fixedSettings?: YesNo;
  /** How many voices there are at once. */
  voices?: number;
  /** The length of the buffer, in microseconds. */
  bufferLength?: number;
  /** The name of the server. */
  serverName?: string;
  /** The name of the client. */
  clientName?: string;
  /** Which ports are connected to, as a pattern. */
  connectPorts?: string;
  /** Whether the client is called exactly so. */
  exactName?: YesNo;
  settings?: AudioSettings;
}

/** Whether the guest may wrap keys, on s390. */
export interface Keywrap extends Kept {
  cipher?: KeywrapCipher[];
}

/** A cipher by which keys are wrapped. */
export interface KeywrapCipher extends Kept {
  /** The cipher. */
  name: "aes" | "dea" | UnknownWord;
  /** Whether it is on. */
  state: OnOff;
}

/** The ring by which KVM tells of memory that was written. */
export interface KvmDirtyRing extends Kept {
  /** Whether it is on. */
  state: OnOff;
  /** How many entries the ring has. */
  size?: number;
}

/** What KVM offers the guest, or hides from it. */
export interface KvmFeatures extends Kept {
  hidden?: SwitchableFeature;
  "hint-dedicated"?: SwitchableFeature;
  "poll-control"?: SwitchableFeature;
  "pv-ipi"?: SwitchableFeature;
  "dirty-ring"?: KvmDirtyRing;
}

/** A timer of the guest. `name` is `kvmclock`, `hypervclock`. */
export interface KvmclockTimer extends TimerBase {
  name: "kvmclock" | "hypervclock";
}

/** How the guest is kept from the host: AMD's SEV, secure execution of s390. */
export type LaunchSecurity =
  | SevLaunchSecurity
  | SevSnpLaunchSecurity
  | S390PvLaunchSecurity
  | UnknownLaunchSecurity;

/** What all of LaunchSecurity have. */
export interface LaunchSecurityBase extends Kept {
}

/** A lease that a lock manager holds while the guest runs. */
export interface Lease extends Kept {
  /** The space of the lock manager. */
  lockspace: string;
  /** The name of the lease within its space. */
  key: string;
  target: LeaseTarget;
}

/** The file that holds a lease. */
export interface LeaseTarget extends Kept {
  /** The path of the file of leases. */
  path: string;
  /** Where it begins, in bytes. */
  offset?: number;
}

/** A feature, and how far it goes. */
export interface LeveledFeature extends Kept {
  /** The value. */
  value: "broken" | "workaround" | "fixed" | UnknownWord;
}

/** Whether a card's cable is plugged. */
export interface LinkState extends Kept {
  /** The state of the link. */
  state: "up" | "down" | UnknownWord;
}

/** Namespaces that a container shares. */
export interface LxcNamespace extends Kept {
  "lxc:sharenet"?: LxcSharenet;
  "lxc:shareipc"?: LxcShareipc;
  "lxc:shareuts"?: LxcShareipc;
}

/** A namespace that is shared. */
export interface LxcShareipc extends Kept {
  /** Where the namespace comes from: a container, a process or a network namespace. */
  type: "name" | "pid" | UnknownWord;
  /** The name of what is shared. */
  value: string;
}

/** The network namespace that is shared. */
export interface LxcSharenet extends Kept {
  /** Where the namespace comes from: a container, a process or a network namespace. */
  type: "netns" | "name" | "pid" | UnknownWord;
  /** The name of what is shared. */
  value: string;
}

/** The MAC address of a card. */
export interface MacAddress extends Kept {
  /** The MAC address. */
  address: string;
  /** Whether an address of the hypervisor's own range may stand here. */
  type?: "generated" | "static" | UnknownWord;
  /** How strictly it is compared with what the host has. */
  check?: YesNo;
  /** The address that the guest has given to the card. */
  currentAddress?: string;
}

/** How much memory a guest may grow to, and in how many modules; KiB where no unit is given. */
export interface MaxMemory extends Kept {
  /** How many memory devices can be plugged in. */
  slots?: number;
  /** `KiB` where it is missing. */
  unit?: string;
  /** In the unit. */
  value: number;
}

/** The address and port that the card speaks to. */
export interface McastInterfaceSource extends Kept {
  /** The address of the multicast group. */
  address: string;
  /** The port. */
  port: number;
}

/** Which mediated device it is. */
export interface MdevAddress extends Kept {
  /** Its uuid. */
  uuid: string;
}

/** A device of the host that is given to the guest. `type` is `mdev`. */
export interface MdevHostdev extends HostdevBase {
  type: "mdev";
  /** Whether it is a device or a capability of the host. */
  mode?: "subsystem" | UnknownWord;
  /** Which device the guest sees. */
  model: "vfio-pci" | "vfio-ccw" | "vfio-ap" | UnknownWord;
  /** Whether the device's own screen is shown. */
  display?: OnOff;
  /** Whether a simple frame buffer shows how the guest boots. */
  ramfb?: OnOff;
  source: MdevHostdevSource;
  /** Whether libvirt takes the device from the host by itself. */
  managed?: YesNo;
}

/** The mediated device of the host. */
export interface MdevHostdevSource extends Kept {
  address: MdevAddress;
}

/** The balloon by which the host takes memory back. */
export interface Memballoon extends Kept {
  /** Which device the guest sees. */
  model: "virtio" | "virtio-transitional" | "virtio-non-transitional" | "xen" | "none" | UnknownWord;
  /** Whether the balloon gives back memory before the guest runs out of it. */
  autodeflate?: OnOff;
  /** Whether the guest tells of pages that it does not use. */
  freePageReporting?: OnOff;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  stats?: MemballoonStats;
  address?: DeviceAddress;
  driver?: InputDriver;
}

/** How often the balloon tells of its memory. */
export interface MemballoonStats extends Kept {
  /** How many seconds are between two looks. */
  period: number;
}

/** The memory that a guest boots with; KiB where no unit is given. */
export interface Memory extends Kept {
  /** `KiB` where it is missing. */
  unit?: string;
  /** Whether the guest's memory is part of core dumps. */
  dumpCore?: OnOff;
  /** In the unit. */
  value: number;
}

/** Whether others may share the guest's memory. */
export interface MemoryAccess extends Kept {
  /** Whether others see what is written to the memory. */
  mode: "shared" | "private" | UnknownWord;
}

/** When memory is taken, and by how many threads. */
export interface MemoryAllocation extends Kept {
  /** When the memory is taken. */
  mode?: "immediate" | "ondemand" | UnknownWord;
  /** How many threads there are. */
  threads?: number;
}

/** What the host backs the guest's memory with. */
export interface MemoryBacking extends Kept {
  hugepages?: Hugepages;
  /** The guest's pages are not merged with equal ones of other guests. */
  nosharepages?: boolean;
  /** The guest's memory is never swapped out. */
  locked?: boolean;
  source?: MemoryBackingSource;
  access?: MemoryAccess;
  allocation?: MemoryAllocation;
  /** Memory that is no longer needed need not be kept when it is given back. */
  discard?: boolean;
}

/** Where the memory of a guest is: anonymous, in a file or in a memfd. */
export interface MemoryBackingSource extends Kept {
  /** Where the memory comes from: files, anonymous memory, `memfd`. */
  type: "file" | "anonymous" | "memfd" | UnknownWord;
}

/** A memory module of the guest. */
export interface MemoryDevice extends Kept {
  /** Which device the guest sees. */
  model: "dimm" | "nvdimm" | "virtio-pmem" | "virtio-mem" | "sgx-epc" | UnknownWord;
  /** Whether others see what is written to the memory. */
  access?: "shared" | "private" | UnknownWord;
  /** Whether memory is given back as the guest ends. */
  discard?: YesNo;
  /** With or without dashes. */
  uuid?: string;
  source?: MemoryDeviceSource;
  target: MemoryDeviceTarget;
  address?: DeviceAddress;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
}

/** Where a module is in the guest's memory. */
export interface MemoryDeviceAddress extends Kept {
  /** The first address. */
  base: number;
}

/** The part of a module that holds its labels. */
export interface MemoryDeviceLabel extends Kept {
  size: MemorySize;
}

/** What memory of the host a module takes. */
export interface MemoryDeviceSource extends Kept {
  /** The NUMA nodes of the host that the memory comes from. */
  nodemask?: string;
  pagesize?: MemorySize;
  /** The path on the host. */
  path?: string;
  alignsize?: MemorySize;
  /** The memory survives a loss of power. */
  pmem?: boolean;
}

/** How the guest sees a memory module. */
export interface MemoryDeviceTarget extends Kept {
  /** Whether only what is in use takes slots. */
  dynamicMemslots?: YesNo;
  size: MemorySize;
  /** The NUMA node. */
  node?: number;
  block?: MemorySize;
  requested?: MemorySize;
  current?: MemorySize;
  label?: MemoryDeviceLabel;
  /** It cannot be written to. */
  readonly?: boolean;
  address?: MemoryDeviceAddress;
}

/** A size; KiB where no unit is given. */
export interface MemorySize extends Kept {
  /** `KiB` where it is missing. */
  unit?: string;
  /** In the unit. */
  value: number;
}

/** The memory bandwidth that CPUs of the guest have. */
export interface Memorytune extends Kept {
  /** CPUs of the guest: `0-3,^2`. */
  vcpus: string;
  node?: MemorytuneNode[];
  monitor?: MemorytuneMonitor[];
}

/** CPUs whose use of memory is watched. */
export interface MemorytuneMonitor extends Kept {
  /** CPUs of the guest: `0-3,^2`. */
  vcpus: string;
}

/** The share of a node's bandwidth, in percent. */
export interface MemorytuneNode extends Kept {
  /** The number of the node. */
  id: number;
  /** How much of the memory's speed there is, in percent. */
  bandwidth: number;
}

/** How much of the host's memory a guest may take. */
export interface Memtune extends Kept {
  hard_limit?: MemorySize;
  soft_limit?: MemorySize;
  min_guarantee?: MemorySize;
  swap_hard_limit?: MemorySize;
}

/** How much metadata of an image is cached. */
export interface MetadataCache extends Kept {
  max_size?: MemorySize;
}

/** A device of the host that is given to the guest. `type` is `misc`. */
export interface MiscHostdev extends HostdevBase {
  type: "misc";
  /** Whether it is a device or a capability of the host. */
  mode: "capabilities" | UnknownWord;
  source: MiscHostdevSource;
}

/** The character device that a container is given. */
export interface MiscHostdevSource extends Kept {
  /** The character device. */
  char: string;
}

/** A directory, image or volume of the host that the guest mounts. `type` is `mount`, `bind` or absent. */
export interface MountFilesystem extends FilesystemBase {
  type?: "mount" | "bind";
  binary?: FilesystemBinary;
  idmap?: IdMap;
  source: DirectoryFilesystemSource;
}

/** Whether the mouse is the client's or the guest's. */
export interface MouseMode extends Kept {
  /** Whether the mouse is the host's or the viewer's. */
  mode: "server" | "client" | UnknownWord;
}

/** What happens when the guest reads a register that is not there. */
export interface MsrsFeature extends Kept {
  /** What becomes of registers that nobody knows. */
  unknown: "ignore" | "fault" | UnknownWord;
}

/** How the host serves a file system. `type` is `mtp`. */
export interface MtpFilesystemDriver extends FilesystemDriverBase {
  type: "mtp";
}

/** Storage that is reached over a network. `protocol` is `nbd`. */
export interface NbdDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "nbd";
  /** The name of the image, volume or unit on the server. */
  name?: string;
  /** Whether the connection is encrypted. */
  tls?: YesNo;
  /** The name that the server's certificate must have. */
  tlsHostname?: string;
  host?: SourceHost[];
  reconnect?: Reconnect;
  encryption?: Encryption;
}

/** A device of the host that is given to the guest. `type` is `net`. */
export interface NetHostdev extends HostdevBase {
  type: "net";
  /** Whether it is a device or a capability of the host. */
  mode: "capabilities" | UnknownWord;
  source: NetHostdevSource;
  ip?: GuestIp[];
  route?: Route[];
}

/** The network interface that a container is given. */
export interface NetHostdevSource extends Kept {
  /** The name of the network interface. */
  interface: string;
}

/** The image under an image; it may have one itself. `type` is `network`. */
export interface NetworkBackingStore extends BackingStoreBase {
  type: "network";
  format: ImageFormat;
  source: NetworkDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `network`. */
export interface NetworkDataStore extends DataStoreBase {
  type: "network";
  source: NetworkDiskSource;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. `type` is `network`. */
export interface NetworkDisk extends DiskBase {
  type: "network";
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | "lun" | UnknownWord;
  /** Whether the guest may send raw SCSI commands. */
  rawio?: YesNo;
  /** Whether the host filters SCSI commands. */
  sgio?: "filtered" | "unfiltered" | UnknownWord;
  source: NetworkDiskSource;
}

/** A copy of a disk that is being made. `type` is `network`. */
export interface NetworkDiskMirror extends DiskMirrorBase {
  type: "network";
  /** What job makes the copy. */
  job: "copy" | "active-commit" | UnknownWord;
  source: NetworkDiskSource;
}

/** Storage that is reached over a network. */
export type NetworkDiskSource =
  | NbdDiskSource
  | GlusterDiskSource
  | RbdDiskSource
  | IscsiDiskSource
  | HttpDiskSource
  | HttpsDiskSource
  | FtpsDiskSource
  | FtpDiskSource
  | SshDiskSource
  | SheepdogDiskSource
  | VxhsDiskSource
  | NfsDiskSource
  | UnknownNetworkDiskSource;

/** What all of NetworkDiskSource have. */
export interface NetworkDiskSourceBase extends Kept {
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
}

/** Where a screen is served. `type` is `network`. */
export interface NetworkGraphicsListen extends GraphicsListenBase {
  type: "network";
  /** The address that is listened at. */
  address?: string;
  /** The name of the network. */
  network: string;
}

/** A network card of the guest. `type` is `network`. */
export interface NetworkInterface extends InterfaceBase {
  type: "network";
  source: NetworkInterfaceSource;
  virtualport?: Virtualport;
}

/** The virtual network. */
export interface NetworkInterfaceSource extends Kept {
  /** The name of the network. */
  network: string;
  /** The group of ports of the network. */
  portgroup?: string;
  /** The id of the port. */
  portid?: string;
  /** The bridge of the host. */
  bridge?: string;
  /** Who keeps the bridge's table of MAC addresses. */
  macTableManager?: "kernel" | "libvirt" | UnknownWord;
}

/** Where the firmware keeps its variables; made from a template when it is missing. `type` is `network`. */
export interface NetworkOsNvram extends OsNvramBase {
  type: "network";
  source: NetworkDiskSource;
}

/** Storage that is reached over a network. `protocol` is `nfs`. */
export interface NfsDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "nfs";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  identity?: NfsIdentity;
}

/** As whom files are opened over NFS. */
export interface NfsIdentity extends Kept {
  /** The user that the server sees. */
  user?: string;
  /** The group that the server sees. */
  group?: string;
}

/** A node of QEMU's. */
export interface NodeName extends Kept {
  /** What the name is for. */
  type: "storage" | "format" | UnknownWord;
  /** The name. */
  name: string;
}

/** The names that QEMU has for the nodes of storage. */
export interface NodeNames extends Kept {
  nodename?: NodeName[];
}

/** Where a screen is served. `type` is `none`. */
export interface NoneGraphicsListen extends GraphicsListenBase {
  type: "none";
}

/** By what the guest is kept from the rest of the host. `type` is `none`. */
export interface NoneSecurityLabel extends SecurityLabelBase {
  type: "none";
  /** Whether the files of the guest get the label. */
  relabel?: "no" | UnknownWord;
}

/** A network card of the guest. `type` is `null`. */
export interface NullInterface extends InterfaceBase {
  type: "null";
}

/** From which nodes of the host memory is taken. */
export interface Numatune extends Kept {
  memory?: NumatuneMemory;
  memnode?: NumatuneNode[];
}

/** From which nodes the guest's memory is taken. */
export interface NumatuneMemory extends Kept {
  /** How strictly memory comes from the nodes. */
  mode?: "strict" | "preferred" | "interleave" | "restrictive" | UnknownWord;
  /** Whether the CPUs or nodes are given or chosen. */
  placement?: "static" | "auto" | UnknownWord;
  /** NUMA nodes: `0-1`. */
  nodeset?: string;
}

/** From which nodes the memory of one cell is taken. */
export interface NumatuneNode extends Kept {
  /** The NUMA cell of the guest. */
  cellid: number;
  /** How strictly memory comes from the nodes. */
  mode: "strict" | "preferred" | "interleave" | "restrictive" | UnknownWord;
  /** NUMA nodes: `0-1`. */
  nodeset: string;
}

/** The image under an image; it may have one itself. `type` is `nvme`. */
export interface NvmeBackingStore extends BackingStoreBase {
  type: "nvme";
  format: ImageFormat;
  source?: NvmeDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `nvme`. */
export interface NvmeDataStore extends DataStoreBase {
  type: "nvme";
  source?: NvmeDiskSource;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. `type` is `nvme`. */
export interface NvmeDisk extends DiskBase {
  type: "nvme";
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source?: NvmeDiskSource;
}

/** A copy of a disk that is being made. `type` is `nvme`. */
export interface NvmeDiskMirror extends DiskMirrorBase {
  type: "nvme";
  /** What job makes the copy. */
  job: "copy" | "active-commit" | UnknownWord;
  source?: NvmeDiskSource;
}

/** A namespace of an NVMe drive of the host. */
export interface NvmeDiskSource extends Kept {
  /** That the controller is a PCI device. */
  type: "pci" | UnknownWord;
  /** Whether libvirt takes it from the host and gives it back. */
  managed?: YesNo;
  /** The number of the namespace. */
  namespace: number;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  /** What is done when the source is missing at the start. */
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  address: PciAddress;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** Where the firmware keeps its variables; made from a template when it is missing. `type` is `nvme`. */
export interface NvmeOsNvram extends OsNvramBase {
  type: "nvme";
  source?: NvmeDiskSource;
}

/** The NVRAM of a guest on POWER. */
export interface NvramDevice extends Kept {
  address?: DeviceAddress;
}

/** What boots: a paravirtual guest's kernel. */
export interface Os extends Kept {
  /** Which firmware libvirt is to choose. */
  firmware?: "bios" | "efi" | UnknownWord;
  type: OsType;
  /** The file with the kernel. */
  kernel?: string;
  /** The file with the first file system. */
  initrd?: string;
  /** The device that the kernel finds its files on. */
  root?: string;
  /** The kernel's command line, as it is. */
  cmdline?: string;
  /** The program that verifies the kernel. */
  shim?: string;
  /** A file with the tree of devices, for the kernel. */
  dtb?: string;
  /** Which firmware libvirt is to choose. */
  firmwareElement?: OsFirmware;
  loader?: OsLoader;
  nvram?: OsNvram;
  acpi?: OsAcpi;
  boot?: OsBoot[];
  bootmenu?: BootMenu;
  smbios?: OsSmbios;
  bios?: OsBios;
  /** The program that a container starts with. */
  init?: string;
  /** An argument of it. */
  initarg?: string[];
  initenv?: InitEnvironment[];
  /** The directory that it starts in. */
  initdir?: string;
  /** The user that it runs as. */
  inituser?: string;
  /** The group that it runs as. */
  initgroup?: string;
}

/** Tables of ACPI that the guest is given. */
export interface OsAcpi extends Kept {
  table?: AcpiTable[];
}

/** What the BIOS prints, and when it tries again. */
export interface OsBios extends Kept {
  /** Whether the firmware writes to the serial port. */
  useserial?: YesNo;
  /** How many milliseconds until the guest tries again to boot; -1 is never. */
  rebootTimeout?: number;
}

/** A kind of device from which the guest boots. */
export interface OsBoot extends Kept {
  /** What kind of device is booted from. */
  dev: "hd" | "fd" | "cdrom" | "network" | UnknownWord;
}

/** Which firmware is chosen, by its features. */
export interface OsFirmware extends Kept {
  feature?: OsFirmwareFeature[];
}

/** A feature that the firmware must have, or must not. */
export interface OsFirmwareFeature extends Kept {
  /** Whether it is on. */
  enabled: YesNo;
  /** The name of the feature. */
  name: "enrolled-keys" | "secure-boot" | UnknownWord;
}

/** The firmware's image. */
export interface OsLoader extends Kept {
  /** Whether it cannot be written to. */
  readonly?: YesNo;
  /** Whether only firmware can write its variables. */
  secure?: YesNo;
  /** Whether the firmware is a ROM or in flash memory. */
  type?: "rom" | "pflash" | UnknownWord;
  /** Whether the firmware keeps no variables. */
  stateless?: YesNo;
  /** The format. */
  format?: "raw" | "qcow2" | UnknownWord;
  /** The file with the firmware. */
  value?: string;
}

/** Where the firmware keeps its variables; made from a template when it is missing. */
export type OsNvram =
  | FileOsNvram
  | BlockOsNvram
  | DirOsNvram
  | NetworkOsNvram
  | VolumeOsNvram
  | NvmeOsNvram
  | VhostuserOsNvram
  | VhostvdpaOsNvram
  | UnknownOsNvram;

/** What all of OsNvram have. */
export interface OsNvramBase extends Kept {
  /** The file that variables are first copied from. */
  template?: string;
  /** The format of that file. */
  templateFormat?: "raw" | "qcow2" | UnknownWord;
  /** The format. */
  format?: "raw" | "qcow2" | UnknownWord;
}

/** Where the facts of SMBIOS come from. */
export interface OsSmbios extends Kept {
  /** Where the tables come from: emulated, the host's, or `sysinfo`. */
  mode: "emulate" | "host" | "sysinfo" | UnknownWord;
}

/** The kind of guest, and the machine it needs. */
export interface OsType extends Kept {
  /** The architecture: `x86_64`, `aarch64`, … */
  arch?: "i686" | "x86_64" | "ia64" | "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "xtensa" | "xtensaeb" | UnknownWord;
  /** The machine: `q35`, `pc`, `virt`, … */
  machine?: "xenpv" | "xenfv" | "xenpvh" | (string & {});
  /** `linux`, or `xen`. */
  value: "xen" | "linux" | "xenpvh" | "hvm" | "exe" | UnknownWord;
}

/** Where the guest's sound goes on the host. `type` is `oss`. */
export interface OssAudio extends AudioBase {
  type: "oss";
  /** Whether the device's memory is used directly, if it can be. */
  tryMMap?: YesNo;
  /** Whether nobody else may use the device meanwhile. */
  exclusive?: YesNo;
  /** The policy of latency, from 0 to 10. */
  dspPolicy?: number;
  input?: OssAudioInput;
  output?: OssAudioInput;
}

/** How sound is recorded or played by OSS. */
export interface OssAudioInput extends Kept {
  /** Whether the host mixes and converts the sound. */
  mixingEngine?: YesNo;
  /** Whether these settings hold whatever the guest asks for. */
  fixedSettings?: YesNo;
  /** How many voices there are at once. */
  voices?: number;
  /** The length of the buffer, in microseconds. */
  bufferLength?: number;
  /** The sound device of the host. */
  dev?: string;
  /** How many buffers there are. */
  bufferCount?: number;
  /** Whether the device is waited for, if it can be. */
  tryPoll?: YesNo;
  settings?: AudioSettings;
}

/** A device by which the guest tells that it crashed. */
export interface Panic extends Kept {
  /** Which device the guest sees. */
  model?: "isa" | "pseries" | "hyperv" | "s390" | "pvpanic" | UnknownWord;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

/** What a guest of Windows is offered. `mode` is `passthrough`. */
export interface PassthroughHypervFeatures extends HypervFeaturesBase {
  mode: "passthrough";
}

/** A mouse, keyboard or tablet of the guest. `type` is `passthrough`. */
export interface PassthroughInput extends InputBase {
  type: "passthrough";
  /** The bus that the device is on. */
  bus: "virtio" | UnknownWord;
  source: PassthroughInputSource;
}

/** The event device of the host. */
export interface PassthroughInputSource extends Kept {
  /** The input device of the host. */
  evdev: string;
}

/** A smart card reader of the guest. `mode` is `passthrough`. */
export interface PassthroughSmartcard extends SmartcardBase {
  mode: "passthrough";
  /** How it reaches the host: `pty`, `unix`, `tcp`, … */
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  target?: SerialTarget;
}

/** What stands behind a trusted platform module. `type` is `passthrough`. */
export interface PassthroughTpmBackend extends TpmBackendBase {
  type: "passthrough";
  device?: TpmDevice;
}

/** How the host serves a file system. `type` is `path`, `handle`, `loop`, `nbd`, `ploop` or absent. */
export interface PathFilesystemDriver extends FilesystemDriverBase {
  type?: "path" | "handle" | "loop" | "nbd" | "ploop";
  /** The format. */
  format?: "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  /** Whether writes go to the host's disk at once. */
  wrpolicy?: "immediate" | UnknownWord;
  /** Whether the device goes through the guest's IOMMU. */
  iommu?: OnOff;
  /** Whether the device may keep translations of addresses (ATS). */
  ats?: OnOff;
  /** Whether it has virtio's packed queues. */
  packed?: OnOff;
  /** Whether each queue has a page of its own for notifications. */
  page_per_vq?: OnOff;
}

/** A controller to which the guest's devices are attached. `type` is `pci`. */
export interface PciController extends ControllerBase {
  type: "pci";
  /** Which device the guest sees. */
  model: "pci-root" | "pcie-root" | "pci-bridge" | "dmi-to-pci-bridge" | "pcie-to-pci-bridge" | "pcie-root-port" | "pcie-switch-upstream-port" | "pcie-switch-downstream-port" | "pci-expander-bus" | "pcie-expander-bus" | UnknownWord;
  modelElement?: PciControllerModel;
  target?: PciControllerTarget;
  pcihole64?: MemorySize;
}

/** What a PCI controller is built as, where its model leaves a choice. */
export interface PciControllerModel extends Kept {
  /** The model of the device. */
  name: "spapr-pci-host-bridge" | "pci-bridge" | "i82801b11-bridge" | "pcie-pci-bridge" | "ioh3420" | "pcie-root-port" | "x3130-upstream" | "xio3130-downstream" | "pxb" | "pxb-pcie" | UnknownWord;
}

/** How the guest sees a PCI controller. */
export interface PciControllerTarget extends Kept {
  /** The number of the chassis. */
  chassisNr?: number;
  /** The number of the chassis. */
  chassis?: number;
  /** The number of the port. */
  port?: number;
  /** The number of the bus below the controller. */
  busNr?: number;
  /** The index that the guest's firmware gives the bus. */
  index?: number;
  /** Whether devices can be plugged in while the guest runs. */
  hotplug?: OnOff;
  /** How much memory is set aside for devices, in KiB. */
  memReserve?: number;
  /** The NUMA node. */
  node?: number;
}

/** Where a device is attached in the guest. `type` is `pci`. */
export interface PciDeviceAddress extends DeviceAddressBase {
  type: "pci";
  /** The PCI domain. */
  domain?: number;
  /** The number of the bus. */
  bus?: number;
  /** The number of the slot. */
  slot?: number;
  /** The function of the PCI device. */
  function?: number;
  /** Whether the PCI device has several functions. */
  multifunction?: OnOff;
  zpci?: ZpciAddress;
}

/** A device of the host that is given to the guest. `type` is `pci`. */
export interface PciHostdev extends HostdevBase {
  type: "pci";
  /** Whether it is a device or a capability of the host. */
  mode?: "subsystem" | UnknownWord;
  /** Whether the device's own screen is shown. */
  display?: OnOff;
  /** Whether a simple frame buffer shows how the guest boots. */
  ramfb?: OnOff;
  driver?: HostdevDriver;
  source: PciHostdevSource;
  teaming?: Teaming;
  /** Whether libvirt takes the device from the host by itself. */
  managed?: YesNo;
}

/** The address of a USB device on the host. `type` is `pci`. */
export interface PciHostdevInterfaceAddress extends HostdevInterfaceAddressBase {
  type: "pci";
  /** The PCI domain. */
  domain?: number;
  /** The number of the bus. */
  bus?: number;
  /** The number of the slot. */
  slot?: number;
  /** The function of the PCI device. */
  function?: number;
  /** Whether the PCI device has several functions. */
  multifunction?: OnOff;
}

/** The PCI device of the host. */
export interface PciHostdevSource extends Kept {
  /** What is done when the source is missing at the start. */
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  /** Whether the guest's writes to the configuration space are filtered. */
  writeFiltering?: YesNo;
  address: PciAddress;
}

/** The events of the host's CPUs that are counted. */
export interface Perf extends Kept {
  event?: PerfEvent[];
}

/** An event of the host's CPUs. */
export interface PerfEvent extends Kept {
  /** The event that is counted. */
  name: "cmt" | "mbmt" | "mbml" | "cpu_cycles" | "instructions" | "cache_references" | "cache_misses" | "branch_instructions" | "branch_misses" | "bus_cycles" | "stalled_cycles_frontend" | "stalled_cycles_backend" | "ref_cpu_cycles" | "cpu_clock" | "task_clock" | "page_faults" | "context_switches" | "cpu_migrations" | "page_faults_min" | "page_faults_maj" | "alignment_faults" | "emulation_faults" | UnknownWord;
  /** Whether it is on. */
  enabled: YesNo;
}

/** That two cards stand in for each other. `type` is `persistent`. */
export interface PersistentTeaming extends TeamingBase {
  type: "persistent";
}

/** Where the guest's sound goes on the host. `type` is `pipewire`. */
export interface PipewireAudio extends AudioBase {
  type: "pipewire";
  /** The directory of the server's sockets. */
  runtimeDir?: string;
  input?: PulseAudioInput;
  output?: PulseAudioInput;
}

/** Where the guest's sound goes on the host. `type` is `none`, `dbus`, `spice`. */
export interface PlainAudio extends AudioBase {
  type: "none" | "dbus" | "spice";
  input?: AudioInput;
  output?: AudioInput;
}

/** A controller to which the guest's devices are attached. `type` is `fdc`, `sata`, `ccid`, `isa`. */
export interface PlainController extends ControllerBase {
  type: "fdc" | "sata" | "ccid" | "isa";
}

/** A mouse, keyboard or tablet of the guest. `type` is `tablet`, `mouse`, `keyboard`. */
export interface PlainInput extends InputBase {
  type: "tablet" | "mouse" | "keyboard";
  /** The bus that the device is on. */
  bus?: "ps2" | "usb" | "xen" | "virtio" | UnknownWord;
}

/** The hardware that the guest sees. `type` is `vga`, `cirrus`, `vmvga`, `xen`, `vbox`, `virtio`, `gop`, `none`, `bochs`, `ramfb`. */
export interface PlainVideoModel extends VideoModelBase {
  type: "vga" | "cirrus" | "vmvga" | "xen" | "vbox" | "virtio" | "gop" | "none" | "bochs" | "ramfb";
}

/** A timer of the guest. `name` is `platform`, `rtc`. */
export interface PlatformTimer extends TimerBase {
  name: "platform" | "rtc";
  /** What the timer follows. */
  track?: "boot" | "guest" | "wall" | "realtime" | UnknownWord;
  /** What becomes of ticks that the guest has missed. */
  tickpolicy?: "delay" | "merge" | "discard" | "catchup" | UnknownWord;
  catchup?: TimerCatchup;
}

/** Ports of the host that are passed on to the guest. */
export interface PortForward extends Kept {
  /** The protocol: `tcp` or `udp`. */
  proto: "tcp" | "udp" | UnknownWord;
  /** The IP address. */
  address?: string;
  /** The interface of the host. */
  dev?: string;
  range?: PortForwardRange[];
}

/** A range of ports that is passed on, or left out. */
export interface PortForwardRange extends Kept {
  /** The first one. */
  start: number;
  /** The last one. */
  end?: number;
  /** The first port of the guest. */
  to?: number;
  /** Whether ports of the range are left out. */
  exclude?: YesNo;
}

/** Whether the guest may go to sleep. */
export interface PowerManagement extends Kept {
  "suspend-to-mem"?: EnabledSwitch;
  "suspend-to-disk"?: EnabledSwitch;
}

/** The names of objects of QEMU that belong to storage. */
export interface PrivateObjects extends Kept {
  TLSx509?: TLSx509;
}

/** The name of the helper of persistent reservations. */
export interface PrivateReservations extends Kept {
  /** The name of the helper in the emulator. */
  mgralias: string;
}

/** Memory that keeps the guest's last words over a crash. */
export interface Pstore extends Kept {
  /** Where the records are kept. */
  backend: "acpi-erst" | UnknownWord;
  /** The path on the host. */
  path?: string;
  size: MemorySize;
  address?: DeviceAddress;
  alias?: DeviceAlias;
}

/** How sound is recorded or played by PulseAudio or PipeWire. */
export interface PulseAudioInput extends Kept {
  /** Whether the host mixes and converts the sound. */
  mixingEngine?: YesNo;
  /** Whether these settings hold whatever the guest asks for. */
  fixedSettings?: YesNo;
  /** How many voices there are at once. */
  voices?: number;
  /** The length of the buffer, in microseconds. */
  bufferLength?: number;
  /** The name of the sink or source. */
  name?: string;
  /** The name of the stream. */
  streamName?: string;
  /** How much sound is buffered, in microseconds. */
  latency?: number;
  settings?: AudioSettings;
}

/** Where the guest's sound goes on the host. `type` is `pulseaudio`. */
export interface PulseaudioAudio extends AudioBase {
  type: "pulseaudio";
  /** The name of the server. */
  serverName?: string;
  input?: PulseAudioInput;
  output?: PulseAudioInput;
}

/** A capability of QEMU. */
export interface QemuAdd extends Kept {
  /** The capability. */
  capability: string;
}

/** An argument as it is. */
export interface QemuArg extends Kept {
  /** The argument. */
  value: string;
}

/** Capabilities of QEMU that libvirt is told of, or told to forget. */
export interface QemuCapabilities extends Kept {
  "qemu:add"?: QemuAdd[];
  "qemu:del"?: QemuAdd[];
}

/** Arguments that QEMU is given as they are. */
export interface QemuCommandline extends Kept {
  "qemu:arg"?: QemuArg[];
  "qemu:env"?: QemuEnv[];
}

/** What happens when the guest uses what QEMU is to lose. */
export interface QemuDeprecation extends Kept {
  /** What is done when something deprecated is used. */
  behavior: "none" | "omit" | "reject" | "crash" | UnknownWord;
}

/** Properties of the device with that alias. */
export interface QemuDevice extends Kept {
  /** The name of what is meant. */
  alias: string;
  "qemu:frontend"?: QemuFrontend;
}

/** A variable in QEMU's environment. */
export interface QemuEnv extends Kept {
  /** The name of the variable. */
  name: string;
  /** The value. */
  value?: string;
}

/** Properties of the guest's end of a device. */
export interface QemuFrontend extends Kept {
  "qemu:property"?: QemuProperty[];
}

/** Properties of devices that libvirt would set otherwise. */
export interface QemuOverride extends Kept {
  "qemu:device"?: QemuDevice[];
}

/** A property of a device. */
export interface QemuProperty extends Kept {
  /** The name of the property. */
  name: string;
  /** The type of the value. */
  type: "string" | "signed" | "unsigned" | "bool" | "remove" | UnknownWord;
  /** The value. */
  value?: string;
}

/** The hardware that the guest sees. `type` is `qxl`. */
export interface QxlVideoModel extends VideoModelBase {
  type: "qxl";
  /** The memory of the first region, in KiB. */
  ram?: number;
  /** The memory of the region above 4 GiB, in KiB. */
  vram64?: number;
  /** The memory of the frame buffer, in KiB. */
  vgamem?: number;
}

/** A directory, image or volume of the host that the guest mounts. `type` is `ram`. */
export interface RamFilesystem extends FilesystemBase {
  type: "ram";
  source: RamFilesystemSource;
}

/** How much memory a file system in memory takes. */
export interface RamFilesystemSource extends Kept {
  /** Its usage, by which it is found. */
  usage: number;
  /** How it is counted. */
  units?: string;
}

/** Where random numbers come from. `model` is `random`. */
export interface RandomRngBackend extends RngBackendBase {
  /** Which device the guest sees. */
  model: "random";
  /** The path of the device. */
  value?: string;
}

/** Storage that is reached over a network. `protocol` is `rbd`. */
export interface RbdDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "rbd";
  /** The name of the image, volume or unit on the server. */
  name?: string;
  host?: SourceHost[];
  snapshot?: TemplateFilesystemSource;
  config?: FileFilesystemSource;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** A screen of the guest, and how one gets at it. `type` is `rdp`. */
export interface RdpGraphics extends GraphicsBase {
  type: "rdp";
  /** The port; -1 or missing: chosen at the start. */
  port?: number;
  /** Whether the port is chosen at the start. */
  autoport?: YesNo;
  /** The address, as old versions have it; the first element `listen` says the same. */
  listen?: string;
  /** Whether one who connects later takes the place of the first. */
  replaceUser?: YesNo;
  /** Whether several may look on at once. */
  multiUser?: YesNo;
  /** The name of the user. */
  username?: string;
  /** Written only where passwords are asked for. */
  passwd?: string;
  /** The address, as old versions have it; the first element `listen` says the same. */
  listenElement?: GraphicsListen[];
}

/** How many bytes are read ahead. */
export interface Readahead extends Kept {
  /** The size. */
  size: number;
}

/** Whether a broken connection is made again, and when. */
export interface Reconnect extends Kept {
  /** Whether it is on. */
  enabled?: YesNo;
  /** How many seconds are between two tries. */
  timeout?: number;
  /** How many seconds are waited. */
  delay?: number;
}

/** Which USB devices may be passed on. */
export interface RedirFilter extends Kept {
  usbdev?: RedirectionFilterDevice[];
}

/** A USB device that is passed on from elsewhere. */
export interface Redirdev extends Kept {
  /** The bus that the device is on. */
  bus: "usb" | UnknownWord;
  /** Which kind of device it is. */
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  alias?: DeviceAlias;
  address?: DeviceAddress;
  boot?: DeviceBoot;
}

/** A rule about USB devices that may be passed on. */
export interface RedirectionFilterDevice extends Kept {
  /** The class of devices. */
  class?: string;
  /** The number of the vendor. */
  vendor?: string;
  /** The id of the product. */
  product?: string;
  /** The version. */
  version?: string;
  /** Whether such devices may be redirected. */
  allow: YesNo;
}

/** Whether persistent reservations are managed, and by whom. */
export interface Reservations extends Kept {
  /** Whether libvirt takes it from the host and gives it back. */
  managed?: YesNo;
  source?: ReservationsSource;
}

/** The socket of the helper of persistent reservations. */
export interface ReservationsSource extends Kept {
  /** How the server is reached: by a unix socket. */
  type: "unix" | UnknownWord;
  /** The path of the server's socket. */
  path: string;
  /** Whether the emulator connects or waits for connections. */
  mode: "server" | "client" | UnknownWord;
  reconnect?: Reconnect;
}

/** Where the guest is put on the host. */
export interface Resource extends Kept {
  /** The control group that the guest's own one is in. */
  partition?: string;
  fibrechannel?: FibreChannel;
}

/** A source of random numbers for the guest. */
export interface Rng extends Kept {
  /** Which device the guest sees. */
  model: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  rate?: RngRate;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  backend: RngBackend;
  driver?: InputDriver;
  address?: DeviceAddress;
}

/** Where random numbers come from. */
export type RngBackend =
  | RandomRngBackend
  | EgdRngBackend
  | BuiltinRngBackend
  | UnknownRngBackend;

/** What all of RngBackend have. */
export interface RngBackendBase extends Kept {
}

/** How many random bytes the guest may take. */
export interface RngRate extends Kept {
  /** How many bytes the guest may have in a period. */
  bytes: number;
  /** How long a period is, in milliseconds. */
  period?: number;
}

/** The option ROM of a device. */
export interface Rom extends Kept {
  /** Whether it is on. */
  enabled?: YesNo;
  /** Whether the guest sees the device's ROM. */
  bar?: OnOff;
  /** The path of the file. */
  file?: string;
}

/** How the guest is kept from the host: AMD's SEV, secure execution of s390. `type` is `s390-pv`. */
export interface S390PvLaunchSecurity extends LaunchSecurityBase {
  type: "s390-pv";
}

/** Where a SCSI device is on its bus. */
export interface ScsiAddress extends Kept {
  /** The number of the bus. */
  bus: number;
  /** The number of the target. */
  target: number;
  /** The number of the unit. */
  unit: number;
}

/** A controller to which the guest's devices are attached. `type` is `scsi`. */
export interface ScsiController extends ControllerBase {
  type: "scsi";
  /** Which device the guest sees. */
  model?: "auto" | "buslogic" | "lsilogic" | "lsisas1068" | "vmpvscsi" | "ibmvscsi" | "virtio-scsi" | "lsisas1078" | "virtio-transitional" | "virtio-non-transitional" | "ncr53c90" | "dc390" | "am53c974" | UnknownWord;
}

/** A device of the host that is given to the guest. `type` is `scsi_host`. */
export interface ScsiHostHostdev extends HostdevBase {
  type: "scsi_host";
  /** Whether it is a device or a capability of the host. */
  mode?: "subsystem" | UnknownWord;
  /** Which device the guest sees. */
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  source: ScsiHostHostdevSource;
  /** Whether libvirt takes the device from the host by itself. */
  managed?: YesNo;
}

/** The SCSI target that the host serves by vhost. */
export interface ScsiHostHostdevSource extends Kept {
  /** That the device is a vhost one. */
  protocol: "vhost" | UnknownWord;
  /** The world-wide name of the port. */
  wwpn: string;
}

/** A device of the host that is given to the guest. `type` is `scsi`. */
export interface ScsiHostdev extends HostdevBase {
  type: "scsi";
  /** Whether it is a device or a capability of the host. */
  mode?: "subsystem" | UnknownWord;
  /** Whether the host filters SCSI commands. */
  sgio?: "filtered" | "unfiltered" | UnknownWord;
  /** Whether the guest may send raw SCSI commands. */
  rawio?: YesNo;
  source: ScsiHostdevSource;
  /** Whether libvirt takes the device from the host by itself. */
  managed?: YesNo;
}

/** The SCSI device of the host, or of an iSCSI target. */
export type ScsiHostdevSource =
  | AdapterScsiHostdevSource
  | IscsiScsiHostdevSource
  | UnknownScsiHostdevSource;

/** What all of ScsiHostdevSource have. */
export interface ScsiHostdevSourceBase extends Kept {
}

/** Where the guest's sound goes on the host. `type` is `sdl`. */
export interface SdlAudio extends AudioBase {
  type: "sdl";
  /** The driver of the sound library. */
  driver?: "esd" | "alsa" | "arts" | "pulseaudio" | UnknownWord;
  input?: CoreAudioInput;
  output?: CoreAudioInput;
}

/** Whether it is on; for screens, whether they are drawn by OpenGL. */
export interface SdlGl extends Kept {
  /** Whether it is on. */
  enable: YesNo;
}

/** A screen of the guest, and how one gets at it. `type` is `sdl`. */
export interface SdlGraphics extends GraphicsBase {
  type: "sdl";
  /** The X display: `:0.0`. */
  display?: string;
  /** The file with the X server's cookie. */
  xauth?: string;
  /** Whether the window fills the screen. */
  fullscreen?: YesNo;
  gl?: SdlGl;
}

/** By what the guest is kept from the rest of the host. */
export type SecurityLabel =
  | DynamicSecurityLabel
  | StaticSecurityLabel
  | NoneSecurityLabel
  | UnknownSecurityLabel;

/** What all of SecurityLabel have. */
export interface SecurityLabelBase extends Kept {
  /** The security driver: `selinux`, `apparmor`, `dac`. */
  model?: string;
}

/** A serial or parallel port of the guest. */
export interface Serial extends Kept {
  /** How it reaches the host: `pty`, `unix`, `tcp`, … */
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  /** The path of the terminal, while the guest runs. */
  tty?: string;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  target?: SerialTarget;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

/** How the guest sees a port. */
export interface SerialTarget extends Kept {
  /** Which kind of device it is. */
  type?: "xen" | "serial" | "uml" | "virtio" | "lxc" | "openvz" | "sclp" | "sclplm" | "isa-serial" | "usb-serial" | "pci-serial" | "spapr-vio-serial" | "system-serial" | "sclp-serial" | "isa-debug" | UnknownWord;
  /** The number of the port. */
  port?: string;
  model?: SerialTargetModel;
}

/** The hardware of a port. */
export interface SerialTargetModel extends Kept {
  /** The model of the device. */
  name: "isa-serial" | "usb-serial" | "pci-serial" | "spapr-vty" | "pl011" | "16550a" | "sclpconsole" | "sclplmconsole" | "isa-debugcon" | UnknownWord;
}

/** A network card of the guest. `type` is `server`. */
export interface ServerInterface extends InterfaceBase {
  type: "server";
  source: ServerInterfaceSource;
}

/** The address and port that the card listens at. */
export interface ServerInterfaceSource extends Kept {
  /** The IP address. */
  address?: string;
  /** The port. */
  port: number;
}

/** How the guest is kept from the host: AMD's SEV, secure execution of s390. `type` is `sev`. */
export interface SevLaunchSecurity extends LaunchSecurityBase {
  type: "sev";
  /** Whether kernel, initrd and command line are measured too. */
  kernelHashes?: YesNo;
  /** The bit of an address that tells encrypted pages. */
  cbitpos?: number;
  /** How many bits of an address encryption takes. */
  reducedPhysBits?: number;
  /** The policy of the guest: bits of the platform's own. */
  policy: number;
  /** A handle of the platform for the guest. */
  handle?: number;
  /** The owner's Diffie-Hellman key, in base 64. */
  dhCert?: string;
  /** The owner's data of the session, in base 64. */
  session?: string;
}

/** How the guest is kept from the host: AMD's SEV, secure execution of s390. `type` is `sev-snp`. */
export interface SevSnpLaunchSecurity extends LaunchSecurityBase {
  type: "sev-snp";
  /** Whether kernel, initrd and command line are measured too. */
  kernelHashes?: YesNo;
  /** Whether the id block is signed by the author's key too. */
  authorKey?: YesNo;
  /** Whether the chip's own key signs the attestation. */
  vcek?: YesNo;
  /** The bit of an address that tells encrypted pages. */
  cbitpos?: number;
  /** How many bits of an address encryption takes. */
  reducedPhysBits?: number;
  /** The policy of the guest: bits of the platform's own. */
  policy: number;
  /** A block of data that tells the firmware of workarounds, in base 64. */
  guestVisibleWorkarounds?: string;
  /** What identifies the guest to its owner, in base 64. */
  idBlock?: string;
  /** What authenticates the id block, in base 64. */
  idAuth?: string;
  /** 32 bytes of the owner's for the attestation report, in base 64. */
  hostData?: string;
}

/** Storage that is reached over a network. `protocol` is `sheepdog`, `tftp`. */
export interface SheepdogDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "sheepdog" | "tftp";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
}

/** Memory that the guest shares with other processes. */
export interface Shmem extends Kept {
  /** The name of the memory on the host. */
  name: string;
  /** Whether the memory goes with the guest as it moves. */
  role?: "master" | "peer" | UnknownWord;
  model?: ShmemModel;
  size?: MemorySize;
  server?: ShmemServer;
  msi?: ShmemMsi;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

/** The hardware by which the guest sees shared memory. */
export interface ShmemModel extends Kept {
  /** How the guest reaches the memory. */
  type: "ivshmem" | "ivshmem-plain" | "ivshmem-doorbell" | UnknownWord;
}

/** Interrupts of shared memory. */
export interface ShmemMsi extends Kept {
  /** Whether an event file tells the host of work. */
  ioeventfd?: OnOff;
  /** How many interrupt vectors it has. */
  vectors?: number;
}

/** The socket of the server of shared memory. */
export interface ShmemServer extends Kept {
  /** The path of the server's socket. */
  path?: string;
}

/** What time the guest begins with, and its timers. `offset` is `localtime`, `utc`. */
export interface SimpleClock extends ClockBase {
  /** Where it begins, in bytes. */
  offset: "localtime" | "utc";
  /** How many seconds the clock is ahead of its base, or that it is set anew. */
  adjustment?: "reset" | (string & {});
}

/** A smart card reader of the guest. */
export type Smartcard =
  | HostSmartcard
  | HostCertificatesSmartcard
  | PassthroughSmartcard
  | UnknownSmartcard;

/** What all of Smartcard have. */
export interface SmartcardBase extends Kept {
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

/** What SMBIOS tells of the base board. */
export interface SmbiosBaseBoard extends Kept {
  entry?: SmbiosBaseBoardEntry[];
}

/** A fact about the base board. */
export interface SmbiosBaseBoardEntry extends Kept {
  /** Which of the table's texts it is. */
  name: "manufacturer" | "product" | "version" | "serial" | "asset" | "location" | UnknownWord;
  /** The text. */
  value: string;
}

/** What SMBIOS tells of the BIOS. */
export interface SmbiosBios extends Kept {
  entry?: SmbiosBiosEntry[];
}

/** A fact about the BIOS. */
export interface SmbiosBiosEntry extends Kept {
  /** Which of the table's texts it is. */
  name: "vendor" | "version" | "date" | "release" | UnknownWord;
  /** The text. */
  value: string;
}

/** What SMBIOS tells of the chassis. */
export interface SmbiosChassis extends Kept {
  entry?: SmbiosChassisEntry[];
}

/** A fact about the chassis. */
export interface SmbiosChassisEntry extends Kept {
  /** Which of the table's texts it is. */
  name: "manufacturer" | "version" | "serial" | "asset" | "sku" | UnknownWord;
  /** The text. */
  value: string;
}

/** Texts of the vendor in SMBIOS. */
export interface SmbiosOemStrings extends Kept {
  /** One text. */
  entry?: string[];
}

/** What the guest's firmware tells of the machine. `type` is `smbios`. */
export interface SmbiosSysinfo extends SysinfoBase {
  type: "smbios";
  bios?: SmbiosBios;
  system?: SmbiosSystem;
  baseBoard?: SmbiosBaseBoard[];
  chassis?: SmbiosChassis;
  oemStrings?: SmbiosOemStrings;
}

/** What SMBIOS tells of the system. */
export interface SmbiosSystem extends Kept {
  entry?: SmbiosSystemEntry[];
}

/** A fact about the system. */
export interface SmbiosSystemEntry extends Kept {
  /** Which of the table's texts it is. */
  name: "manufacturer" | "product" | "version" | "serial" | "uuid" | "sku" | "family" | UnknownWord;
  /** The text. */
  value: string;
}

/** System management mode. */
export interface SmmFeature extends Kept {
  /** Whether it is on. */
  state?: OnOff;
  tseg?: MemorySize;
}

/** Where a screen is served. `type` is `socket`. */
export interface SocketGraphicsListen extends GraphicsListenBase {
  type: "socket";
  /** The path of the socket. */
  socket?: string;
}

/** A network card of the guest. `type` is `mcast`, `client`. */
export interface SocketInterface extends InterfaceBase {
  type: "mcast" | "client";
  source: McastInterfaceSource;
}

/** A sound card of the guest. */
export interface Sound extends Kept {
  /** Which device the guest sees. */
  model: "sb16" | "es1370" | "pcspk" | "ac97" | "ich6" | "ich7" | "ich9" | "usb" | "virtio" | UnknownWord;
  /** Whether there are more than two channels. */
  multichannel?: YesNo;
  /** How many streams there are. */
  streams?: number;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  audio?: AudioReference;
  codec?: SoundCodec[];
  driver?: InputDriver;
  address?: DeviceAddress;
}

/** A codec on a sound card. */
export interface SoundCodec extends Kept {
  /** Whether the codec plays, records or both. */
  type: "duplex" | "micro" | "output" | UnknownWord;
}

/** A host that serves storage. */
export interface SourceHost extends Kept {
  /** The name or address of the host. */
  name?: string;
  /** The port. */
  port?: number;
  /** How it is reached. */
  transport?: "tcp" | "rdma" | "unix" | UnknownWord;
  /** The path of the socket. */
  socket?: string;
}

/** The security label of storage or of a device on the host. */
export interface SourceSeclabel extends Kept {
  /** The security driver: `selinux`, `apparmor`, `dac`. */
  model?: string;
  /** Whether the files of the guest get the label. */
  relabel?: YesNo;
  /** Whether the file gets no label. */
  labelskip?: "yes" | UnknownWord;
  /** The label that the security driver gives. */
  label?: string[];
}

/** After how many seconds a connection is given up. */
export interface SourceTimeout extends Kept {
  /** How many seconds. */
  seconds: number;
}

/** Where a device is attached in the guest. `type` is `spapr-vio`. */
export interface SpaprVioDeviceAddress extends DeviceAddressBase {
  type: "spapr-vio";
  /** The address on the bus. */
  reg?: number;
}

/** Whether a channel of SPICE is encrypted. */
export interface SpiceChannel extends Kept {
  /** The channel. */
  name: "main" | "display" | "inputs" | "cursor" | "playback" | "record" | "smartcard" | "usbredir" | UnknownWord;
  /** Whether the channel is encrypted. */
  mode: "any" | "secure" | "insecure" | UnknownWord;
}

/** When SPICE compresses. */
export interface SpiceCompression extends Kept {
  /** How pictures or sound are compressed. */
  compression: "auto" | "never" | "always" | UnknownWord;
}

/** Whether OpenGL is used, and on which device of the host. */
export interface SpiceGl extends Kept {
  /** Whether it is on. */
  enable: YesNo;
  /** The device of the host that draws. */
  rendernode?: string;
}

/** A screen of the guest, and how one gets at it. `type` is `spice`. */
export interface SpiceGraphics extends GraphicsBase {
  type: "spice";
  /** The port; -1 or missing: chosen at the start. */
  port?: number;
  /** The port for encrypted connections. */
  tlsPort?: number;
  /** Whether the port is chosen at the start. */
  autoport?: YesNo;
  /** The address, as old versions have it; the first element `listen` says the same. */
  listen?: string;
  /** The layout of the client's keyboard. */
  keymap?: string;
  /** Whether channels are encrypted that are not named. */
  defaultMode?: "any" | "secure" | "insecure" | UnknownWord;
  /** Written only where passwords are asked for. */
  passwd?: string;
  /** Until when the password is valid. */
  passwdValidTo?: string;
  /** What becomes of a connection as the password changes. */
  connected?: "fail" | "disconnect" | "keep" | UnknownWord;
  /** The address, as old versions have it; the first element `listen` says the same. */
  listenElement?: GraphicsListen[];
  gl?: SpiceGl;
  channel?: SpiceChannel[];
  image?: SpiceImage;
  jpeg?: SpiceCompression;
  zlib?: SpiceCompression;
  playback?: SpicePlayback;
  streaming?: SpiceStreaming;
  mouse?: MouseMode;
  clipboard?: Clipboard;
  filetransfer?: SdlGl;
}

/** How SPICE compresses images. */
export interface SpiceImage extends Kept {
  /** How pictures or sound are compressed. */
  compression: "auto_glz" | "auto_lz" | "quic" | "glz" | "lz" | "off" | UnknownWord;
}

/** Whether SPICE compresses sound. */
export interface SpicePlayback extends Kept {
  /** How pictures or sound are compressed. */
  compression: OnOff;
}

/** What SPICE takes for a video. */
export interface SpiceStreaming extends Kept {
  /** Which pictures are taken for films. */
  mode: "filter" | "all" | "off" | UnknownWord;
}

/** Storage that is reached over a network. `protocol` is `ssh`. */
export interface SshDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "ssh";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  readahead?: Readahead;
  timeout?: SourceTimeout;
  knownHosts?: SshKnownHosts;
  identity?: SshIdentity;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** As whom one logs in over SSH. */
export interface SshIdentity extends Kept {
  /** The name of the user. */
  username: string;
  /** The file with the private key. */
  keyfile?: string;
  /** The socket of an agent that has the key. */
  agentsock?: string;
}

/** The file with the keys of known hosts. */
export interface SshKnownHosts extends Kept {
  /** The path of the file of hosts' keys. */
  path: string;
}

/** Whether the peer's certificate is checked. */
export interface SslVerify extends Kept {
  /** Whether the server's certificate is checked. */
  verify: YesNo;
}

/** By what the guest is kept from the rest of the host. `type` is `static`. */
export interface StaticSecurityLabel extends SecurityLabelBase {
  type: "static";
  /** Whether the files of the guest get the label. */
  relabel?: YesNo;
  /** The label that the security driver gives. */
  label: string;
  /** The label of the guest's files, while it runs. */
  imagelabel?: string;
}

/** As whom storage is reached. */
export interface StorageAuth extends Kept {
  /** The name of the user. */
  username: string;
  secret: StorageAuthSecret;
}

/** The secret that belongs to a name; a uuid or a usage names it. */
export interface StorageAuthSecret extends Kept {
  /** What the secret is for. */
  type: "ceph" | "iscsi" | UnknownWord;
  /** Its uuid. */
  uuid?: string;
  /** Its usage, by which it is found. */
  usage?: string;
}

/** A device of the host that is given to the guest. `type` is `storage`. */
export interface StorageHostdev extends HostdevBase {
  type: "storage";
  /** Whether it is a device or a capability of the host. */
  mode: "capabilities" | UnknownWord;
  source: StorageHostdevSource;
}

/** The block device that a container is given. */
export interface StorageHostdevSource extends Kept {
  /** The block device. */
  block: string;
}

/** What libvirt keeps for itself about storage. */
export interface StoragePrivateData extends Kept {
  nodenames?: NodeNames;
  reservations?: PrivateReservations;
  objects?: PrivateObjects;
}

/** A part of an image; offset and size in bytes. */
export interface StorageSlice extends Kept {
  /** What of the storage is meant. */
  type: "storage" | UnknownWord;
  /** Where it begins, in bytes. */
  offset: number;
  /** The size. */
  size: number;
}

/** Which part of an image is the storage. */
export interface StorageSlices extends Kept {
  slice: StorageSlice;
}

/** A feature, and whether it is on. */
export interface SwitchableFeature extends Kept {
  /** Whether it is on. */
  state: OnOff;
}

/** What the guest's firmware tells of the machine. */
export type Sysinfo =
  | SmbiosSysinfo
  | FwcfgSysinfo
  | UnknownSysinfo;

/** What all of Sysinfo have. */
export interface SysinfoBase extends Kept {
}

/** The name of an object with certificates. */
export interface TLSx509 extends Kept {
  /** The name of what is meant. */
  alias: string;
}

/** How QEMU's own emulation works. */
export interface TcgFeature extends Kept {
  "tb-cache"?: MemorySize;
}

/** That two cards stand in for each other. */
export type Teaming =
  | PersistentTeaming
  | TransientTeaming
  | UnknownTeaming;

/** What all of Teaming have. */
export interface TeamingBase extends Kept {
}

/** A directory, image or volume of the host that the guest mounts. `type` is `template`. */
export interface TemplateFilesystem extends FilesystemBase {
  type: "template";
  source: TemplateFilesystemSource;
}

/** The template of an OpenVZ container. */
export interface TemplateFilesystemSource extends Kept {
  /** The name of the template. */
  name: string;
}

/** A group by which a disk is throttled. */
export interface ThrottleFilter extends Kept {
  /** The name of the group of limits. */
  group: string;
}

/** The groups by which a disk is throttled. */
export interface ThrottleFilters extends Kept {
  throttlefilter?: ThrottleFilter[];
}

/** Groups that disks are throttled by. */
export interface ThrottleGroups extends Kept {
  throttlegroup?: Iotune[];
}

/** A timer of the guest. */
export type Timer =
  | PlatformTimer
  | TscTimer
  | HpetTimer
  | KvmclockTimer
  | UnknownTimer;

/** What all of Timer have. */
export interface TimerBase extends Kept {
  /** Whether the guest has it. */
  present?: YesNo;
}

/** How fast lost ticks are made up for. */
export interface TimerCatchup extends Kept {
  /** How many ticks may be missed before they are made up for. */
  threshold?: number;
  /** How many ticks a second are made up for. */
  slew?: number;
  /** The most that there may be. */
  limit?: number;
}

/** What time the guest begins with, and its timers. `offset` is `timezone`. */
export interface TimezoneClock extends ClockBase {
  /** Where it begins, in bytes. */
  offset: "timezone";
  /** The time zone that the clock is in. */
  timezone?: string;
}

/** A trusted platform module of the guest. */
export interface Tpm extends Kept {
  /** Which device the guest sees. */
  model?: "tpm-tis" | "tpm-crb" | "tpm-spapr" | "spapr-tpm-proxy" | UnknownWord;
  backend: TpmBackend;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

/** What stands behind a trusted platform module. */
export type TpmBackend =
  | PassthroughTpmBackend
  | EmulatorTpmBackend
  | ExternalTpmBackend
  | UnknownTpmBackend;

/** What all of TpmBackend have. */
export interface TpmBackendBase extends Kept {
  /** The version of the TPM: `1.2` or `2.0`. */
  version?: "1.2" | "2.0" | UnknownWord;
}

/** The module of the host. */
export interface TpmDevice extends Kept {
  /** The path of the device. */
  path?: string;
}

/** The secret that encrypts the module's state. */
export interface TpmEncryption extends Kept {
  /** The uuid of the secret with the passphrase. */
  secret: string;
}

/** Which banks of registers the module has. */
export interface TpmPcrBanks extends Kept {
  /** There is a bank of SHA-1. */
  sha1?: boolean;
  /** There is a bank of SHA-256. */
  sha256?: boolean;
  /** There is a bank of SHA-384. */
  sha384?: boolean;
  /** There is a bank of SHA-512. */
  sha512?: boolean;
}

/** Which profile the emulator follows. */
export interface TpmProfile extends Kept {
  /** Where it comes from. */
  source?: string;
  /** Whether what the host's rules forbid is taken out of the profile. */
  removeDisabled?: "check" | "fips-host" | UnknownWord;
  /** The name of the profile. */
  name?: string;
}

/** That two cards stand in for each other. `type` is `transient`. */
export interface TransientTeaming extends TeamingBase {
  type: "transient";
  /** The name of the card that stays while the other is away. */
  persistent: string;
}

/** A timer of the guest. `name` is `tsc`. */
export interface TscTimer extends TimerBase {
  name: "tsc";
  /** What becomes of ticks that the guest has missed. */
  tickpolicy?: "delay" | "merge" | "discard" | "catchup" | UnknownWord;
  catchup?: TimerCatchup;
  /** The frequency, in hertz. */
  frequency?: number;
  /** Where the timer's value comes from. */
  mode?: "auto" | "native" | "emulate" | "paravirt" | "smpsafe" | UnknownWord;
}

/** A network card of the guest. `type` is `udp`. */
export interface UdpInterface extends InterfaceBase {
  type: "udp";
  source: UdpInterfaceSource;
}

/** The addresses and ports of both ends. */
export interface UdpInterfaceSource extends Kept {
  /** The IP address. */
  address: string;
  /** The port. */
  port: number;
  local: McastInterfaceSource;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownAudio extends AudioBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownBackingStore extends BackingStoreBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownChannelTarget extends ChannelTargetBase {
  type: UnknownWord;
}

/** One whose `offset` this version does not know. What else it holds is kept, and written back. */
export interface UnknownClock extends ClockBase {
  offset: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownController extends ControllerBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownDataStore extends DataStoreBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownDeviceAddress extends DeviceAddressBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownDisk extends DiskBase {
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | "lun" | UnknownWord;
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownDiskMirror extends DiskMirrorBase {
  /** What job makes the copy. */
  job?: "copy" | "active-commit" | UnknownWord;
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownEmulatorTpmSource extends EmulatorTpmSourceBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownFilesystem extends FilesystemBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownFilesystemDriver extends FilesystemDriverBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownGraphics extends GraphicsBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownGraphicsListen extends GraphicsListenBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownHostdev extends HostdevBase {
  /** Whether it is a device or a capability of the host. */
  mode?: "subsystem" | "capabilities" | UnknownWord;
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownHostdevInterfaceAddress extends HostdevInterfaceAddressBase {
  /** The number of the bus. */
  bus?: number;
  type: UnknownWord;
}

/** One whose `mode` this version does not know. What else it holds is kept, and written back. */
export interface UnknownHypervFeatures extends HypervFeaturesBase {
  mode: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownInput extends InputBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownInterface extends InterfaceBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownLaunchSecurity extends LaunchSecurityBase {
  type: UnknownWord;
}

/** One whose `protocol` this version does not know. What else it holds is kept, and written back. */
export interface UnknownNetworkDiskSource extends NetworkDiskSourceBase {
  /** The name of the image, volume or unit on the server. */
  name?: string;
  protocol: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownOsNvram extends OsNvramBase {
  type: UnknownWord;
}

/** One whose `model` this version does not know. What else it holds is kept, and written back. */
export interface UnknownRngBackend extends RngBackendBase {
  model: UnknownWord;
}

/** One whose `protocol` this version does not know. What else it holds is kept, and written back. */
export interface UnknownScsiHostdevSource extends ScsiHostdevSourceBase {
  protocol: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownSecurityLabel extends SecurityLabelBase {
  /** Whether the files of the guest get the label. */
  relabel?: YesNo;
  type: UnknownWord;
}

/** One whose `mode` this version does not know. What else it holds is kept, and written back. */
export interface UnknownSmartcard extends SmartcardBase {
  mode: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownSysinfo extends SysinfoBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownTeaming extends TeamingBase {
  type: UnknownWord;
}

/** One whose `name` this version does not know. What else it holds is kept, and written back. */
export interface UnknownTimer extends TimerBase {
  name: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownTpmBackend extends TpmBackendBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownVideoModel extends VideoModelBase {
  type: UnknownWord;
}

/** The address of a USB device on the host. Without `type`. */
export interface UntypedHostdevInterfaceAddress extends HostdevInterfaceAddressBase {
  /** The number of the bus. */
  bus: number;
  /** The number of the device on its bus. */
  device: number;
}

/** A controller to which the guest's devices are attached. `type` is `usb`. */
export interface UsbController extends ControllerBase {
  type: "usb";
  /** Which device the guest sees. */
  model?: "piix3-uhci" | "piix4-uhci" | "ehci" | "ich9-ehci1" | "ich9-uhci1" | "ich9-uhci2" | "ich9-uhci3" | "vt82c686b-uhci" | "pci-ohci" | "nec-xhci" | "none" | "qusb1" | "qusb2" | "qemu-xhci" | UnknownWord;
  /** How many ports there are. */
  ports?: number;
  master?: ControllerMaster;
}

/** Where a device is attached in the guest. `type` is `usb`. */
export interface UsbDeviceAddress extends DeviceAddressBase {
  type: "usb";
  /** The number of the bus. */
  bus: number;
  /** The number of the port. */
  port?: string;
}

/** The address of a USB device on the host. */
export interface UsbHostAddress extends Kept {
  /** The number of the bus. */
  bus: number;
  /** The number of the device on its bus. */
  device: number;
}

/** A device of the host that is given to the guest. `type` is `usb`. */
export interface UsbHostdev extends HostdevBase {
  type: "usb";
  /** Whether it is a device or a capability of the host. */
  mode?: "subsystem" | UnknownWord;
  source: UsbHostdevSource;
  /** Whether libvirt takes the device from the host by itself. */
  managed?: YesNo;
}

/** The address of a USB device on the host. `type` is `usb`. */
export interface UsbHostdevInterfaceAddress extends HostdevInterfaceAddressBase {
  type: "usb";
  /** The number of the bus. */
  bus: number;
  /** The number of the device on its bus. */
  device: number;
}

/** The USB device of the host, by what it is or where it is plugged. */
export interface UsbHostdevSource extends Kept {
  /** What is done when the source is missing at the start. */
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  /** Whether the guest may reset the device. */
  guestReset?: "off" | "uninitialized" | "on" | UnknownWord;
  vendor?: UsbId;
  product?: UsbId;
  address?: UsbHostAddress;
}

/** A number that a vendor or a product is known by. */
export interface UsbId extends Kept {
  /** The number that the bus knows it by. */
  id: number;
}

/** A network card of the guest. `type` is `user`. */
export interface UserInterface extends InterfaceBase {
  type: "user";
  source?: DeviceInterfaceSource;
}

/** What time the guest begins with, and its timers. `offset` is `variable`. */
export interface VariableClock extends ClockBase {
  /** Where it begins, in bytes. */
  offset: "variable";
  /** How many seconds the clock is ahead of its base, or that it is set anew. */
  adjustment?: string;
  /** What the clock is ahead of: UTC or the local time. */
  basis?: "utc" | "localtime" | UnknownWord;
}

/** How many CPUs a guest has at most, and on which of the host's they run. */
export interface Vcpu extends Kept {
  /** Whether the CPUs or nodes are given or chosen. */
  placement?: "static" | "auto" | UnknownWord;
  /** The host's CPUs on which they run: `0-3,^2`. */
  cpuset?: string;
  /** How many are plugged; all where it is missing. */
  current?: number;
  /** How many there are at most. */
  value: number;
}

/** One CPU of a guest. */
export interface VcpuState extends Kept {
  /** The number of the CPU. */
  id: number;
  /** Whether it is on. */
  enabled: YesNo;
  /** Whether the CPU can be taken away while the guest runs. */
  hotpluggable?: YesNo;
  /** Which place it has, from 1. */
  order?: number;
}

/** The CPUs of the host on which one of the guest's runs. */
export interface Vcpupin extends Kept {
  /** The number of the guest's CPU. */
  vcpu: number;
  /** CPUs of the host: `0-3,^2`. */
  cpuset: string;
}

/** The CPUs of a guest one by one. */
export interface Vcpus extends Kept {
  vcpu?: VcpuState[];
}

/** How CPUs of the guest are scheduled. */
export interface Vcpusched extends Kept {
  /** CPUs of the guest: `0-3,^2`. */
  vcpus?: string;
  /** How the host schedules it. */
  scheduler: "batch" | "idle" | "fifo" | "rr" | UnknownWord;
  /** The priority: which comes first. */
  priority?: number;
}

/** A network card of the guest. `type` is `vdpa`. */
export interface VdpaInterface extends InterfaceBase {
  type: "vdpa";
  source: DeviceInterfaceSource;
}

/** A network card of the guest. `type` is `vds`. */
export interface VdsInterface extends InterfaceBase {
  type: "vds";
  source: VdsInterfaceSource;
}

/** The port of a distributed switch of VMware. */
export interface VdsInterfaceSource extends Kept {
  /** The id of the switch. */
  switchid: string;
  /** The id of the port. */
  portid?: number;
  /** The id of the group of ports. */
  portgroupid?: string;
  /** The id of the connection to the port. */
  connectionid?: number;
}

/** The image under an image; it may have one itself. `type` is `vhostuser`. */
export interface VhostuserBackingStore extends BackingStoreBase {
  type: "vhostuser";
  format: ImageFormat;
  source: VhostuserDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `vhostuser`. */
export interface VhostuserDataStore extends DataStoreBase {
  type: "vhostuser";
  source: VhostuserDiskSource;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. `type` is `vhostuser`. */
export interface VhostuserDisk extends DiskBase {
  type: "vhostuser";
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source: VhostuserDiskSource;
}

/** A copy of a disk that is being made. `type` is `vhostuser`. */
export interface VhostuserDiskMirror extends DiskMirrorBase {
  type: "vhostuser";
  /** What job makes the copy. */
  job: "copy" | "active-commit" | UnknownWord;
  source: VhostuserDiskSource;
}

/** The socket of a process that serves the disk. */
export interface VhostuserDiskSource extends Kept {
  /** How the server is reached: by a unix socket. */
  type: "unix" | UnknownWord;
  /** The path of the server's socket. */
  path: string;
  reconnect?: Reconnect;
}

/** A network card of the guest. `type` is `vhostuser`. */
export interface VhostuserInterface extends InterfaceBase {
  type: "vhostuser";
  source?: VhostuserInterfaceSource;
}

/** The socket of the process that serves the card. */
export interface VhostuserInterfaceSource extends Kept {
  /** How the server is reached: by a unix socket. */
  type?: "unix" | UnknownWord;
  /** The path of the server's socket. */
  path?: string;
  /** The interface of the host. */
  dev?: string;
  /** Whether the emulator connects or waits for connections. */
  mode?: "server" | "client" | UnknownWord;
  reconnect?: Reconnect;
}

/** Where the firmware keeps its variables; made from a template when it is missing. `type` is `vhostuser`. */
export interface VhostuserOsNvram extends OsNvramBase {
  type: "vhostuser";
  source: VhostuserDiskSource;
}

/** The image under an image; it may have one itself. `type` is `vhostvdpa`. */
export interface VhostvdpaBackingStore extends BackingStoreBase {
  type: "vhostvdpa";
  format: ImageFormat;
  source: VhostvdpaDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `vhostvdpa`. */
export interface VhostvdpaDataStore extends DataStoreBase {
  type: "vhostvdpa";
  source: VhostvdpaDiskSource;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. `type` is `vhostvdpa`. */
export interface VhostvdpaDisk extends DiskBase {
  type: "vhostvdpa";
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source: VhostvdpaDiskSource;
}

/** A copy of a disk that is being made. `type` is `vhostvdpa`. */
export interface VhostvdpaDiskMirror extends DiskMirrorBase {
  type: "vhostvdpa";
  /** What job makes the copy. */
  job: "copy" | "active-commit" | UnknownWord;
  source: VhostvdpaDiskSource;
}

/** The device of the host. */
export interface VhostvdpaDiskSource extends Kept {
  /** The path of the device. */
  dev: string;
}

/** Where the firmware keeps its variables; made from a template when it is missing. `type` is `vhostvdpa`. */
export interface VhostvdpaOsNvram extends OsNvramBase {
  type: "vhostvdpa";
  source: VhostvdpaDiskSource;
}

/** A graphics card of the guest. */
export interface Video extends Kept {
  driver?: VideoDriver;
  model?: VideoModel;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

/** What a graphics card accelerates. */
export interface VideoAcceleration extends Kept {
  /** Whether the device draws in three dimensions itself. */
  accel3d?: YesNo;
  /** Whether the device draws flat pictures itself. */
  accel2d?: YesNo;
  /** The device of the host that draws. */
  rendernode?: string;
}

/** How the host drives a graphics card. */
export interface VideoDriver extends Kept {
  /** Whether the device goes through the guest's IOMMU. */
  iommu?: OnOff;
  /** Whether the device may keep translations of addresses (ATS). */
  ats?: OnOff;
  /** Whether it has virtio's packed queues. */
  packed?: OnOff;
  /** Whether each queue has a page of its own for notifications. */
  page_per_vq?: OnOff;
  /** The driver that serves the device. */
  name?: "qemu" | "vhostuser" | UnknownWord;
  /** How the VGA part is. */
  vgaconf?: "io" | "on" | "off" | UnknownWord;
}

/** The hardware that the guest sees. */
export type VideoModel =
  | PlainVideoModel
  | QxlVideoModel
  | UnknownVideoModel;

/** What all of VideoModel have. */
export interface VideoModelBase extends Kept {
  /** The memory of the screen, in KiB. */
  vram?: number;
  /** How many heads there are. */
  heads?: number;
  /** Whether it is the first screen. */
  primary?: YesNo;
  /** Whether the guest's pictures are shared with the host instead of copied. */
  blob?: OnOff;
  acceleration?: VideoAcceleration;
  resolution?: VideoResolution;
}

/** The resolution that a screen begins with. */
export interface VideoResolution extends Kept {
  /** How many pixels wide. */
  x: number;
  /** How many pixels high. */
  y: number;
}

/** How the guest sees a channel. `type` is `virtio`. */
export interface VirtioChannelTarget extends ChannelTargetBase {
  type: "virtio";
  /** The name of the channel in the guest. */
  name?: string;
  /** Whether the guest's end is open. */
  state?: "connected" | "disconnected" | UnknownWord;
}

/** Where a device is attached in the guest. `type` is `virtio-mmio`, `unassigned`. */
export interface VirtioMmioDeviceAddress extends DeviceAddressBase {
  type: "virtio-mmio" | "unassigned";
}

/** A controller to which the guest's devices are attached. `type` is `virtio-serial`. */
export interface VirtioSerialController extends ControllerBase {
  type: "virtio-serial";
  /** Which device the guest sees. */
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  /** How many ports there are. */
  ports?: number;
  /** How many interrupt vectors it has. */
  vectors?: number;
}

/** Where a device is attached in the guest. `type` is `virtio-serial`. */
export interface VirtioSerialDeviceAddress extends DeviceAddressBase {
  type: "virtio-serial";
  /** The number of the controller. */
  controller: number;
  /** The number of the bus. */
  bus?: number;
  /** The number of the port. */
  port?: number;
}

/** How the host serves a file system. `type` is `virtiofs`. */
export interface VirtiofsFilesystemDriver extends FilesystemDriverBase {
  type: "virtiofs";
  /** Whether the device goes through the guest's IOMMU. */
  iommu?: OnOff;
  /** Whether the device may keep translations of addresses (ATS). */
  ats?: OnOff;
  /** Whether it has virtio's packed queues. */
  packed?: OnOff;
  /** Whether each queue has a page of its own for notifications. */
  page_per_vq?: OnOff;
  /** How many requests may wait. */
  queue?: number;
}

/** A screen of the guest, and how one gets at it. `type` is `vnc`. */
export interface VncGraphics extends GraphicsBase {
  type: "vnc";
  /** The port; -1 or missing: chosen at the start. */
  port?: number;
  /** Whether the port is chosen at the start. */
  autoport?: YesNo;
  /** The port for WebSockets; -1: chosen at the start. */
  websocket?: number;
  /** The address, as old versions have it; the first element `listen` says the same. */
  listen?: string;
  /** Whether viewers share the screen. */
  sharePolicy?: "allow-exclusive" | "force-shared" | "ignore" | UnknownWord;
  /** Whether the viewer may shut the guest down or reset it. */
  powerControl?: YesNo;
  /** A unix socket instead of a port. */
  socket?: string;
  /** The layout of the client's keyboard. */
  keymap?: string;
  /** Written only where passwords are asked for. */
  passwd?: string;
  /** Until when the password is valid. */
  passwdValidTo?: string;
  /** What becomes of a connection as the password changes. */
  connected?: "keep" | UnknownWord;
  /** The address, as old versions have it; the first element `listen` says the same. */
  listenElement?: GraphicsListen[];
  audio?: AudioReference;
}

/** The image under an image; it may have one itself. `type` is `volume`. */
export interface VolumeBackingStore extends BackingStoreBase {
  type: "volume";
  format: ImageFormat;
  source?: VolumeDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `volume`. */
export interface VolumeDataStore extends DataStoreBase {
  type: "volume";
  source?: VolumeDiskSource;
}

/** A disk, a CD-ROM or floppy drive, or a LUN of the guest. `type` is `volume`. */
export interface VolumeDisk extends DiskBase {
  type: "volume";
  /** What the guest sees; `disk` where it is missing. */
  device?: "floppy" | "disk" | "cdrom" | "lun" | UnknownWord;
  /** Whether the guest may send raw SCSI commands. */
  rawio?: YesNo;
  /** Whether the host filters SCSI commands. */
  sgio?: "filtered" | "unfiltered" | UnknownWord;
  source?: VolumeDiskSource;
}

/** A copy of a disk that is being made. `type` is `volume`. */
export interface VolumeDiskMirror extends DiskMirrorBase {
  type: "volume";
  /** What job makes the copy. */
  job: "copy" | "active-commit" | UnknownWord;
  source?: VolumeDiskSource;
}

/** A volume of a storage pool. */
export interface VolumeDiskSource extends Kept {
  /** The name of the storage pool. */
  pool: string;
  /** The name of the volume. */
  volume: string;
  /** Whether an iSCSI volume is reached through the host or by the emulator. */
  mode?: "host" | "direct" | UnknownWord;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  /** What is done when the source is missing at the start. */
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  seclabel?: SourceSeclabel[];
}

/** Where the firmware keeps its variables; made from a template when it is missing. `type` is `volume`. */
export interface VolumeOsNvram extends OsNvramBase {
  type: "volume";
  source?: VolumeDiskSource;
}

/** A socket device between host and guest. */
export interface Vsock extends Kept {
  /** Which device the guest sees. */
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  cid?: VsockCid;
  address?: DeviceAddress;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  driver?: InputDriver;
}

/** The number by which the guest is reached. */
export interface VsockCid extends Kept {
  /** Whether the host chooses the address. */
  auto?: YesNo;
  /** The number of the guest, from 3. */
  address?: number;
}

/** Storage that is reached over a network. `protocol` is `vxhs`. */
export interface VxhsDiskSource extends NetworkDiskSourceBase {
  /** The protocol. */
  protocol: "vxhs";
  /** The name of the image, volume or unit on the server. */
  name: string;
  /** Whether the connection is encrypted. */
  tls?: YesNo;
  host?: SourceHost[];
}

/** A watchdog of the guest, and what happens when it barks. */
export interface Watchdog extends Kept {
  /** Which device the guest sees. */
  model: "i6300esb" | "ib700" | "diag288" | "itco" | UnknownWord;
  /** What becomes of a guest that hangs. */
  action?: "reset" | "shutdown" | "poweroff" | "pause" | "none" | "dump" | "inject-nmi" | UnknownWord;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

/** How the guest sees a channel. `type` is `xen`. */
export interface XenChannelTarget extends ChannelTargetBase {
  type: "xen";
  /** The name of the channel in the guest. */
  name?: string;
}

/** Arguments that the device model of Xen is given as they are. */
export interface XenCommandline extends Kept {
  "xen:arg"?: QemuArg[];
}

/** What Xen offers the guest. */
export interface XenFeatures extends Kept {
  e820_host?: SwitchableFeature;
  passthrough?: XenPassthrough;
}

/** How devices of the host are passed through. */
export interface XenPassthrough extends Kept {
  /** Whether it is on. */
  state: OnOff;
  /** How the guest's memory is shown to devices. */
  mode?: string;
}

/** A controller to which the guest's devices are attached. `type` is `xenbus`. */
export interface XenbusController extends ControllerBase {
  type: "xenbus";
  /** How many grant frames there may be. */
  maxGrantFrames?: number;
  /** How many event channels there may be. */
  maxEventChannels?: number;
}

/** The identifiers of a PCI device on s390. */
export interface ZpciAddress extends Kept {
  /** The user id of the device on s390. */
  uid?: number;
  /** The function id of the device on s390. */
  fid?: number;
}
