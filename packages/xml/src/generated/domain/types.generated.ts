// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Bandwidth, CpuCache, CpuTopology, Encryption, FilterRef, GuestCpuFeature, GuestCpuModel, HostdevDriver, IscsiInitiator, MaxPhysAddr, Mtu, Numa, PciAddress, PortIsolation, Route, ScsiAdapter, Virtualport, Vlan } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord, XmlContent, YesNo } from "../../runtime/kept.js";

/** `offset` is `absolute`. */
export interface AbsoluteClock extends ClockBase {
  offset: "absolute";
  start: number;
}

export interface AcpiTable extends Kept {
  type: "raw" | "rawset" | "slic" | "msdm" | UnknownWord;
  value: string;
}

/** `protocol` is `adapter` or absent. */
export interface AdapterScsiHostdevSource extends ScsiHostdevSourceBase {
  protocol?: "adapter";
  adapter: ScsiAdapter;
  address: ScsiAddress;
}

/** `type` is `address`. */
export interface AddressGraphicsListen extends GraphicsListenBase {
  type: "address";
  address?: string;
}

export interface AiaFeature extends Kept {
  value: "none" | "aplic" | "aplic-imsic" | UnknownWord;
}

/** `type` is `alsa`. */
export interface AlsaAudio extends AudioBase {
  type: "alsa";
  input?: AlsaAudioInput;
  output?: AlsaAudioInput;
}

export interface AlsaAudioInput extends Kept {
  mixingEngine?: YesNo;
  fixedSettings?: YesNo;
  voices?: number;
  bufferLength?: number;
  dev?: string;
  settings?: AudioSettings;
}

export interface ApicFeature extends Kept {
  eoi?: OnOff;
}

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
  id: number;
  timerPeriod?: number;
}

export interface AudioInput extends Kept {
  mixingEngine?: YesNo;
  fixedSettings?: YesNo;
  voices?: number;
  bufferLength?: number;
  settings?: AudioSettings;
}

export interface AudioReference extends Kept {
  id: number;
}

export interface AudioSettings extends Kept {
  frequency?: number;
  channels?: number;
  format?: "s8" | "u8" | "s16" | "u16" | "s32" | "u32" | "f32" | UnknownWord;
}

export type Backend =
  | PassthroughBackend
  | EmulatorBackend
  | ExternalBackend
  | UnknownBackend;

/** What all of Backend have. */
export interface BackendBase extends Kept {
  version?: "1.2" | "2.0" | UnknownWord;
}

export interface BackendDomain extends Kept {
  name: string;
}

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
  index?: number;
  backingStore?: BackingStore;
}

export interface BhyveCommandline extends Kept {
  "bhyve:arg"?: QemuArg[];
}

export interface BinaryCache extends Kept {
  mode?: "none" | "always" | UnknownWord;
}

export interface BinaryLock extends Kept {
  posix?: OnOff;
  flock?: OnOff;
}

export interface BinaryOpenFiles extends Kept {
  max?: number;
}

export interface BinarySandbox extends Kept {
  mode?: "namespace" | "chroot" | UnknownWord;
}

export interface BinaryThreadPool extends Kept {
  size?: number;
}

export interface BlkioDevice extends Kept {
  path: string;
  weight?: number;
  read_iops_sec?: number;
  write_iops_sec?: number;
  read_bytes_sec?: number;
  write_bytes_sec?: number;
}

export interface Blkiotune extends Kept {
  weight?: number;
  device?: BlkioDevice[];
}

/** `type` is `block`. */
export interface BlockBackingStore extends BackingStoreBase {
  type: "block";
  format: ImageFormat;
  source?: BlockDiskSource;
}

/** `type` is `block`. */
export interface BlockDataStore extends DataStoreBase {
  type: "block";
  source?: BlockDiskSource;
}

/** `type` is `block`. */
export interface BlockDisk extends DiskBase {
  type: "block";
  device?: "floppy" | "disk" | "cdrom" | "lun" | UnknownWord;
  rawio?: YesNo;
  sgio?: "filtered" | "unfiltered" | UnknownWord;
  source?: BlockDiskSource;
}

/** `type` is `block`. */
export interface BlockDiskMirror extends DiskMirrorBase {
  type: "block";
  job: "copy" | "active-commit" | UnknownWord;
  source?: BlockDiskSource;
}

export interface BlockDiskSource extends Kept {
  dev?: string;
  index?: number;
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  reservations?: Reservations;
  seclabel?: SourceSeclabel[];
}

/** `type` is `block`. */
export interface BlockFilesystem extends FilesystemBase {
  type: "block";
  source: VhostvdpaDiskSource;
}

export interface BlockIo extends Kept {
  logical_block_size?: number;
  physical_block_size?: number;
  discard_granularity?: number;
}

/** `type` is `block`. */
export interface BlockOsNvram extends OsNvramBase {
  type: "block";
  source?: BlockDiskSource;
}

export interface BootMenu extends Kept {
  enable: YesNo;
  timeout?: number;
}

/** `type` is `bridge`. */
export interface BridgeInterface extends InterfaceBase {
  type: "bridge";
  source?: BridgeInterfaceSource;
  virtualport?: Virtualport;
}

export interface BridgeInterfaceSource extends Kept {
  bridge: string;
  macTableManager?: "kernel" | "libvirt" | UnknownWord;
  network?: string;
  portgroup?: string;
  portid?: string;
}

/** `model` is `builtin`. */
export interface BuiltinRngBackend extends RngBackendBase {
  model: "builtin";
}

export interface Cachetune extends Kept {
  vcpus: string;
  id?: string;
  cache?: CachetuneCache[];
  monitor?: CachetuneMonitor[];
}

export interface CachetuneCache extends Kept {
  id: number;
  level: number;
  type: "both" | "code" | "data" | UnknownWord;
  size: number;
  unit?: string;
}

export interface CachetuneMonitor extends Kept {
  level: number;
  vcpus: string;
}

/** `type` is `ccid`. */
export interface CcidDeviceAddress extends DeviceAddressBase {
  type: "ccid";
  controller: number;
  slot?: number;
}

/** `type` is `ccw`. */
export interface CcwDeviceAddress extends DeviceAddressBase {
  type: "ccw";
  cssid?: number;
  ssid?: number;
  devno?: number;
}

export interface Channel extends Kept {
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  target: ChannelTarget;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

export type ChannelTarget =
  | GuestfwdChannelTarget
  | VirtioChannelTarget
  | XenChannelTarget
  | UnknownChannelTarget;

/** What all of ChannelTarget have. */
export interface ChannelTargetBase extends Kept {
}

export interface CharacterLog extends Kept {
  file: string;
  append?: OnOff;
}

export interface CharacterProtocol extends Kept {
  type?: "raw" | "telnet" | "telnets" | "tls" | UnknownWord;
}

export interface CharacterSource extends Kept {
  mode?: string;
  path?: string;
  host?: string;
  service?: string;
  channel?: string;
  master?: string;
  slave?: string;
  append?: OnOff;
  tls?: YesNo;
  reconnect?: Reconnect;
  seclabel?: SourceSeclabel[];
  clipboard?: Clipboard;
  mouse?: MouseMode;
}

export interface Clipboard extends Kept {
  copypaste: YesNo;
}

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

export interface Coalesce extends Kept {
  rx?: CoalesceRx;
}

export interface CoalesceFrames extends Kept {
  max?: number;
}

export interface CoalesceRx extends Kept {
  frames?: CoalesceFrames;
}

export interface Console extends Kept {
  tty?: string;
  type?: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  target?: SerialTarget;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

export interface ContainerCapabilities extends Kept {
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
  index?: number;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  driver?: Driver;
  address?: DeviceAddress;
}

export interface ControllerMaster extends Kept {
  startport: string;
}

export interface CoreAudioInput extends Kept {
  mixingEngine?: YesNo;
  fixedSettings?: YesNo;
  voices?: number;
  bufferLength?: number;
  bufferCount?: number;
  settings?: AudioSettings;
}

/** `type` is `coreaudio`. */
export interface CoreaudioAudio extends AudioBase {
  type: "coreaudio";
  input?: CoreAudioInput;
  output?: CoreAudioInput;
}

export interface CpuSet extends Kept {
  cpuset: string;
}

export interface Cputune extends Kept {
  shares?: number;
  global_period?: number;
  global_quota?: number;
  period?: number;
  quota?: number;
  emulator_period?: number;
  emulator_quota?: number;
  iothread_period?: number;
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

export interface Crypto extends Kept {
  model: "virtio" | UnknownWord;
  type: "qemu" | UnknownWord;
  backend: CryptoBackend;
  driver?: InputDriver;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

export interface CryptoBackend extends Kept {
  queues?: number;
  model: "builtin" | "lkcf" | UnknownWord;
}

/** `mode` is `custom` or absent. */
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

/** `type` is `dbus`. */
export interface DbusGraphics extends GraphicsBase {
  type: "dbus";
  address?: string;
  p2p?: YesNo;
  gl?: SpiceGl;
  audio?: AudioReference;
}

export interface DefaultIothread extends Kept {
  thread_pool_min?: number;
  thread_pool_max?: number;
}

/** `type` is `desktop`. */
export interface DesktopGraphics extends GraphicsBase {
  type: "desktop";
  display?: string;
  fullscreen?: YesNo;
}

export interface DeviceAcpi extends Kept {
  index?: number;
}

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

export interface DeviceAlias extends Kept {
  name: string;
}

export interface DeviceBoot extends Kept {
  order: number;
  loadparm?: string;
}

export interface DeviceInterfaceSource extends Kept {
  dev: string;
}

export interface Devices extends Kept {
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

/** `type` is `dimm`. */
export interface DimmDeviceAddress extends DeviceAddressBase {
  type: "dimm";
  slot?: number;
  base?: number;
}

/** `type` is `dir`. */
export interface DirBackingStore extends BackingStoreBase {
  type: "dir";
  format: ImageFormat;
  source?: DirDiskSource;
}

/** `type` is `dir`. */
export interface DirDataStore extends DataStoreBase {
  type: "dir";
  source?: DirDiskSource;
}

/** `type` is `dir`. */
export interface DirDisk extends DiskBase {
  type: "dir";
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source?: DirDiskSource;
}

/** `type` is `dir`. */
export interface DirDiskMirror extends DiskMirrorBase {
  type: "dir";
  job: "copy" | "active-commit" | UnknownWord;
  source?: DirDiskSource;
}

export interface DirDiskSource extends Kept {
  dir: string;
  index?: number;
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** `type` is `dir`. */
export interface DirEmulatorTpmSource extends EmulatorTpmSourceBase {
  type: "dir";
}

/** `type` is `dir`. */
export interface DirOsNvram extends OsNvramBase {
  type: "dir";
  source?: DirDiskSource;
}

/** `type` is `direct`. */
export interface DirectInterface extends InterfaceBase {
  type: "direct";
  source: DirectInterfaceSource;
  virtualport?: Virtualport;
}

export interface DirectInterfaceSource extends Kept {
  dev: string;
  mode?: "vepa" | "bridge" | "private" | "passthrough" | UnknownWord;
  network?: string;
  portgroup?: string;
  portid?: string;
}

export interface DirectoryFilesystemSource extends Kept {
  dir?: string;
  socket?: string;
}

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
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  snapshot?: "no" | "internal" | "external" | "manual" | UnknownWord;
  driver?: DiskDriver;
  auth?: StorageAuth;
  backenddomain?: BackendDomain;
  geometry?: DiskGeometry;
  blockio?: BlockIo;
  backingStore?: BackingStore;
  mirror?: DiskMirror;
  target: DiskTarget;
  readonly?: boolean;
  boot?: DeviceBoot;
  shareable?: boolean;
  transient?: DiskTransient;
  serial?: string;
  encryption?: Encryption;
  throttlefilters?: ThrottleFilters;
  iotune?: Iotune;
  acpi?: DeviceAcpi;
  wwn?: string;
  alias?: DeviceAlias;
  vendor?: string;
  product?: string;
  address?: DeviceAddress;
}

export interface DiskDriver extends Kept {
  name?: string;
  type?: "aio" | "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  cache?: "default" | "none" | "writeback" | "writethrough" | "directsync" | "unsafe" | UnknownWord;
  error_policy?: "stop" | "report" | "ignore" | "enospace" | UnknownWord;
  rerror_policy?: "stop" | "report" | "ignore" | UnknownWord;
  io?: "threads" | "native" | "io_uring" | UnknownWord;
  ioeventfd?: OnOff;
  event_idx?: OnOff;
  copy_on_read?: OnOff;
  discard?: "unmap" | "ignore" | UnknownWord;
  iothread?: number;
  detect_zeroes?: "off" | "on" | "unmap" | UnknownWord;
  discard_no_unref?: OnOff;
  queues?: number;
  queue_size?: number;
  iommu?: OnOff;
  ats?: OnOff;
  packed?: OnOff;
  page_per_vq?: OnOff;
  metadata_cache?: MetadataCache;
  iothreads?: DiskIothreads;
}

export interface DiskGeometry extends Kept {
  cyls: number;
  heads: number;
  secs: number;
  trans?: "auto" | "none" | "lba" | UnknownWord;
}

export interface DiskIothread extends Kept {
  id: number;
  queue?: DiskIothreadQueue[];
}

export interface DiskIothreadQueue extends Kept {
  id: number;
}

export interface DiskIothreads extends Kept {
  iothread?: DiskIothread[];
}

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
  ready?: "yes" | "abort" | "pivot" | UnknownWord;
  formatElement?: ImageFormat;
  backingStore?: BackingStore;
}

export interface DiskTarget extends Kept {
  dev: string;
  bus?: "ide" | "fdc" | "scsi" | "virtio" | "xen" | "usb" | "uml" | "sata" | "sd" | UnknownWord;
  tray?: "open" | "closed" | UnknownWord;
  removable?: OnOff;
  rotation_rate?: number;
}

export interface DiskTransient extends Kept {
  shareBacking?: YesNo;
}

export interface Domain extends Kept {
  type: "qemu" | "kqemu" | "kvm" | "xen" | "lxc" | "uml" | "openvz" | "test" | "vmware" | "hyperv" | "vbox" | "phyp" | "vz" | "bhyve" | "hvf" | UnknownWord;
  id?: number;
  name: string;
  uuid?: string;
  genid?: string;
  title?: string;
  description?: string;
  metadata?: XmlContent;
  maxMemory?: MaxMemory;
  memory?: Memory;
  currentMemory?: MemorySize;
  blkiotune?: Blkiotune;
  memtune?: Memtune;
  memoryBacking?: MemoryBacking;
  vcpu?: Vcpu;
  bootloader?: string;
  bootloader_args?: string;
  vcpus?: Vcpus;
  iothreads?: number;
  iothreadids?: IothreadIds;
  defaultiothread?: DefaultIothread;
  cputune?: Cputune;
  numatune?: Numatune;
  resource?: Resource;
  os?: Os;
  sysinfo?: Sysinfo[];
  idmap?: IdMap;
  features?: Features;
  cpu?: GuestCpu;
  clock?: Clock;
  throttlegroups?: ThrottleGroups;
  on_poweroff?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  on_reboot?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  on_crash?: "destroy" | "restart" | "preserve" | "rename-restart" | "coredump-destroy" | "coredump-restart" | UnknownWord;
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
  "vmware:datacenterpath"?: string;
}

/** `type` is `drive`. */
export interface DriveDeviceAddress extends DeviceAddressBase {
  type: "drive";
  controller?: number;
  bus?: number;
  target?: number;
  unit?: number;
}

export interface Driver extends Kept {
  queues?: number;
  cmd_per_lun?: number;
  max_sectors?: number;
  ioeventfd?: OnOff;
  iothread?: number;
  iommu?: OnOff;
  ats?: OnOff;
  packed?: OnOff;
  page_per_vq?: OnOff;
  iothreads?: DiskIothreads;
}

/** `type` is `dynamic` or absent. */
export interface DynamicSecurityLabel extends SecurityLabelBase {
  type?: "dynamic";
  relabel?: "yes" | UnknownWord;
  label?: string;
  imagelabel?: string;
  baselabel?: string;
}

/** `model` is `egd`. */
export interface EgdRngBackend extends RngBackendBase {
  model: "egd";
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
}

export interface EglHeadlessGl extends Kept {
  rendernode?: string;
}

/** `type` is `egl-headless`. */
export interface EglHeadlessGraphics extends GraphicsBase {
  type: "egl-headless";
  gl?: EglHeadlessGl;
}

/** `type` is `emulator`. */
export interface EmulatorBackend extends BackendBase {
  type: "emulator";
  persistent_state?: YesNo;
  debug?: number;
  encryption?: TpmEncryption;
  active_pcr_banks?: TpmPcrBanks;
  source?: EmulatorTpmSource;
  profile?: TpmProfile;
}

export type EmulatorTpmSource =
  | FileEmulatorTpmSource
  | DirEmulatorTpmSource
  | UnknownEmulatorTpmSource;

/** What all of EmulatorTpmSource have. */
export interface EmulatorTpmSourceBase extends Kept {
  path: string;
}

export interface Emulatorsched extends Kept {
  scheduler: "batch" | "idle" | "fifo" | "rr" | UnknownWord;
  priority?: number;
}

export interface EnabledSwitch extends Kept {
  enabled?: YesNo;
}

/** `type` is `ethernet`. */
export interface EthernetInterface extends InterfaceBase {
  type: "ethernet";
  source?: EthernetInterfaceSource;
}

export interface EthernetInterfaceSource extends Kept {
  ip?: GuestIp[];
  route?: Route[];
  /** The host's interface, in documents of libvirt 0.1 */
  dev?: string;
}

/** `type` is `evdev`. */
export interface EvdevInput extends InputBase {
  type: "evdev";
  source: EvdevInputSource;
}

export interface EvdevInputSource extends Kept {
  dev: string;
  grab?: "all" | UnknownWord;
  grabToggle?: "ctrl-ctrl" | "alt-alt" | "shift-shift" | "meta-meta" | "scrolllock" | "ctrl-scrolllock" | UnknownWord;
  repeat?: OnOff;
}

/** `type` is `external`. */
export interface ExternalBackend extends BackendBase {
  type: "external";
  source?: ExternalTpmSource;
}

export interface ExternalTpmSource extends Kept {
  type: "unix" | UnknownWord;
  mode: "connect" | UnknownWord;
  path: string;
}

export interface FeatureState extends Kept {
  state?: OnOff;
}

export interface Features extends Kept {
  acpi?: boolean;
  apic?: ApicFeature;
  pae?: boolean;
  hap?: FeatureState;
  hyperv?: HypervFeatures;
  viridian?: boolean;
  kvm?: KvmFeatures;
  xen?: XenFeatures;
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

export interface FibreChannel extends Kept {
  appid: string;
}

/** `type` is `file`. */
export interface FileAudio extends AudioBase {
  type: "file";
  path?: string;
  input?: AudioInput;
  output?: AudioInput;
}

/** `type` is `file` or absent. */
export interface FileBackingStore extends BackingStoreBase {
  type?: "file";
  format?: ImageFormat;
  source?: FileDiskSource;
}

/** `type` is `file` or absent. */
export interface FileDataStore extends DataStoreBase {
  type?: "file";
  source?: FileDiskSource;
}

/** `type` is `file` or absent. */
export interface FileDisk extends DiskBase {
  type?: "file";
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source?: FileDiskSource;
}

/** `type` is `file` or absent. */
export interface FileDiskMirror extends DiskMirrorBase {
  type?: "file";
  file?: string;
  format?: "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  job?: "copy" | "active-commit" | UnknownWord;
  source?: FileDiskSource;
}

export interface FileDiskSource extends Kept {
  file?: string;
  fdgroup?: string;
  index?: number;
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  seclabel?: SourceSeclabel[];
}

/** `type` is `file`. */
export interface FileEmulatorTpmSource extends EmulatorTpmSourceBase {
  type: "file";
}

/** `type` is `file`. */
export interface FileFilesystem extends FilesystemBase {
  type: "file";
  source: FileFilesystemSource;
}

export interface FileFilesystemSource extends Kept {
  file: string;
}

/** `type` is `file` or absent. */
export interface FileOsNvram extends OsNvramBase {
  type?: "file";
  value?: string;
  source?: FileDiskSource;
}

export type Filesystem =
  | FileFilesystem
  | BlockFilesystem
  | MountFilesystem
  | TemplateFilesystem
  | RamFilesystem
  | UnknownFilesystem;

/** What all of Filesystem have. */
export interface FilesystemBase extends Kept {
  accessmode?: "passthrough" | "mapped" | "squash" | UnknownWord;
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  multidevs?: "default" | "remap" | "forbid" | "warn" | UnknownWord;
  fmode?: string;
  dmode?: string;
  driver?: FilesystemDriver;
  target: Target;
  readonly?: boolean;
  boot?: DeviceBoot;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
  space_hard_limit?: MemorySize;
  space_soft_limit?: MemorySize;
}

export interface FilesystemBinary extends Kept {
  path?: string;
  xattr?: OnOff;
  cache?: BinaryCache;
  sandbox?: BinarySandbox;
  lock?: BinaryLock;
  thread_pool?: BinaryThreadPool;
  openfiles?: BinaryOpenFiles;
}

export type FilesystemDriver =
  | PathFilesystemDriver
  | VirtiofsFilesystemDriver
  | MtpFilesystemDriver
  | UnknownFilesystemDriver;

/** What all of FilesystemDriver have. */
export interface FilesystemDriverBase extends Kept {
}

export interface FirmwareConfigEntry extends Kept {
  name: string;
  file?: string;
  value?: string;
}

/** `protocol` is `ftp`. */
export interface FtpDiskSource extends NetworkDiskSourceBase {
  protocol: "ftp";
  name: string;
  host?: SourceHost[];
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** `protocol` is `ftps`. */
export interface FtpsDiskSource extends NetworkDiskSourceBase {
  protocol: "ftps";
  name: string;
  host?: SourceHost[];
  ssl?: SslVerify;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** `type` is `fwcfg`. */
export interface FwcfgSysinfo extends SysinfoBase {
  type: "fwcfg";
  entry?: FirmwareConfigEntry[];
}

export interface GicFeature extends Kept {
  version?: "host" | "2" | "3" | UnknownWord;
}

/** `protocol` is `gluster`. */
export interface GlusterDiskSource extends NetworkDiskSourceBase {
  protocol: "gluster";
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
}

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

export type GraphicsListen =
  | AddressGraphicsListen
  | NetworkGraphicsListen
  | SocketGraphicsListen
  | NoneGraphicsListen
  | UnknownGraphicsListen;

/** What all of GraphicsListen have. */
export interface GraphicsListenBase extends Kept {
}

export interface GuestCpu extends Kept {
  mode?: "custom" | "host-model" | "host-passthrough" | "maximum" | UnknownWord;
  match?: "minimum" | "exact" | "strict" | UnknownWord;
  check?: "none" | "partial" | "full" | UnknownWord;
  deprecated_features?: OnOff;
  migratable?: OnOff;
  model?: GuestCpuModel;
  vendor?: string;
  topology?: CpuTopology;
  feature?: GuestCpuFeature[];
  numa?: Numa;
  cache?: CpuCache;
  maxphysaddr?: MaxPhysAddr;
}

export interface GuestIp extends Kept {
  address: string;
  family?: string;
  prefix?: number;
  peer?: string;
}

/** `type` is `guestfwd`. */
export interface GuestfwdChannelTarget extends ChannelTargetBase {
  type: "guestfwd";
  address: string;
  port: string;
}

/** `mode` is `host-certificates`. */
export interface HostCertificatesSmartcard extends SmartcardBase {
  mode: "host-certificates";
  certificate?: string[];
  database?: string;
}

/** `mode` is `host`. */
export interface HostSmartcard extends SmartcardBase {
  mode: "host";
}

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
  readonly?: boolean;
  shareable?: boolean;
  address?: DeviceAddress;
}

/** `type` is `hostdev`. */
export interface HostdevInterface extends InterfaceBase {
  type: "hostdev";
  managed?: YesNo;
  source: HostdevInterfaceSource;
  virtualport?: Virtualport;
}

export type HostdevInterfaceAddress =
  | UntypedHostdevInterfaceAddress
  | PciHostdevInterfaceAddress
  | UsbHostdevInterfaceAddress
  | UnknownHostdevInterfaceAddress;

/** What all of HostdevInterfaceAddress have. */
export interface HostdevInterfaceAddressBase extends Kept {
}

export interface HostdevInterfaceSource extends Kept {
  missing?: YesNo;
  vendor?: UsbId;
  product?: UsbId;
  address?: HostdevInterfaceAddress;
}

/** `name` is `hpet`, `pit`, `armvtimer`. */
export interface HpetTimer extends TimerBase {
  name: "hpet" | "pit" | "armvtimer";
  tickpolicy?: "delay" | "merge" | "discard" | "catchup" | UnknownWord;
  catchup?: TimerCatchup;
}

export interface HptFeature extends Kept {
  resizing?: "enabled" | "disabled" | "required" | UnknownWord;
  maxpagesize?: MemorySize;
}

export interface HttpCookie extends Kept {
  name: string;
  value: string;
}

export interface HttpCookies extends Kept {
  cookie?: HttpCookie[];
}

/** `protocol` is `http`. */
export interface HttpDiskSource extends NetworkDiskSourceBase {
  protocol: "http";
  name: string;
  query?: string;
  host?: SourceHost[];
  cookies?: HttpCookies;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** `protocol` is `https`. */
export interface HttpsDiskSource extends NetworkDiskSourceBase {
  protocol: "https";
  name: string;
  query?: string;
  host?: SourceHost[];
  ssl?: SslVerify;
  cookies?: HttpCookies;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
  auth?: StorageAuth;
}

export interface Hub extends Kept {
  type: "usb" | UnknownWord;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

export interface HugePage extends Kept {
  size: number;
  unit?: string;
  nodeset?: string;
}

export interface Hugepages extends Kept {
  page?: HugePage[];
}

export type HypervFeatures =
  | PassthroughHypervFeatures
  | CustomHypervFeatures
  | UnknownHypervFeatures;

/** What all of HypervFeatures have. */
export interface HypervFeaturesBase extends Kept {
}

export interface HypervSpinlocks extends Kept {
  state: OnOff;
  retries?: number;
}

export interface HypervStimer extends Kept {
  state?: OnOff;
  direct?: SwitchableFeature;
}

export interface HypervTlbflush extends Kept {
  state?: OnOff;
  direct?: SwitchableFeature;
  extended?: SwitchableFeature;
}

export interface HypervVendorId extends Kept {
  state: OnOff;
  value?: string;
}

export interface IbsFeature extends Kept {
  value: "broken" | "workaround" | "fixed-ibs" | "fixed-ccd" | "fixed-na" | UnknownWord;
}

export interface IdMap extends Kept {
  uid?: IdMapRange[];
  gid?: IdMapRange[];
}

export interface IdMapRange extends Kept {
  start: number;
  target: number;
  count: number;
}

/** `type` is `ide`. */
export interface IdeController extends ControllerBase {
  type: "ide";
  model?: "piix3" | "piix4" | "ich6" | UnknownWord;
}

export interface ImageFormat extends Kept {
  type: "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  metadata_cache?: MetadataCache;
}

export interface InitEnvironment extends Kept {
  name: string;
  value?: string;
}

export type Input =
  | PlainInput
  | PassthroughInput
  | EvdevInput
  | UnknownInput;

/** What all of Input have. */
export interface InputBase extends Kept {
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  driver?: InputDriver;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

export interface InputDriver extends Kept {
  iommu?: OnOff;
  ats?: OnOff;
  packed?: OnOff;
  page_per_vq?: OnOff;
}

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

export interface InterfaceBackend extends Kept {
  type?: "default" | "passt" | UnknownWord;
  tap?: string;
  vhost?: string;
  logFile?: string;
}

/** What all of Interface have. */
export interface InterfaceBase extends Kept {
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

export interface InterfaceDriver extends Kept {
  name?: "kvm" | "vfio" | "xen" | "qemu" | "vhost" | UnknownWord;
  model?: string;
  ioeventfd?: OnOff;
  queues?: number;
  rx_queue_size?: number;
  tx_queue_size?: number;
  txmode?: "iothread" | "timer" | UnknownWord;
  event_idx?: OnOff;
  iommu?: OnOff;
  ats?: OnOff;
  packed?: OnOff;
  page_per_vq?: OnOff;
  rss?: OnOff;
  rss_hash_report?: OnOff;
  host?: InterfaceDriverHost;
  guest?: InterfaceDriverGuest;
}

export interface InterfaceDriverGuest extends Kept {
  csum?: OnOff;
  tso4?: OnOff;
  tso6?: OnOff;
  ecn?: OnOff;
  ufo?: OnOff;
}

export interface InterfaceDriverHost extends Kept {
  csum?: OnOff;
  gso?: OnOff;
  tso4?: OnOff;
  tso6?: OnOff;
  ecn?: OnOff;
  ufo?: OnOff;
  mrg_rxbuf?: OnOff;
}

export interface InterfaceGuest extends Kept {
  dev?: string;
  actual?: string;
}

export interface InterfaceModel extends Kept {
  type: string;
}

export interface InterfaceScript extends Kept {
  path: string;
}

export interface InterfaceTarget extends Kept {
  dev: string;
  managed?: YesNo;
}

export interface InterfaceTune extends Kept {
  sndbuf?: number;
}

/** `type` is `internal`. */
export interface InternalInterface extends InterfaceBase {
  type: "internal";
  source: InternalInterfaceSource;
}

export interface InternalInterfaceSource extends Kept {
  name: string;
}

export interface IoapicFeature extends Kept {
  driver: "qemu" | "kvm" | UnknownWord;
}

export interface Iommu extends Kept {
  model: "intel" | "smmuv3" | "virtio" | UnknownWord;
  driver?: IommuDriver;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
  alias?: DeviceAlias;
}

export interface IommuDriver extends Kept {
  intremap?: OnOff;
  caching_mode?: OnOff;
  eim?: OnOff;
  iotlb?: OnOff;
  aw_bits?: number;
  dma_translation?: OnOff;
}

export interface IothreadId extends Kept {
  id: number;
  thread_pool_min?: number;
  thread_pool_max?: number;
  poll?: IothreadPoll;
}

export interface IothreadIds extends Kept {
  iothread?: IothreadId[];
}

export interface IothreadPoll extends Kept {
  max?: number;
  grow?: number;
  shrink?: number;
}

export interface Iothreadpin extends Kept {
  iothread: number;
  cpuset: string;
}

export interface Iothreadsched extends Kept {
  iothreads?: string;
  scheduler: "batch" | "idle" | "fifo" | "rr" | UnknownWord;
  priority?: number;
}

export interface Iotune extends Kept {
  total_bytes_sec?: number;
  read_bytes_sec?: number;
  write_bytes_sec?: number;
  total_iops_sec?: number;
  read_iops_sec?: number;
  write_iops_sec?: number;
  total_bytes_sec_max?: number;
  read_bytes_sec_max?: number;
  write_bytes_sec_max?: number;
  total_iops_sec_max?: number;
  read_iops_sec_max?: number;
  write_iops_sec_max?: number;
  size_iops_sec?: number;
  group_name?: string;
  total_bytes_sec_max_length?: number;
  read_bytes_sec_max_length?: number;
  write_bytes_sec_max_length?: number;
  total_iops_sec_max_length?: number;
  read_iops_sec_max_length?: number;
  write_iops_sec_max_length?: number;
}

/** `type` is `isa`. */
export interface IsaDeviceAddress extends DeviceAddressBase {
  type: "isa";
  iobase?: number;
  irq?: number;
}

/** `protocol` is `iscsi`. */
export interface IscsiDiskSource extends NetworkDiskSourceBase {
  protocol: "iscsi";
  name: string;
  host?: SourceHost[];
  initiator?: IscsiInitiator;
  encryption?: Encryption;
  auth?: StorageAuth;
}

export interface IscsiHost extends Kept {
  name: string;
  port?: number;
}

/** `protocol` is `iscsi`. */
export interface IscsiScsiHostdevSource extends ScsiHostdevSourceBase {
  protocol: "iscsi";
  name: string;
  host?: IscsiHost[];
  auth?: StorageAuth;
  initiator?: IscsiInitiator;
}

/** `type` is `jack`. */
export interface JackAudio extends AudioBase {
  type: "jack";
  input?: JackAudioInput;
  output?: JackAudioInput;
}

export interface JackAudioInput extends Kept {
  mixingEngine?: YesNo;
  fixedSettings?: YesNo;
  voices?: number;
  bufferLength?: number;
  serverName?: string;
  clientName?: string;
  connectPorts?: string;
  exactName?: YesNo;
  settings?: AudioSettings;
}

export interface Keywrap extends Kept {
  cipher?: KeywrapCipher[];
}

export interface KeywrapCipher extends Kept {
  name: "aes" | "dea" | UnknownWord;
  state: OnOff;
}

export interface KvmDirtyRing extends Kept {
  state: OnOff;
  size?: number;
}

export interface KvmFeatures extends Kept {
  hidden?: SwitchableFeature;
  "hint-dedicated"?: SwitchableFeature;
  "poll-control"?: SwitchableFeature;
  "pv-ipi"?: SwitchableFeature;
  "dirty-ring"?: KvmDirtyRing;
}

/** `name` is `kvmclock`, `hypervclock`. */
export interface KvmclockTimer extends TimerBase {
  name: "kvmclock" | "hypervclock";
}

export type LaunchSecurity =
  | SevLaunchSecurity
  | SevSnpLaunchSecurity
  | S390PvLaunchSecurity
  | UnknownLaunchSecurity;

/** What all of LaunchSecurity have. */
export interface LaunchSecurityBase extends Kept {
}

export interface Lease extends Kept {
  lockspace: string;
  key: string;
  target: LeaseTarget;
}

export interface LeaseTarget extends Kept {
  path: string;
  offset?: number;
}

export interface LeveledFeature extends Kept {
  value: "broken" | "workaround" | "fixed" | UnknownWord;
}

export interface LinkState extends Kept {
  state: "up" | "down" | UnknownWord;
}

export interface LxcNamespace extends Kept {
  "lxc:sharenet"?: LxcSharenet;
  "lxc:shareipc"?: LxcShareipc;
  "lxc:shareuts"?: LxcShareipc;
}

export interface LxcShareipc extends Kept {
  type: "name" | "pid" | UnknownWord;
  value: string;
}

export interface LxcSharenet extends Kept {
  type: "netns" | "name" | "pid" | UnknownWord;
  value: string;
}

export interface MacAddress extends Kept {
  address: string;
  type?: "generated" | "static" | UnknownWord;
  check?: YesNo;
  currentAddress?: string;
}

export interface MaxMemory extends Kept {
  slots?: number;
  unit?: string;
  value: number;
}

export interface McastInterfaceSource extends Kept {
  address: string;
  port: number;
}

export interface MdevAddress extends Kept {
  uuid: string;
}

/** `type` is `mdev`. */
export interface MdevHostdev extends HostdevBase {
  type: "mdev";
  mode?: "subsystem" | UnknownWord;
  model: "vfio-pci" | "vfio-ccw" | "vfio-ap" | UnknownWord;
  display?: OnOff;
  ramfb?: OnOff;
  source: MdevHostdevSource;
  managed?: YesNo;
}

export interface MdevHostdevSource extends Kept {
  address: MdevAddress;
}

export interface Memballoon extends Kept {
  model: "virtio" | "virtio-transitional" | "virtio-non-transitional" | "xen" | "none" | UnknownWord;
  autodeflate?: OnOff;
  freePageReporting?: OnOff;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  stats?: MemballoonStats;
  address?: DeviceAddress;
  driver?: InputDriver;
}

export interface MemballoonStats extends Kept {
  period: number;
}

export interface Memory extends Kept {
  unit?: string;
  dumpCore?: OnOff;
  value: number;
}

export interface MemoryAccess extends Kept {
  mode: "shared" | "private" | UnknownWord;
}

export interface MemoryAllocation extends Kept {
  mode?: "immediate" | "ondemand" | UnknownWord;
  threads?: number;
}

export interface MemoryBacking extends Kept {
  hugepages?: Hugepages;
  nosharepages?: boolean;
  locked?: boolean;
  source?: MemoryBackingSource;
  access?: MemoryAccess;
  allocation?: MemoryAllocation;
  discard?: boolean;
}

export interface MemoryBackingSource extends Kept {
  type: "file" | "anonymous" | "memfd" | UnknownWord;
}

export interface MemoryDevice extends Kept {
  model: "dimm" | "nvdimm" | "virtio-pmem" | "virtio-mem" | "sgx-epc" | UnknownWord;
  access?: "shared" | "private" | UnknownWord;
  discard?: YesNo;
  uuid?: string;
  source?: MemoryDeviceSource;
  target: MemoryDeviceTarget;
  address?: DeviceAddress;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
}

export interface MemoryDeviceAddress extends Kept {
  base: number;
}

export interface MemoryDeviceLabel extends Kept {
  size: MemorySize;
}

export interface MemoryDeviceSource extends Kept {
  nodemask?: string;
  pagesize?: MemorySize;
  path?: string;
  alignsize?: MemorySize;
  pmem?: boolean;
}

export interface MemoryDeviceTarget extends Kept {
  dynamicMemslots?: YesNo;
  size: MemorySize;
  node?: number;
  block?: MemorySize;
  requested?: MemorySize;
  current?: MemorySize;
  label?: MemoryDeviceLabel;
  readonly?: boolean;
  address?: MemoryDeviceAddress;
}

export interface MemorySize extends Kept {
  unit?: string;
  value: number;
}

export interface Memorytune extends Kept {
  vcpus: string;
  node?: MemorytuneNode[];
  monitor?: MemorytuneMonitor[];
}

export interface MemorytuneMonitor extends Kept {
  vcpus: string;
}

export interface MemorytuneNode extends Kept {
  id: number;
  bandwidth: number;
}

export interface Memtune extends Kept {
  hard_limit?: MemorySize;
  soft_limit?: MemorySize;
  min_guarantee?: MemorySize;
  swap_hard_limit?: MemorySize;
}

export interface MetadataCache extends Kept {
  max_size?: MemorySize;
}

/** `type` is `misc`. */
export interface MiscHostdev extends HostdevBase {
  type: "misc";
  mode: "capabilities" | UnknownWord;
  source: MiscHostdevSource;
}

export interface MiscHostdevSource extends Kept {
  char: string;
}

export interface Model extends Kept {
  type: "ivshmem" | "ivshmem-plain" | "ivshmem-doorbell" | UnknownWord;
}

/** `type` is `mount`, `bind` or absent. */
export interface MountFilesystem extends FilesystemBase {
  type?: "mount" | "bind";
  binary?: FilesystemBinary;
  idmap?: IdMap;
  source: DirectoryFilesystemSource;
}

export interface MouseMode extends Kept {
  mode: "server" | "client" | UnknownWord;
}

export interface MsrsFeature extends Kept {
  unknown: "ignore" | "fault" | UnknownWord;
}

/** `type` is `mtp`. */
export interface MtpFilesystemDriver extends FilesystemDriverBase {
  type: "mtp";
}

/** `protocol` is `nbd`. */
export interface NbdDiskSource extends NetworkDiskSourceBase {
  protocol: "nbd";
  name?: string;
  tls?: YesNo;
  tlsHostname?: string;
  host?: SourceHost[];
  reconnect?: Reconnect;
  encryption?: Encryption;
}

/** `type` is `net`. */
export interface NetHostdev extends HostdevBase {
  type: "net";
  mode: "capabilities" | UnknownWord;
  source: NetHostdevSource;
  ip?: GuestIp[];
  route?: Route[];
}

export interface NetHostdevSource extends Kept {
  interface: string;
}

/** `type` is `network`. */
export interface NetworkBackingStore extends BackingStoreBase {
  type: "network";
  format: ImageFormat;
  source: NetworkDiskSource;
}

/** `type` is `network`. */
export interface NetworkDataStore extends DataStoreBase {
  type: "network";
  source: NetworkDiskSource;
}

/** `type` is `network`. */
export interface NetworkDisk extends DiskBase {
  type: "network";
  device?: "floppy" | "disk" | "cdrom" | "lun" | UnknownWord;
  rawio?: YesNo;
  sgio?: "filtered" | "unfiltered" | UnknownWord;
  source: NetworkDiskSource;
}

/** `type` is `network`. */
export interface NetworkDiskMirror extends DiskMirrorBase {
  type: "network";
  job: "copy" | "active-commit" | UnknownWord;
  source: NetworkDiskSource;
}

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
  index?: number;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
}

/** `type` is `network`. */
export interface NetworkGraphicsListen extends GraphicsListenBase {
  type: "network";
  address?: string;
  network: string;
}

/** `type` is `network`. */
export interface NetworkInterface extends InterfaceBase {
  type: "network";
  source: NetworkInterfaceSource;
  virtualport?: Virtualport;
}

export interface NetworkInterfaceSource extends Kept {
  network: string;
  portgroup?: string;
  portid?: string;
  bridge?: string;
  macTableManager?: "kernel" | "libvirt" | UnknownWord;
}

/** `type` is `network`. */
export interface NetworkOsNvram extends OsNvramBase {
  type: "network";
  source: NetworkDiskSource;
}

/** `protocol` is `nfs`. */
export interface NfsDiskSource extends NetworkDiskSourceBase {
  protocol: "nfs";
  name: string;
  host?: SourceHost[];
  identity?: NfsIdentity;
}

export interface NfsIdentity extends Kept {
  user?: string;
  group?: string;
}

export interface NodeName extends Kept {
  type: "storage" | "format" | UnknownWord;
  name: string;
}

export interface NodeNames extends Kept {
  nodename?: NodeName[];
}

/** `type` is `none`. */
export interface NoneGraphicsListen extends GraphicsListenBase {
  type: "none";
}

/** `type` is `none`. */
export interface NoneSecurityLabel extends SecurityLabelBase {
  type: "none";
  relabel?: "no" | UnknownWord;
}

/** `type` is `null`. */
export interface NullInterface extends InterfaceBase {
  type: "null";
}

export interface Numatune extends Kept {
  memory?: NumatuneMemory;
  memnode?: NumatuneNode[];
}

export interface NumatuneMemory extends Kept {
  mode?: "strict" | "preferred" | "interleave" | "restrictive" | UnknownWord;
  placement?: "static" | "auto" | UnknownWord;
  nodeset?: string;
}

export interface NumatuneNode extends Kept {
  cellid: number;
  mode: "strict" | "preferred" | "interleave" | "restrictive" | UnknownWord;
  nodeset: string;
}

/** `type` is `nvme`. */
export interface NvmeBackingStore extends BackingStoreBase {
  type: "nvme";
  format: ImageFormat;
  source?: NvmeDiskSource;
}

/** `type` is `nvme`. */
export interface NvmeDataStore extends DataStoreBase {
  type: "nvme";
  source?: NvmeDiskSource;
}

/** `type` is `nvme`. */
export interface NvmeDisk extends DiskBase {
  type: "nvme";
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source?: NvmeDiskSource;
}

/** `type` is `nvme`. */
export interface NvmeDiskMirror extends DiskMirrorBase {
  type: "nvme";
  job: "copy" | "active-commit" | UnknownWord;
  source?: NvmeDiskSource;
}

export interface NvmeDiskSource extends Kept {
  type: "pci" | UnknownWord;
  managed?: YesNo;
  namespace: number;
  index?: number;
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  address: PciAddress;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** `type` is `nvme`. */
export interface NvmeOsNvram extends OsNvramBase {
  type: "nvme";
  source?: NvmeDiskSource;
}

export interface NvramDevice extends Kept {
  address?: DeviceAddress;
}

export interface Os extends Kept {
  firmware?: "bios" | "efi" | UnknownWord;
  type: OsType;
  kernel?: string;
  initrd?: string;
  root?: string;
  cmdline?: string;
  shim?: string;
  dtb?: string;
  firmwareElement?: OsFirmware;
  loader?: OsLoader;
  nvram?: OsNvram;
  acpi?: OsAcpi;
  boot?: OsBoot[];
  bootmenu?: BootMenu;
  smbios?: OsSmbios;
  bios?: OsBios;
  init?: string;
  initarg?: string[];
  initenv?: InitEnvironment[];
  initdir?: string;
  inituser?: string;
  initgroup?: string;
}

export interface OsAcpi extends Kept {
  table?: AcpiTable[];
}

export interface OsBios extends Kept {
  useserial?: YesNo;
  rebootTimeout?: number;
}

export interface OsBoot extends Kept {
  dev: "hd" | "fd" | "cdrom" | "network" | UnknownWord;
}

export interface OsFirmware extends Kept {
  feature?: OsFirmwareFeature[];
}

export interface OsFirmwareFeature extends Kept {
  enabled: YesNo;
  name: "enrolled-keys" | "secure-boot" | UnknownWord;
}

export interface OsLoader extends Kept {
  readonly?: YesNo;
  secure?: YesNo;
  type?: "rom" | "pflash" | UnknownWord;
  stateless?: YesNo;
  format?: "raw" | "qcow2" | UnknownWord;
  value?: string;
}

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
  template?: string;
  templateFormat?: "raw" | "qcow2" | UnknownWord;
  format?: "raw" | "qcow2" | UnknownWord;
}

export interface OsSmbios extends Kept {
  mode: "emulate" | "host" | "sysinfo" | UnknownWord;
}

export interface OsType extends Kept {
  arch?: "i686" | "x86_64" | "ia64" | "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "xtensa" | "xtensaeb" | UnknownWord;
  machine?: "xenpv" | "xenfv" | "xenpvh" | (string & {});
  value: "xen" | "linux" | "xenpvh" | "hvm" | "exe" | UnknownWord;
}

/** `type` is `oss`. */
export interface OssAudio extends AudioBase {
  type: "oss";
  tryMMap?: YesNo;
  exclusive?: YesNo;
  dspPolicy?: number;
  input?: OssAudioInput;
  output?: OssAudioInput;
}

export interface OssAudioInput extends Kept {
  mixingEngine?: YesNo;
  fixedSettings?: YesNo;
  voices?: number;
  bufferLength?: number;
  dev?: string;
  bufferCount?: number;
  tryPoll?: YesNo;
  settings?: AudioSettings;
}

export interface Panic extends Kept {
  model?: "isa" | "pseries" | "hyperv" | "s390" | "pvpanic" | UnknownWord;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

/** `type` is `passthrough`. */
export interface PassthroughBackend extends BackendBase {
  type: "passthrough";
  device?: TpmDevice;
}

/** `mode` is `passthrough`. */
export interface PassthroughHypervFeatures extends HypervFeaturesBase {
  mode: "passthrough";
}

/** `type` is `passthrough`. */
export interface PassthroughInput extends InputBase {
  type: "passthrough";
  bus: "virtio" | UnknownWord;
  source: PassthroughInputSource;
}

export interface PassthroughInputSource extends Kept {
  evdev: string;
}

/** `mode` is `passthrough`. */
export interface PassthroughSmartcard extends SmartcardBase {
  mode: "passthrough";
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  target?: SerialTarget;
}

/** `type` is `path`, `handle`, `loop`, `nbd`, `ploop` or absent. */
export interface PathFilesystemDriver extends FilesystemDriverBase {
  type?: "path" | "handle" | "loop" | "nbd" | "ploop";
  format?: "raw" | "dir" | "bochs" | "cloop" | "dmg" | "iso" | "vpc" | "vdi" | "fat" | "vhd" | "ploop" | "luks" | "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  wrpolicy?: "immediate" | UnknownWord;
  iommu?: OnOff;
  ats?: OnOff;
  packed?: OnOff;
  page_per_vq?: OnOff;
}

/** `type` is `pci`. */
export interface PciController extends ControllerBase {
  type: "pci";
  model: "pci-root" | "pcie-root" | "pci-bridge" | "dmi-to-pci-bridge" | "pcie-to-pci-bridge" | "pcie-root-port" | "pcie-switch-upstream-port" | "pcie-switch-downstream-port" | "pci-expander-bus" | "pcie-expander-bus" | UnknownWord;
  modelElement?: PciControllerModel;
  target?: PciControllerTarget;
  pcihole64?: MemorySize;
}

export interface PciControllerModel extends Kept {
  name: "spapr-pci-host-bridge" | "pci-bridge" | "i82801b11-bridge" | "pcie-pci-bridge" | "ioh3420" | "pcie-root-port" | "x3130-upstream" | "xio3130-downstream" | "pxb" | "pxb-pcie" | UnknownWord;
}

export interface PciControllerTarget extends Kept {
  chassisNr?: number;
  chassis?: number;
  port?: number;
  busNr?: number;
  index?: number;
  hotplug?: OnOff;
  memReserve?: number;
  node?: number;
}

/** `type` is `pci`. */
export interface PciDeviceAddress extends DeviceAddressBase {
  type: "pci";
  domain?: number;
  bus?: number;
  slot?: number;
  function?: number;
  multifunction?: OnOff;
  zpci?: ZpciAddress;
}

/** `type` is `pci`. */
export interface PciHostdev extends HostdevBase {
  type: "pci";
  mode?: "subsystem" | UnknownWord;
  display?: OnOff;
  ramfb?: OnOff;
  driver?: HostdevDriver;
  source: PciHostdevSource;
  teaming?: Teaming;
  managed?: YesNo;
}

/** `type` is `pci`. */
export interface PciHostdevInterfaceAddress extends HostdevInterfaceAddressBase {
  type: "pci";
  domain?: number;
  bus?: number;
  slot?: number;
  function?: number;
  multifunction?: OnOff;
}

export interface PciHostdevSource extends Kept {
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  writeFiltering?: YesNo;
  address: PciAddress;
}

export interface Perf extends Kept {
  event?: PerfEvent[];
}

export interface PerfEvent extends Kept {
  name: "cmt" | "mbmt" | "mbml" | "cpu_cycles" | "instructions" | "cache_references" | "cache_misses" | "branch_instructions" | "branch_misses" | "bus_cycles" | "stalled_cycles_frontend" | "stalled_cycles_backend" | "ref_cpu_cycles" | "cpu_clock" | "task_clock" | "page_faults" | "context_switches" | "cpu_migrations" | "page_faults_min" | "page_faults_maj" | "alignment_faults" | "emulation_faults" | UnknownWord;
  enabled: YesNo;
}

/** `type` is `persistent`. */
export interface PersistentTeaming extends TeamingBase {
  type: "persistent";
}

/** `type` is `pipewire`. */
export interface PipewireAudio extends AudioBase {
  type: "pipewire";
  runtimeDir?: string;
  input?: PulseAudioInput;
  output?: PulseAudioInput;
}

/** `type` is `none`, `dbus`, `spice`. */
export interface PlainAudio extends AudioBase {
  type: "none" | "dbus" | "spice";
  input?: AudioInput;
  output?: AudioInput;
}

/** `type` is `fdc`, `sata`, `ccid`, `isa`. */
export interface PlainController extends ControllerBase {
  type: "fdc" | "sata" | "ccid" | "isa";
}

/** `type` is `tablet`, `mouse`, `keyboard`. */
export interface PlainInput extends InputBase {
  type: "tablet" | "mouse" | "keyboard";
  bus?: "ps2" | "usb" | "xen" | "virtio" | UnknownWord;
}

/** `type` is `vga`, `cirrus`, `vmvga`, `xen`, `vbox`, `virtio`, `gop`, `none`, `bochs`, `ramfb`. */
export interface PlainVideoModel extends VideoModelBase {
  type: "vga" | "cirrus" | "vmvga" | "xen" | "vbox" | "virtio" | "gop" | "none" | "bochs" | "ramfb";
}

/** `name` is `platform`, `rtc`. */
export interface PlatformTimer extends TimerBase {
  name: "platform" | "rtc";
  track?: "boot" | "guest" | "wall" | "realtime" | UnknownWord;
  tickpolicy?: "delay" | "merge" | "discard" | "catchup" | UnknownWord;
  catchup?: TimerCatchup;
}

export interface PortForward extends Kept {
  proto: "tcp" | "udp" | UnknownWord;
  address?: string;
  dev?: string;
  range?: PortForwardRange[];
}

export interface PortForwardRange extends Kept {
  start: number;
  end?: number;
  to?: number;
  exclude?: YesNo;
}

export interface PowerManagement extends Kept {
  "suspend-to-mem"?: EnabledSwitch;
  "suspend-to-disk"?: EnabledSwitch;
}

export interface PrivateObjects extends Kept {
  TLSx509?: TLSx509;
}

export interface PrivateReservations extends Kept {
  mgralias: string;
}

export interface Pstore extends Kept {
  backend: "acpi-erst" | UnknownWord;
  path?: string;
  size: MemorySize;
  address?: DeviceAddress;
  alias?: DeviceAlias;
}

export interface PulseAudioInput extends Kept {
  mixingEngine?: YesNo;
  fixedSettings?: YesNo;
  voices?: number;
  bufferLength?: number;
  name?: string;
  streamName?: string;
  latency?: number;
  settings?: AudioSettings;
}

/** `type` is `pulseaudio`. */
export interface PulseaudioAudio extends AudioBase {
  type: "pulseaudio";
  serverName?: string;
  input?: PulseAudioInput;
  output?: PulseAudioInput;
}

export interface QemuAdd extends Kept {
  capability: string;
}

export interface QemuArg extends Kept {
  value: string;
}

export interface QemuCapabilities extends Kept {
  "qemu:add"?: QemuAdd[];
  "qemu:del"?: QemuAdd[];
}

export interface QemuCommandline extends Kept {
  "qemu:arg"?: QemuArg[];
  "qemu:env"?: QemuEnv[];
}

export interface QemuDeprecation extends Kept {
  behavior: "none" | "omit" | "reject" | "crash" | UnknownWord;
}

export interface QemuDevice extends Kept {
  alias: string;
  "qemu:frontend"?: QemuFrontend;
}

export interface QemuEnv extends Kept {
  name: string;
  value?: string;
}

export interface QemuFrontend extends Kept {
  "qemu:property"?: QemuProperty[];
}

export interface QemuOverride extends Kept {
  "qemu:device"?: QemuDevice[];
}

export interface QemuProperty extends Kept {
  name: string;
  type: "string" | "signed" | "unsigned" | "bool" | "remove" | UnknownWord;
  value?: string;
}

/** `type` is `qxl`. */
export interface QxlVideoModel extends VideoModelBase {
  type: "qxl";
  ram?: number;
  vram64?: number;
  vgamem?: number;
}

/** `type` is `ram`. */
export interface RamFilesystem extends FilesystemBase {
  type: "ram";
  source: RamFilesystemSource;
}

export interface RamFilesystemSource extends Kept {
  usage: number;
  units?: string;
}

/** `model` is `random`. */
export interface RandomRngBackend extends RngBackendBase {
  model: "random";
  value?: string;
}

/** `protocol` is `rbd`. */
export interface RbdDiskSource extends NetworkDiskSourceBase {
  protocol: "rbd";
  name?: string;
  host?: SourceHost[];
  snapshot?: TemplateFilesystemSource;
  config?: FileFilesystemSource;
  encryption?: Encryption;
  auth?: StorageAuth;
}

/** `type` is `rdp`. */
export interface RdpGraphics extends GraphicsBase {
  type: "rdp";
  port?: number;
  autoport?: YesNo;
  listen?: string;
  replaceUser?: YesNo;
  multiUser?: YesNo;
  username?: string;
  passwd?: string;
  listenElement?: GraphicsListen[];
}

export interface Readahead extends Kept {
  size: number;
}

export interface Reconnect extends Kept {
  enabled?: YesNo;
  timeout?: number;
  delay?: number;
}

export interface RedirFilter extends Kept {
  usbdev?: RedirectionFilterDevice[];
}

export interface Redirdev extends Kept {
  bus: "usb" | UnknownWord;
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  alias?: DeviceAlias;
  address?: DeviceAddress;
  boot?: DeviceBoot;
}

export interface RedirectionFilterDevice extends Kept {
  class?: string;
  vendor?: string;
  product?: string;
  version?: string;
  allow: YesNo;
}

export interface Reservations extends Kept {
  managed?: YesNo;
  source?: ReservationsSource;
}

export interface ReservationsSource extends Kept {
  type: "unix" | UnknownWord;
  path: string;
  mode: "server" | "client" | UnknownWord;
  reconnect?: Reconnect;
}

export interface Resource extends Kept {
  partition?: string;
  fibrechannel?: FibreChannel;
}

export interface Rng extends Kept {
  model: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  rate?: RngRate;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  backend: RngBackend;
  driver?: InputDriver;
  address?: DeviceAddress;
}

export type RngBackend =
  | RandomRngBackend
  | EgdRngBackend
  | BuiltinRngBackend
  | UnknownRngBackend;

/** What all of RngBackend have. */
export interface RngBackendBase extends Kept {
}

export interface RngRate extends Kept {
  bytes: number;
  period?: number;
}

export interface Rom extends Kept {
  enabled?: YesNo;
  bar?: OnOff;
  file?: string;
}

/** `type` is `s390-pv`. */
export interface S390PvLaunchSecurity extends LaunchSecurityBase {
  type: "s390-pv";
}

export interface ScsiAddress extends Kept {
  bus: number;
  target: number;
  unit: number;
}

/** `type` is `scsi`. */
export interface ScsiController extends ControllerBase {
  type: "scsi";
  model?: "auto" | "buslogic" | "lsilogic" | "lsisas1068" | "vmpvscsi" | "ibmvscsi" | "virtio-scsi" | "lsisas1078" | "virtio-transitional" | "virtio-non-transitional" | "ncr53c90" | "dc390" | "am53c974" | UnknownWord;
}

/** `type` is `scsi_host`. */
export interface ScsiHostHostdev extends HostdevBase {
  type: "scsi_host";
  mode?: "subsystem" | UnknownWord;
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  source: ScsiHostHostdevSource;
  managed?: YesNo;
}

export interface ScsiHostHostdevSource extends Kept {
  protocol: "vhost" | UnknownWord;
  wwpn: string;
}

/** `type` is `scsi`. */
export interface ScsiHostdev extends HostdevBase {
  type: "scsi";
  mode?: "subsystem" | UnknownWord;
  sgio?: "filtered" | "unfiltered" | UnknownWord;
  rawio?: YesNo;
  source: ScsiHostdevSource;
  managed?: YesNo;
}

export type ScsiHostdevSource =
  | AdapterScsiHostdevSource
  | IscsiScsiHostdevSource
  | UnknownScsiHostdevSource;

/** What all of ScsiHostdevSource have. */
export interface ScsiHostdevSourceBase extends Kept {
}

/** `type` is `sdl`. */
export interface SdlAudio extends AudioBase {
  type: "sdl";
  driver?: "esd" | "alsa" | "arts" | "pulseaudio" | UnknownWord;
  input?: CoreAudioInput;
  output?: CoreAudioInput;
}

export interface SdlGl extends Kept {
  enable: YesNo;
}

/** `type` is `sdl`. */
export interface SdlGraphics extends GraphicsBase {
  type: "sdl";
  display?: string;
  xauth?: string;
  fullscreen?: YesNo;
  gl?: SdlGl;
}

export type SecurityLabel =
  | DynamicSecurityLabel
  | StaticSecurityLabel
  | NoneSecurityLabel
  | UnknownSecurityLabel;

/** What all of SecurityLabel have. */
export interface SecurityLabelBase extends Kept {
  model?: string;
}

export interface Serial extends Kept {
  type: "dev" | "file" | "pipe" | "unix" | "tcp" | "udp" | "null" | "stdio" | "vc" | "pty" | "spicevmc" | "spiceport" | "nmdm" | "qemu-vdagent" | "dbus" | UnknownWord;
  tty?: string;
  source?: CharacterSource[];
  protocol?: CharacterProtocol;
  log?: CharacterLog;
  target?: SerialTarget;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

export interface SerialTarget extends Kept {
  type?: "xen" | "serial" | "uml" | "virtio" | "lxc" | "openvz" | "sclp" | "sclplm" | "isa-serial" | "usb-serial" | "pci-serial" | "spapr-vio-serial" | "system-serial" | "sclp-serial" | "isa-debug" | UnknownWord;
  port?: string;
  model?: SerialTargetModel;
}

export interface SerialTargetModel extends Kept {
  name: "isa-serial" | "usb-serial" | "pci-serial" | "spapr-vty" | "pl011" | "16550a" | "sclpconsole" | "sclplmconsole" | "isa-debugcon" | UnknownWord;
}

/** `type` is `server`. */
export interface ServerInterface extends InterfaceBase {
  type: "server";
  source: ServerInterfaceSource;
}

export interface ServerInterfaceSource extends Kept {
  address?: string;
  port: number;
}

/** `type` is `sev`. */
export interface SevLaunchSecurity extends LaunchSecurityBase {
  type: "sev";
  kernelHashes?: YesNo;
  cbitpos?: number;
  reducedPhysBits?: number;
  policy: number;
  handle?: number;
  dhCert?: string;
  session?: string;
}

/** `type` is `sev-snp`. */
export interface SevSnpLaunchSecurity extends LaunchSecurityBase {
  type: "sev-snp";
  kernelHashes?: YesNo;
  authorKey?: YesNo;
  vcek?: YesNo;
  cbitpos?: number;
  reducedPhysBits?: number;
  policy: number;
  guestVisibleWorkarounds?: string;
  idBlock?: string;
  idAuth?: string;
  hostData?: string;
}

/** `protocol` is `sheepdog`, `tftp`. */
export interface SheepdogDiskSource extends NetworkDiskSourceBase {
  protocol: "sheepdog" | "tftp";
  name: string;
  host?: SourceHost[];
  readahead?: Readahead;
  timeout?: SourceTimeout;
  encryption?: Encryption;
}

export interface Shmem extends Kept {
  name: string;
  role?: "master" | "peer" | UnknownWord;
  model?: Model;
  size?: MemorySize;
  server?: ShmemServer;
  msi?: ShmemMsi;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

export interface ShmemMsi extends Kept {
  ioeventfd?: OnOff;
  vectors?: number;
}

export interface ShmemServer extends Kept {
  path?: string;
}

/** `offset` is `localtime`, `utc`. */
export interface SimpleClock extends ClockBase {
  offset: "localtime" | "utc";
  adjustment?: "reset" | (string & {});
}

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

export interface SmbiosBaseBoard extends Kept {
  entry?: SmbiosBaseBoardEntry[];
}

export interface SmbiosBaseBoardEntry extends Kept {
  name: "manufacturer" | "product" | "version" | "serial" | "asset" | "location" | UnknownWord;
  value: string;
}

export interface SmbiosBios extends Kept {
  entry?: SmbiosBiosEntry[];
}

export interface SmbiosBiosEntry extends Kept {
  name: "vendor" | "version" | "date" | "release" | UnknownWord;
  value: string;
}

export interface SmbiosChassis extends Kept {
  entry?: SmbiosChassisEntry[];
}

export interface SmbiosChassisEntry extends Kept {
  name: "manufacturer" | "version" | "serial" | "asset" | "sku" | UnknownWord;
  value: string;
}

export interface SmbiosOemStrings extends Kept {
  entry?: string[];
}

/** `type` is `smbios`. */
export interface SmbiosSysinfo extends SysinfoBase {
  type: "smbios";
  bios?: SmbiosBios;
  system?: SmbiosSystem;
  baseBoard?: SmbiosBaseBoard[];
  chassis?: SmbiosChassis;
  oemStrings?: SmbiosOemStrings;
}

export interface SmbiosSystem extends Kept {
  entry?: SmbiosSystemEntry[];
}

export interface SmbiosSystemEntry extends Kept {
  name: "manufacturer" | "product" | "version" | "serial" | "uuid" | "sku" | "family" | UnknownWord;
  value: string;
}

export interface SmmFeature extends Kept {
  state?: OnOff;
  tseg?: MemorySize;
}

/** `type` is `socket`. */
export interface SocketGraphicsListen extends GraphicsListenBase {
  type: "socket";
  socket?: string;
}

/** `type` is `mcast`, `client`. */
export interface SocketInterface extends InterfaceBase {
  type: "mcast" | "client";
  source: McastInterfaceSource;
}

export interface Sound extends Kept {
  model: "sb16" | "es1370" | "pcspk" | "ac97" | "ich6" | "ich7" | "ich9" | "usb" | "virtio" | UnknownWord;
  multichannel?: YesNo;
  streams?: number;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  audio?: AudioReference;
  codec?: SoundCodec[];
  driver?: InputDriver;
  address?: DeviceAddress;
}

export interface SoundCodec extends Kept {
  type: "duplex" | "micro" | "output" | UnknownWord;
}

export interface SourceHost extends Kept {
  name?: string;
  port?: number;
  transport?: "tcp" | "rdma" | "unix" | UnknownWord;
  socket?: string;
}

export interface SourceSeclabel extends Kept {
  model?: string;
  relabel?: YesNo;
  labelskip?: "yes" | UnknownWord;
  label?: string[];
}

export interface SourceTimeout extends Kept {
  seconds: number;
}

/** `type` is `spapr-vio`. */
export interface SpaprVioDeviceAddress extends DeviceAddressBase {
  type: "spapr-vio";
  reg?: number;
}

export interface SpiceChannel extends Kept {
  name: "main" | "display" | "inputs" | "cursor" | "playback" | "record" | "smartcard" | "usbredir" | UnknownWord;
  mode: "any" | "secure" | "insecure" | UnknownWord;
}

export interface SpiceCompression extends Kept {
  compression: "auto" | "never" | "always" | UnknownWord;
}

export interface SpiceGl extends Kept {
  enable: YesNo;
  rendernode?: string;
}

/** `type` is `spice`. */
export interface SpiceGraphics extends GraphicsBase {
  type: "spice";
  port?: number;
  tlsPort?: number;
  autoport?: YesNo;
  listen?: string;
  keymap?: string;
  defaultMode?: "any" | "secure" | "insecure" | UnknownWord;
  passwd?: string;
  passwdValidTo?: string;
  connected?: "fail" | "disconnect" | "keep" | UnknownWord;
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

export interface SpiceImage extends Kept {
  compression: "auto_glz" | "auto_lz" | "quic" | "glz" | "lz" | "off" | UnknownWord;
}

export interface SpicePlayback extends Kept {
  compression: OnOff;
}

export interface SpiceStreaming extends Kept {
  mode: "filter" | "all" | "off" | UnknownWord;
}

/** `protocol` is `ssh`. */
export interface SshDiskSource extends NetworkDiskSourceBase {
  protocol: "ssh";
  name: string;
  host?: SourceHost[];
  readahead?: Readahead;
  timeout?: SourceTimeout;
  knownHosts?: SshKnownHosts;
  identity?: SshIdentity;
  encryption?: Encryption;
  auth?: StorageAuth;
}

export interface SshIdentity extends Kept {
  username: string;
  keyfile?: string;
  agentsock?: string;
}

export interface SshKnownHosts extends Kept {
  path: string;
}

export interface SslVerify extends Kept {
  verify: YesNo;
}

/** `type` is `static`. */
export interface StaticSecurityLabel extends SecurityLabelBase {
  type: "static";
  relabel?: YesNo;
  label: string;
  imagelabel?: string;
}

export interface StorageAuth extends Kept {
  username: string;
  secret: StorageAuthSecret;
}

export interface StorageAuthSecret extends Kept {
  type: "ceph" | "iscsi" | UnknownWord;
  uuid?: string;
  usage?: string;
}

/** `type` is `storage`. */
export interface StorageHostdev extends HostdevBase {
  type: "storage";
  mode: "capabilities" | UnknownWord;
  source: StorageHostdevSource;
}

export interface StorageHostdevSource extends Kept {
  block: string;
}

export interface StoragePrivateData extends Kept {
  nodenames?: NodeNames;
  reservations?: PrivateReservations;
  objects?: PrivateObjects;
}

export interface StorageSlice extends Kept {
  type: "storage" | UnknownWord;
  offset: number;
  size: number;
}

export interface StorageSlices extends Kept {
  slice: StorageSlice;
}

export interface SwitchableFeature extends Kept {
  state: OnOff;
}

export type Sysinfo =
  | SmbiosSysinfo
  | FwcfgSysinfo
  | UnknownSysinfo;

/** What all of Sysinfo have. */
export interface SysinfoBase extends Kept {
}

export interface TLSx509 extends Kept {
  alias: string;
}

export interface Target extends Kept {
  dir: string;
}

export interface TcgFeature extends Kept {
  "tb-cache"?: MemorySize;
}

export type Teaming =
  | PersistentTeaming
  | TransientTeaming
  | UnknownTeaming;

/** What all of Teaming have. */
export interface TeamingBase extends Kept {
}

/** `type` is `template`. */
export interface TemplateFilesystem extends FilesystemBase {
  type: "template";
  source: TemplateFilesystemSource;
}

export interface TemplateFilesystemSource extends Kept {
  name: string;
}

export interface ThrottleFilter extends Kept {
  group: string;
}

export interface ThrottleFilters extends Kept {
  throttlefilter?: ThrottleFilter[];
}

export interface ThrottleGroups extends Kept {
  throttlegroup?: Iotune[];
}

export type Timer =
  | PlatformTimer
  | TscTimer
  | HpetTimer
  | KvmclockTimer
  | UnknownTimer;

/** What all of Timer have. */
export interface TimerBase extends Kept {
  present?: YesNo;
}

export interface TimerCatchup extends Kept {
  threshold?: number;
  slew?: number;
  limit?: number;
}

/** `offset` is `timezone`. */
export interface TimezoneClock extends ClockBase {
  offset: "timezone";
  timezone?: string;
}

export interface Tpm extends Kept {
  model?: "tpm-tis" | "tpm-crb" | "tpm-spapr" | "spapr-tpm-proxy" | UnknownWord;
  backend: Backend;
  alias?: DeviceAlias;
  address?: DeviceAddress;
}

export interface TpmDevice extends Kept {
  path?: string;
}

export interface TpmEncryption extends Kept {
  secret: string;
}

export interface TpmPcrBanks extends Kept {
  sha1?: boolean;
  sha256?: boolean;
  sha384?: boolean;
  sha512?: boolean;
}

export interface TpmProfile extends Kept {
  source?: string;
  removeDisabled?: "check" | "fips-host" | UnknownWord;
  name?: string;
}

/** `type` is `transient`. */
export interface TransientTeaming extends TeamingBase {
  type: "transient";
  persistent: string;
}

/** `name` is `tsc`. */
export interface TscTimer extends TimerBase {
  name: "tsc";
  tickpolicy?: "delay" | "merge" | "discard" | "catchup" | UnknownWord;
  catchup?: TimerCatchup;
  frequency?: number;
  mode?: "auto" | "native" | "emulate" | "paravirt" | "smpsafe" | UnknownWord;
}

/** `type` is `udp`. */
export interface UdpInterface extends InterfaceBase {
  type: "udp";
  source: UdpInterfaceSource;
}

export interface UdpInterfaceSource extends Kept {
  address: string;
  port: number;
  local: McastInterfaceSource;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownAudio extends AudioBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownBackend extends BackendBase {
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
  device?: "floppy" | "disk" | "cdrom" | "lun" | UnknownWord;
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownDiskMirror extends DiskMirrorBase {
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
  mode?: "subsystem" | "capabilities" | UnknownWord;
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownHostdevInterfaceAddress extends HostdevInterfaceAddressBase {
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
export interface UnknownVideoModel extends VideoModelBase {
  type: UnknownWord;
}

/** Without `type`. */
export interface UntypedHostdevInterfaceAddress extends HostdevInterfaceAddressBase {
  bus: number;
  device: number;
}

/** `type` is `usb`. */
export interface UsbController extends ControllerBase {
  type: "usb";
  model?: "piix3-uhci" | "piix4-uhci" | "ehci" | "ich9-ehci1" | "ich9-uhci1" | "ich9-uhci2" | "ich9-uhci3" | "vt82c686b-uhci" | "pci-ohci" | "nec-xhci" | "none" | "qusb1" | "qusb2" | "qemu-xhci" | UnknownWord;
  ports?: number;
  master?: ControllerMaster;
}

/** `type` is `usb`. */
export interface UsbDeviceAddress extends DeviceAddressBase {
  type: "usb";
  bus: number;
  port?: string;
}

export interface UsbHostAddress extends Kept {
  bus: number;
  device: number;
}

/** `type` is `usb`. */
export interface UsbHostdev extends HostdevBase {
  type: "usb";
  mode?: "subsystem" | UnknownWord;
  source: UsbHostdevSource;
  managed?: YesNo;
}

/** `type` is `usb`. */
export interface UsbHostdevInterfaceAddress extends HostdevInterfaceAddressBase {
  type: "usb";
  bus: number;
  device: number;
}

export interface UsbHostdevSource extends Kept {
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  guestReset?: "off" | "uninitialized" | "on" | UnknownWord;
  vendor?: UsbId;
  product?: UsbId;
  address?: UsbHostAddress;
}

export interface UsbId extends Kept {
  id: number;
}

/** `type` is `user`. */
export interface UserInterface extends InterfaceBase {
  type: "user";
  source?: DeviceInterfaceSource;
}

/** `offset` is `variable`. */
export interface VariableClock extends ClockBase {
  offset: "variable";
  adjustment?: string;
  basis?: "utc" | "localtime" | UnknownWord;
}

export interface Vcpu extends Kept {
  placement?: "static" | "auto" | UnknownWord;
  cpuset?: string;
  current?: number;
  value: number;
}

export interface VcpuState extends Kept {
  id: number;
  enabled: YesNo;
  hotpluggable?: YesNo;
  order?: number;
}

export interface Vcpupin extends Kept {
  vcpu: number;
  cpuset: string;
}

export interface Vcpus extends Kept {
  vcpu?: VcpuState[];
}

export interface Vcpusched extends Kept {
  vcpus?: string;
  scheduler: "batch" | "idle" | "fifo" | "rr" | UnknownWord;
  priority?: number;
}

/** `type` is `vdpa`. */
export interface VdpaInterface extends InterfaceBase {
  type: "vdpa";
  source: DeviceInterfaceSource;
}

/** `type` is `vds`. */
export interface VdsInterface extends InterfaceBase {
  type: "vds";
  source: VdsInterfaceSource;
}

export interface VdsInterfaceSource extends Kept {
  switchid: string;
  portid?: number;
  portgroupid?: string;
  connectionid?: number;
}

/** `type` is `vhostuser`. */
export interface VhostuserBackingStore extends BackingStoreBase {
  type: "vhostuser";
  format: ImageFormat;
  source: VhostuserDiskSource;
}

/** `type` is `vhostuser`. */
export interface VhostuserDataStore extends DataStoreBase {
  type: "vhostuser";
  source: VhostuserDiskSource;
}

/** `type` is `vhostuser`. */
export interface VhostuserDisk extends DiskBase {
  type: "vhostuser";
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source: VhostuserDiskSource;
}

/** `type` is `vhostuser`. */
export interface VhostuserDiskMirror extends DiskMirrorBase {
  type: "vhostuser";
  job: "copy" | "active-commit" | UnknownWord;
  source: VhostuserDiskSource;
}

export interface VhostuserDiskSource extends Kept {
  type: "unix" | UnknownWord;
  path: string;
  reconnect?: Reconnect;
}

/** `type` is `vhostuser`. */
export interface VhostuserInterface extends InterfaceBase {
  type: "vhostuser";
  source?: VhostuserInterfaceSource;
}

export interface VhostuserInterfaceSource extends Kept {
  type?: "unix" | UnknownWord;
  path?: string;
  dev?: string;
  mode?: "server" | "client" | UnknownWord;
  reconnect?: Reconnect;
}

/** `type` is `vhostuser`. */
export interface VhostuserOsNvram extends OsNvramBase {
  type: "vhostuser";
  source: VhostuserDiskSource;
}

/** `type` is `vhostvdpa`. */
export interface VhostvdpaBackingStore extends BackingStoreBase {
  type: "vhostvdpa";
  format: ImageFormat;
  source: VhostvdpaDiskSource;
}

/** `type` is `vhostvdpa`. */
export interface VhostvdpaDataStore extends DataStoreBase {
  type: "vhostvdpa";
  source: VhostvdpaDiskSource;
}

/** `type` is `vhostvdpa`. */
export interface VhostvdpaDisk extends DiskBase {
  type: "vhostvdpa";
  device?: "floppy" | "disk" | "cdrom" | UnknownWord;
  source: VhostvdpaDiskSource;
}

/** `type` is `vhostvdpa`. */
export interface VhostvdpaDiskMirror extends DiskMirrorBase {
  type: "vhostvdpa";
  job: "copy" | "active-commit" | UnknownWord;
  source: VhostvdpaDiskSource;
}

export interface VhostvdpaDiskSource extends Kept {
  dev: string;
}

/** `type` is `vhostvdpa`. */
export interface VhostvdpaOsNvram extends OsNvramBase {
  type: "vhostvdpa";
  source: VhostvdpaDiskSource;
}

export interface Video extends Kept {
  driver?: VideoDriver;
  model?: VideoModel;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

export interface VideoAcceleration extends Kept {
  accel3d?: YesNo;
  accel2d?: YesNo;
  rendernode?: string;
}

export interface VideoDriver extends Kept {
  iommu?: OnOff;
  ats?: OnOff;
  packed?: OnOff;
  page_per_vq?: OnOff;
  name?: "qemu" | "vhostuser" | UnknownWord;
  vgaconf?: "io" | "on" | "off" | UnknownWord;
}

export type VideoModel =
  | PlainVideoModel
  | QxlVideoModel
  | UnknownVideoModel;

/** What all of VideoModel have. */
export interface VideoModelBase extends Kept {
  vram?: number;
  heads?: number;
  primary?: YesNo;
  blob?: OnOff;
  acceleration?: VideoAcceleration;
  resolution?: VideoResolution;
}

export interface VideoResolution extends Kept {
  x: number;
  y: number;
}

/** `type` is `virtio`. */
export interface VirtioChannelTarget extends ChannelTargetBase {
  type: "virtio";
  name?: string;
  state?: "connected" | "disconnected" | UnknownWord;
}

/** `type` is `virtio-mmio`, `unassigned`. */
export interface VirtioMmioDeviceAddress extends DeviceAddressBase {
  type: "virtio-mmio" | "unassigned";
}

/** `type` is `virtio-serial`. */
export interface VirtioSerialController extends ControllerBase {
  type: "virtio-serial";
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  ports?: number;
  vectors?: number;
}

/** `type` is `virtio-serial`. */
export interface VirtioSerialDeviceAddress extends DeviceAddressBase {
  type: "virtio-serial";
  controller: number;
  bus?: number;
  port?: number;
}

/** `type` is `virtiofs`. */
export interface VirtiofsFilesystemDriver extends FilesystemDriverBase {
  type: "virtiofs";
  iommu?: OnOff;
  ats?: OnOff;
  packed?: OnOff;
  page_per_vq?: OnOff;
  queue?: number;
}

/** `type` is `vnc`. */
export interface VncGraphics extends GraphicsBase {
  type: "vnc";
  port?: number;
  autoport?: YesNo;
  websocket?: number;
  listen?: string;
  sharePolicy?: "allow-exclusive" | "force-shared" | "ignore" | UnknownWord;
  powerControl?: YesNo;
  socket?: string;
  keymap?: string;
  passwd?: string;
  passwdValidTo?: string;
  connected?: "keep" | UnknownWord;
  listenElement?: GraphicsListen[];
  audio?: AudioReference;
}

/** `type` is `volume`. */
export interface VolumeBackingStore extends BackingStoreBase {
  type: "volume";
  format: ImageFormat;
  source?: VolumeDiskSource;
}

/** `type` is `volume`. */
export interface VolumeDataStore extends DataStoreBase {
  type: "volume";
  source?: VolumeDiskSource;
}

/** `type` is `volume`. */
export interface VolumeDisk extends DiskBase {
  type: "volume";
  device?: "floppy" | "disk" | "cdrom" | "lun" | UnknownWord;
  rawio?: YesNo;
  sgio?: "filtered" | "unfiltered" | UnknownWord;
  source?: VolumeDiskSource;
}

/** `type` is `volume`. */
export interface VolumeDiskMirror extends DiskMirrorBase {
  type: "volume";
  job: "copy" | "active-commit" | UnknownWord;
  source?: VolumeDiskSource;
}

export interface VolumeDiskSource extends Kept {
  pool: string;
  volume: string;
  mode?: "host" | "direct" | UnknownWord;
  index?: number;
  startupPolicy?: "mandatory" | "requisite" | "optional" | UnknownWord;
  slices?: StorageSlices;
  dataStore?: DataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  seclabel?: SourceSeclabel[];
}

/** `type` is `volume`. */
export interface VolumeOsNvram extends OsNvramBase {
  type: "volume";
  source?: VolumeDiskSource;
}

export interface Vsock extends Kept {
  model?: "virtio" | "virtio-transitional" | "virtio-non-transitional" | UnknownWord;
  cid?: VsockCid;
  address?: DeviceAddress;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  driver?: InputDriver;
}

export interface VsockCid extends Kept {
  auto?: YesNo;
  address?: number;
}

/** `protocol` is `vxhs`. */
export interface VxhsDiskSource extends NetworkDiskSourceBase {
  protocol: "vxhs";
  name: string;
  tls?: YesNo;
  host?: SourceHost[];
}

export interface Watchdog extends Kept {
  model: "i6300esb" | "ib700" | "diag288" | "itco" | UnknownWord;
  action?: "reset" | "shutdown" | "poweroff" | "pause" | "none" | "dump" | "inject-nmi" | UnknownWord;
  alias?: DeviceAlias;
  acpi?: DeviceAcpi;
  address?: DeviceAddress;
}

/** `type` is `xen`. */
export interface XenChannelTarget extends ChannelTargetBase {
  type: "xen";
  name?: string;
}

export interface XenCommandline extends Kept {
  "xen:arg"?: QemuArg[];
}

export interface XenFeatures extends Kept {
  e820_host?: SwitchableFeature;
  passthrough?: XenPassthrough;
}

export interface XenPassthrough extends Kept {
  state: OnOff;
  mode?: string;
}

/** `type` is `xenbus`. */
export interface XenbusController extends ControllerBase {
  type: "xenbus";
  maxGrantFrames?: number;
  maxEventChannels?: number;
}

export interface ZpciAddress extends Kept {
  uid?: number;
  fid?: number;
}
