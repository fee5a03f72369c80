// Made from the facts by scripts/generate.mjs; do not edit.

/** C: `virConnectDomainEventAgentLifecycleReason`, `VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_*`. */
export const DomainEventAgentLifecycleReason = {
  UNKNOWN: 0,
  DOMAIN_STARTED: 1,
  CHANNEL: 2,
} as const;
export type DomainEventAgentLifecycleReason = (typeof DomainEventAgentLifecycleReason)[keyof typeof DomainEventAgentLifecycleReason];

/** C: `virConnectDomainEventAgentLifecycleState`, `VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_*`. */
export const DomainEventAgentLifecycleState = {
  CONNECTED: 1,
  DISCONNECTED: 2,
} as const;
export type DomainEventAgentLifecycleState = (typeof DomainEventAgentLifecycleState)[keyof typeof DomainEventAgentLifecycleState];

/** Status in a block job event. C: `virConnectDomainEventBlockJobStatus`, `VIR_DOMAIN_BLOCK_JOB_*`. */
export const DomainEventBlockJobStatus = {
  COMPLETED: 0,
  FAILED: 1,
  CANCELED: 2,
  READY: 3,
} as const;
export type DomainEventBlockJobStatus = (typeof DomainEventBlockJobStatus)[keyof typeof DomainEventBlockJobStatus];

/** C: `virConnectDomainEventChannelLifecycleReason`, `VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_*`. */
export const DomainEventChannelLifecycleReason = {
  UNKNOWN: 0,
  DOMAIN_STARTED: 1,
  CHANNEL: 2,
} as const;
export type DomainEventChannelLifecycleReason = (typeof DomainEventChannelLifecycleReason)[keyof typeof DomainEventChannelLifecycleReason];

/** C: `virConnectDomainEventChannelLifecycleState`, `VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_*`. */
export const DomainEventChannelLifecycleState = {
  CONNECTED: 1,
  DISCONNECTED: 2,
} as const;
export type DomainEventChannelLifecycleState = (typeof DomainEventChannelLifecycleState)[keyof typeof DomainEventChannelLifecycleState];

/** C: `virConnectDomainEventDiskChangeReason`, `VIR_DOMAIN_EVENT_DISK_*`. */
export const DomainEventDiskChangeReason = {
  CHANGE_MISSING_ON_START: 0,
  DROP_MISSING_ON_START: 1,
} as const;
export type DomainEventDiskChangeReason = (typeof DomainEventDiskChangeReason)[keyof typeof DomainEventDiskChangeReason];

/** Domain filters plus NOWAIT, BACKING, ENFORCE_STATS (unknown groups become an error). C: `virConnectGetAllDomainStatsFlags`, `VIR_CONNECT_GET_ALL_DOMAINS_STATS_*`. */
export const ConnectGetAllDomainStatsFlags = {
  ACTIVE: 1,
  INACTIVE: 2,
  PERSISTENT: 4,
  TRANSIENT: 8,
  RUNNING: 16,
  PAUSED: 32,
  SHUTOFF: 64,
  OTHER: 128,
  NOWAIT: 536870912,
  BACKING: 1073741824,
  ENFORCE_STATS: 2147483648,
} as const;

/** C: `virConnectGetDomainCapabilitiesFlags`, `VIR_CONNECT_GET_DOMAIN_CAPABILITIES_*`. */
export const ConnectGetDomainCapabilitiesFlags = {
  DISABLE_DEPRECATED_FEATURES: 1,
  EXPAND_CPU_FEATURES: 2,
  SUPPORTED_CPU_FEATURES: 4,
} as const;

/** Filters; within one group OR, between groups AND, an absent group does not filter. C: `virConnectListAllDomainsFlags`, `VIR_CONNECT_LIST_DOMAINS_*`. */
export const ConnectListAllDomainsFlags = {
  ACTIVE: 1,
  INACTIVE: 2,
  PERSISTENT: 4,
  TRANSIENT: 8,
  RUNNING: 16,
  PAUSED: 32,
  SHUTOFF: 64,
  OTHER: 128,
  MANAGEDSAVE: 256,
  NO_MANAGEDSAVE: 512,
  AUTOSTART: 1024,
  NO_AUTOSTART: 2048,
  HAS_SNAPSHOT: 4096,
  NO_SNAPSHOT: 8192,
  HAS_CHECKPOINT: 16384,
  NO_CHECKPOINT: 32768,
} as const;

/** C: `virDomainAbortJobFlagsValues`, `VIR_DOMAIN_ABORT_JOB_*`. */
export const DomainAbortJobFlags = {
  POSTCOPY: 1,
} as const;

/** C: `virDomainAgentResponseTimeoutValues`, `VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_*`. */
export const DomainAgentResponseTimeout = {
  BLOCK: -2,
  DEFAULT: -1,
  NOWAIT: 0,
} as const;
export type DomainAgentResponseTimeout = (typeof DomainAgentResponseTimeout)[keyof typeof DomainAgentResponseTimeout];

/** C: `virDomainAuthorizedSSHKeysSetFlags`, `VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_*`. */
export const DomainAuthorizedSSHKeysSetFlags = {
  APPEND: 1,
  REMOVE: 2,
} as const;

/** C: `virDomainBackupBeginFlags`, `VIR_DOMAIN_BACKUP_BEGIN_*`. */
export const DomainBackupBeginFlags = {
  REUSE_EXTERNAL: 1,
  PRESERVE_SHUTDOWN_DOMAIN: 2,
} as const;

/** C: `virDomainBlockCommitFlags`, `VIR_DOMAIN_BLOCK_COMMIT_*`. */
export const DomainBlockCommitFlags = {
  SHALLOW: 1,
  DELETE: 2,
  ACTIVE: 4,
  RELATIVE: 8,
  BANDWIDTH_BYTES: 16,
} as const;

/** C: `virDomainBlockCopyFlags`, `VIR_DOMAIN_BLOCK_COPY_*`. */
export const DomainBlockCopyFlags = {
  SHALLOW: 1,
  REUSE_EXT: 2,
  TRANSIENT_JOB: 4,
  SYNCHRONOUS_WRITES: 8,
  TARGET_ZEROED: 16,
} as const;

/** C: `virDomainBlockJobAbortFlags`, `VIR_DOMAIN_BLOCK_JOB_ABORT_*`. */
export const DomainBlockJobAbortFlags = {
  ASYNC: 1,
  PIVOT: 2,
} as const;

/** C: `virDomainBlockJobInfoFlags`, `VIR_DOMAIN_BLOCK_JOB_INFO_*`. */
export const DomainBlockJobInfoFlags = {
  BANDWIDTH_BYTES: 1,
} as const;

/** C: `virDomainBlockJobSetSpeedFlags`, `VIR_DOMAIN_BLOCK_JOB_*`. */
export const DomainBlockJobSetSpeedFlags = {
  SPEED_BANDWIDTH_BYTES: 1,
} as const;

/** Kind of a block job. C: `virDomainBlockJobType`, `VIR_DOMAIN_BLOCK_JOB_TYPE_*`. */
export const DomainBlockJobType = {
  UNKNOWN: 0,
  PULL: 1,
  COPY: 2,
  COMMIT: 3,
  ACTIVE_COMMIT: 4,
  BACKUP: 5,
} as const;
export type DomainBlockJobType = (typeof DomainBlockJobType)[keyof typeof DomainBlockJobType];

/** C: `virDomainBlockPullFlags`, `VIR_DOMAIN_BLOCK_PULL_*`. */
export const DomainBlockPullFlags = {
  BANDWIDTH_BYTES: 64,
} as const;

/** C: `virDomainBlockRebaseFlags`, `VIR_DOMAIN_BLOCK_REBASE_*`. */
export const DomainBlockRebaseFlags = {
  SHALLOW: 1,
  REUSE_EXT: 2,
  COPY_RAW: 4,
  COPY: 8,
  RELATIVE: 16,
  COPY_DEV: 32,
  BANDWIDTH_BYTES: 64,
} as const;

/** C: `virDomainBlockResizeFlags`, `VIR_DOMAIN_BLOCK_RESIZE_*`. */
export const DomainBlockResizeFlags = {
  BYTES: 1,
  CAPACITY: 2,
  EXTEND: 4,
} as const;

/** Reason for state 2. C: `virDomainBlockedReason`, `VIR_DOMAIN_BLOCKED_*`. */
export const DomainBlockedReason = {
  UNKNOWN: 0,
} as const;
export type DomainBlockedReason = (typeof DomainBlockedReason)[keyof typeof DomainBlockedReason];

/** C: `virDomainChannelFlags`, `VIR_DOMAIN_CHANNEL_*`. */
export const DomainChannelFlags = {
  FORCE: 1,
} as const;

/** C: `virDomainConsoleFlags`, `VIR_DOMAIN_CONSOLE_*`. */
export const DomainConsoleFlags = {
  FORCE: 1,
  SAFE: 2,
} as const;

/** C: `virDomainControlErrorReason`, `VIR_DOMAIN_CONTROL_ERROR_REASON_*`. */
export const DomainControlErrorReason = {
  NONE: 0,
  UNKNOWN: 1,
  MONITOR: 2,
  INTERNAL: 3,
} as const;
export type DomainControlErrorReason = (typeof DomainControlErrorReason)[keyof typeof DomainControlErrorReason];

/** State of the control channel to the hypervisor. C: `virDomainControlState`, `VIR_DOMAIN_CONTROL_*`. */
export const DomainControlState = {
  OK: 0,
  JOB: 1,
  OCCUPIED: 2,
  ERROR: 3,
} as const;
export type DomainControlState = (typeof DomainControlState)[keyof typeof DomainControlState];

/** C: `virDomainCoreDumpFlags`, `VIR_DUMP_*`. */
export const DomainCoreDumpFlags = {
  CRASH: 1,
  LIVE: 2,
  BYPASS_CACHE: 4,
  RESET: 8,
  MEMORY_ONLY: 16,
} as const;

/** C: `virDomainCoreDumpFormat`, `VIR_DOMAIN_CORE_DUMP_FORMAT_*`. */
export const DomainCoreDumpFormat = {
  RAW: 0,
  KDUMP_ZLIB: 1,
  KDUMP_LZO: 2,
  KDUMP_SNAPPY: 3,
  WIN_DMP: 4,
} as const;
export type DomainCoreDumpFormat = (typeof DomainCoreDumpFormat)[keyof typeof DomainCoreDumpFormat];

/** Reason for state 6. C: `virDomainCrashedReason`, `VIR_DOMAIN_CRASHED_*`. */
export const DomainCrashedReason = {
  UNKNOWN: 0,
  PANICKED: 1,
} as const;
export type DomainCrashedReason = (typeof DomainCrashedReason)[keyof typeof DomainCrashedReason];

/** Flags of create/createXML. C: `virDomainCreateFlags`, `VIR_DOMAIN_*`. */
export const DomainCreateFlags = {
  NONE: 0,
  START_PAUSED: 1,
  /** kill the domain when this connection closes */
  START_AUTODESTROY: 2,
  /** do not pollute the page cache when restoring */
  START_BYPASS_CACHE: 4,
  /** discard a managed save image */
  START_FORCE_BOOT: 8,
  START_VALIDATE: 16,
  START_RESET_NVRAM: 32,
} as const;

/** C: `virDomainDefineFlags`, `VIR_DOMAIN_DEFINE_*`. */
export const DomainDefineFlags = {
  /** validate against the schema */
  VALIDATE: 1,
} as const;

/** GRACEFUL refuses to kill hard; REMOVE_LOGS deletes logs. C: `virDomainDestroyFlagsValues`, `VIR_DOMAIN_DESTROY_*`. */
export const DomainDestroyFlags = {
  DEFAULT: 0,
  GRACEFUL: 1,
  REMOVE_LOGS: 2,
} as const;

/** Live/config/current plus FORCE (4). C: `virDomainDeviceModifyFlags`, `VIR_DOMAIN_DEVICE_MODIFY_*`. */
export const DomainDeviceModifyFlags = {
  CURRENT: 0,
  LIVE: 1,
  CONFIG: 2,
  FORCE: 4,
} as const;

/** C: `virDomainDirtyRateCalcFlags`, `VIR_DOMAIN_DIRTYRATE_MODE_*`. */
export const DomainDirtyRateCalcFlags = {
  PAGE_SAMPLING: 0,
  DIRTY_BITMAP: 1,
  DIRTY_RING: 2,
} as const;

/** C: `virDomainDirtyRateStatus`, `VIR_DOMAIN_DIRTYRATE_*`. */
export const DomainDirtyRateStatus = {
  UNSTARTED: 0,
  MEASURING: 1,
  MEASURED: 2,
} as const;
export type DomainDirtyRateStatus = (typeof DomainDirtyRateStatus)[keyof typeof DomainDirtyRateStatus];

/** Error of a disk. C: `virDomainDiskErrorCode`, `VIR_DOMAIN_DISK_ERROR_*`. */
export const DomainDiskErrorCode = {
  NONE: 0,
  UNSPEC: 1,
  NO_SPACE: 2,
} as const;
export type DomainDiskErrorCode = (typeof DomainDiskErrorCode)[keyof typeof DomainDiskErrorCode];

/** C: `virDomainEventCrashedDetailType`, `VIR_DOMAIN_EVENT_CRASHED_*`. */
export const DomainEventCrashedDetail = {
  PANICKED: 0,
  CRASHLOADED: 1,
} as const;
export type DomainEventCrashedDetail = (typeof DomainEventCrashedDetail)[keyof typeof DomainEventCrashedDetail];

/** C: `virDomainEventDefinedDetailType`, `VIR_DOMAIN_EVENT_DEFINED_*`. */
export const DomainEventDefinedDetail = {
  ADDED: 0,
  UPDATED: 1,
  RENAMED: 2,
  FROM_SNAPSHOT: 3,
} as const;
export type DomainEventDefinedDetail = (typeof DomainEventDefinedDetail)[keyof typeof DomainEventDefinedDetail];

/** Family in a graphics event address. C: `virDomainEventGraphicsAddressType`, `VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_*`. */
export const DomainEventGraphicsAddressType = {
  IPV4: 0,
  IPV6: 1,
  UNIX: 2,
} as const;
export type DomainEventGraphicsAddressType = (typeof DomainEventGraphicsAddressType)[keyof typeof DomainEventGraphicsAddressType];

/** Phase of a graphics client connection event. C: `virDomainEventGraphicsPhase`, `VIR_DOMAIN_EVENT_GRAPHICS_*`. */
export const DomainEventGraphicsPhase = {
  CONNECT: 0,
  INITIALIZE: 1,
  DISCONNECT: 2,
} as const;
export type DomainEventGraphicsPhase = (typeof DomainEventGraphicsPhase)[keyof typeof DomainEventGraphicsPhase];

/** EventID of domain event registration. C: `virDomainEventID`, `VIR_DOMAIN_EVENT_ID_*`. */
export const DomainEventID = {
  /** 0; the only one with old style register (procedure 105) */
  LIFECYCLE: 0,
  REBOOT: 1,
  RTC_CHANGE: 2,
  WATCHDOG: 3,
  IO_ERROR: 4,
  GRAPHICS: 5,
  IO_ERROR_REASON: 6,
  /** monitor broke; no detail */
  CONTROL_ERROR: 7,
  /** disk by path */
  BLOCK_JOB: 8,
  DISK_CHANGE: 9,
  TRAY_CHANGE: 10,
  PMWAKEUP: 11,
  PMSUSPEND: 12,
  BALLOON_CHANGE: 13,
  PMSUSPEND_DISK: 14,
  DEVICE_REMOVED: 15,
  /** disk by target name */
  BLOCK_JOB_2: 16,
  TUNABLE: 17,
  AGENT_LIFECYCLE: 18,
  DEVICE_ADDED: 19,
  MIGRATION_ITERATION: 20,
  JOB_COMPLETED: 21,
  DEVICE_REMOVAL_FAILED: 22,
  METADATA_CHANGE: 23,
  BLOCK_THRESHOLD: 24,
  MEMORY_FAILURE: 25,
  MEMORY_DEVICE_SIZE_CHANGE: 26,
  NIC_MAC_CHANGE: 27,
  VCPU_REMOVED: 28,
  CHANNEL_LIFECYCLE: 29,
} as const;
export type DomainEventID = (typeof DomainEventID)[keyof typeof DomainEventID];

/** What was done on a disk error. C: `virDomainEventIOErrorAction`, `VIR_DOMAIN_EVENT_IO_ERROR_*`. */
export const DomainEventIOErrorAction = {
  NONE: 0,
  PAUSE: 1,
  REPORT: 2,
} as const;
export type DomainEventIOErrorAction = (typeof DomainEventIOErrorAction)[keyof typeof DomainEventIOErrorAction];

/** C: `virDomainEventPMSuspendedDetailType`, `VIR_DOMAIN_EVENT_PMSUSPENDED_*`. */
export const DomainEventPMSuspendedDetail = {
  MEMORY: 0,
  DISK: 1,
} as const;
export type DomainEventPMSuspendedDetail = (typeof DomainEventPMSuspendedDetail)[keyof typeof DomainEventPMSuspendedDetail];

/** C: `virDomainEventResumedDetailType`, `VIR_DOMAIN_EVENT_RESUMED_*`. */
export const DomainEventResumedDetail = {
  UNPAUSED: 0,
  MIGRATED: 1,
  FROM_SNAPSHOT: 2,
  POSTCOPY: 3,
  POSTCOPY_FAILED: 4,
} as const;
export type DomainEventResumedDetail = (typeof DomainEventResumedDetail)[keyof typeof DomainEventResumedDetail];

/** C: `virDomainEventShutdownDetailType`, `VIR_DOMAIN_EVENT_SHUTDOWN_*`. */
export const DomainEventShutdownDetail = {
  FINISHED: 0,
  GUEST: 1,
  HOST: 2,
} as const;
export type DomainEventShutdownDetail = (typeof DomainEventShutdownDetail)[keyof typeof DomainEventShutdownDetail];

/** C: `virDomainEventStartedDetailType`, `VIR_DOMAIN_EVENT_STARTED_*`. */
export const DomainEventStartedDetail = {
  BOOTED: 0,
  MIGRATED: 1,
  RESTORED: 2,
  FROM_SNAPSHOT: 3,
  WAKEUP: 4,
  RECREATED: 5,
} as const;
export type DomainEventStartedDetail = (typeof DomainEventStartedDetail)[keyof typeof DomainEventStartedDetail];

/** C: `virDomainEventStoppedDetailType`, `VIR_DOMAIN_EVENT_STOPPED_*`. */
export const DomainEventStoppedDetail = {
  SHUTDOWN: 0,
  DESTROYED: 1,
  CRASHED: 2,
  MIGRATED: 3,
  SAVED: 4,
  FAILED: 5,
  FROM_SNAPSHOT: 6,
  RECREATED: 7,
} as const;
export type DomainEventStoppedDetail = (typeof DomainEventStoppedDetail)[keyof typeof DomainEventStoppedDetail];

/** C: `virDomainEventSuspendedDetailType`, `VIR_DOMAIN_EVENT_SUSPENDED_*`. */
export const DomainEventSuspendedDetail = {
  PAUSED: 0,
  MIGRATED: 1,
  IOERROR: 2,
  WATCHDOG: 3,
  RESTORED: 4,
  FROM_SNAPSHOT: 5,
  API_ERROR: 6,
  POSTCOPY: 7,
  POSTCOPY_FAILED: 8,
  GUEST_SHUTDOWN: 9,
} as const;
export type DomainEventSuspendedDetail = (typeof DomainEventSuspendedDetail)[keyof typeof DomainEventSuspendedDetail];

/** C: `virDomainEventTrayChangeReason`, `VIR_DOMAIN_EVENT_TRAY_CHANGE_*`. */
export const DomainEventTrayChangeReason = {
  OPEN: 0,
  CLOSE: 1,
} as const;
export type DomainEventTrayChangeReason = (typeof DomainEventTrayChangeReason)[keyof typeof DomainEventTrayChangeReason];

/** First number of a lifecycle event; the detail number is from the table of that type (see eventTables). C: `virDomainEventType`, `VIR_DOMAIN_EVENT_*`. */
export const DomainEventType = {
  DEFINED: 0,
  UNDEFINED: 1,
  STARTED: 2,
  SUSPENDED: 3,
  RESUMED: 4,
  STOPPED: 5,
  SHUTDOWN: 6,
  PMSUSPENDED: 7,
  CRASHED: 8,
} as const;
export type DomainEventType = (typeof DomainEventType)[keyof typeof DomainEventType];

/** C: `virDomainEventUndefinedDetailType`, `VIR_DOMAIN_EVENT_UNDEFINED_*`. */
export const DomainEventUndefinedDetail = {
  REMOVED: 0,
  RENAMED: 1,
} as const;
export type DomainEventUndefinedDetail = (typeof DomainEventUndefinedDetail)[keyof typeof DomainEventUndefinedDetail];

/** What the watchdog did. C: `virDomainEventWatchdogAction`, `VIR_DOMAIN_EVENT_WATCHDOG_*`. */
export const DomainEventWatchdogAction = {
  NONE: 0,
  PAUSE: 1,
  RESET: 2,
  POWEROFF: 3,
  SHUTDOWN: 4,
  DEBUG: 5,
  INJECTNMI: 6,
} as const;
export type DomainEventWatchdogAction = (typeof DomainEventWatchdogAction)[keyof typeof DomainEventWatchdogAction];

/** C: `virDomainGetHostnameFlags`, `VIR_DOMAIN_GET_HOSTNAME_*`. */
export const DomainGetHostnameFlags = {
  LEASE: 1,
  AGENT: 2,
} as const;

/** C: `virDomainGetJobStatsFlags`, `VIR_DOMAIN_JOB_STATS_*`. */
export const DomainGetJobStatsFlags = {
  COMPLETED: 1,
  KEEP_COMPLETED: 2,
} as const;

/** C: `virDomainGraphicsReloadType`, `VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_*`. */
export const DomainGraphicsReloadType = {
  ANY: 0,
  VNC: 1,
} as const;
export type DomainGraphicsReloadType = (typeof DomainGraphicsReloadType)[keyof typeof DomainGraphicsReloadType];

/** C: `virDomainGuestInfoTypes`, `VIR_DOMAIN_GUEST_INFO_*`. */
export const DomainGuestInfoTypes = {
  USERS: 1,
  OS: 2,
  TIMEZONE: 4,
  HOSTNAME: 8,
  FILESYSTEM: 16,
  DISKS: 32,
  INTERFACES: 64,
  LOAD: 128,
  DEVICES: 256,
} as const;

/** Where addresses come from: DHCP leases, guest agent (needs a writable connection), host ARP table. C: `virDomainInterfaceAddressesSource`, `VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_*`. */
export const DomainInterfaceAddressesSource = {
  LEASE: 0,
  AGENT: 1,
  ARP: 2,
} as const;
export type DomainInterfaceAddressesSource = (typeof DomainInterfaceAddressesSource)[keyof typeof DomainInterfaceAddressesSource];

/** Value of the operation field of job stats. C: `virDomainJobOperation`, `VIR_DOMAIN_JOB_OPERATION_*`. */
export const DomainJobOperation = {
  UNKNOWN: 0,
  START: 1,
  SAVE: 2,
  RESTORE: 3,
  MIGRATION_IN: 4,
  MIGRATION_OUT: 5,
  SNAPSHOT: 6,
  SNAPSHOT_REVERT: 7,
  DUMP: 8,
  BACKUP: 9,
  SNAPSHOT_DELETE: 10,
} as const;
export type DomainJobOperation = (typeof DomainJobOperation)[keyof typeof DomainJobOperation];

/** Type field of job info. C: `virDomainJobType`, `VIR_DOMAIN_JOB_*`. */
export const DomainJobType = {
  NONE: 0,
  BOUNDED: 1,
  UNBOUNDED: 2,
  COMPLETED: 3,
  FAILED: 4,
  CANCELLED: 5,
} as const;
export type DomainJobType = (typeof DomainJobType)[keyof typeof DomainJobType];

/** Which lifecycle action to set. C: `virDomainLifecycle`, `VIR_DOMAIN_LIFECYCLE_*`. */
export const DomainLifecycle = {
  POWEROFF: 0,
  REBOOT: 1,
  CRASH: 2,
} as const;
export type DomainLifecycle = (typeof DomainLifecycle)[keyof typeof DomainLifecycle];

/** The action. C: `virDomainLifecycleAction`, `VIR_DOMAIN_LIFECYCLE_ACTION_*`. */
export const DomainLifecycleAction = {
  DESTROY: 0,
  RESTART: 1,
  RESTART_RENAME: 2,
  PRESERVE: 3,
  COREDUMP_DESTROY: 4,
  COREDUMP_RESTART: 5,
  PRESERVE_RUNNING: 6,
} as const;
export type DomainLifecycleAction = (typeof DomainLifecycleAction)[keyof typeof DomainLifecycleAction];

/** C: `virDomainMemoryFailureActionType`, `VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_*`. */
export const DomainMemoryFailureActionType = {
  IGNORE: 0,
  INJECT: 1,
  FATAL: 2,
  RESET: 3,
} as const;
export type DomainMemoryFailureActionType = (typeof DomainMemoryFailureActionType)[keyof typeof DomainMemoryFailureActionType];

/** C: `virDomainMemoryFailureFlags`, `VIR_DOMAIN_MEMORY_FAILURE_*`. */
export const DomainMemoryFailureFlags = {
  ACTION_REQUIRED: 1,
  RECURSIVE: 2,
} as const;

/** C: `virDomainMemoryFailureRecipientType`, `VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_*`. */
export const DomainMemoryFailureRecipientType = {
  HYPERVISOR: 0,
  GUEST: 1,
} as const;
export type DomainMemoryFailureRecipientType = (typeof DomainMemoryFailureRecipientType)[keyof typeof DomainMemoryFailureRecipientType];

/** C: `virDomainMemoryFlags`, `VIR_MEMORY_*`. */
export const DomainMemoryFlags = {
  VIRTUAL: 1,
  PHYSICAL: 2,
} as const;

/** Live/config plus: the maximum instead of the current balloon target. C: `virDomainMemoryModFlags`, `VIR_DOMAIN_MEM_*`. */
export const DomainMemoryModFlags = {
  CURRENT: 0,
  LIVE: 1,
  CONFIG: 2,
  /** change the maximum, not the balloon target */
  MAXIMUM: 4,
} as const;

/** Tag of a memory statistic; the 64-bit value goes with it, KiB unless noted. C: `virDomainMemoryStatTags`, `VIR_DOMAIN_MEMORY_STAT_*`. */
export const DomainMemoryStatTags = {
  /** KiB read from swap */
  SWAP_IN: 0,
  /** KiB written to swap */
  SWAP_OUT: 1,
  /** count of page faults that needed disk */
  MAJOR_FAULT: 2,
  /** count of page faults without disk */
  MINOR_FAULT: 3,
  /** KiB quite unused in the guest */
  UNUSED: 4,
  /** KiB the guest sees in all */
  AVAILABLE: 5,
  /** KiB of the balloon target */
  ACTUAL_BALLOON: 6,
  /** KiB resident of the host process */
  RSS: 7,
  /** KiB that the guest can get without swapping */
  USABLE: 8,
  /** seconds since the epoch of the last report */
  LAST_UPDATE: 9,
  /** KiB quickly reclaimable */
  DISK_CACHES: 10,
  /** count of successful huge page allocations */
  HUGETLB_PGALLOC: 11,
  /** count of failed huge page allocations */
  HUGETLB_PGFAIL: 12,
  NR: 13,
} as const;
export type DomainMemoryStatTags = (typeof DomainMemoryStatTags)[keyof typeof DomainMemoryStatTags];

/** C: `virDomainMessageType`, `VIR_DOMAIN_MESSAGE_*`. */
export const DomainMessageType = {
  DEPRECATION: 1,
  TAINTING: 2,
  IOERRORS: 4,
} as const;
export type DomainMessageType = (typeof DomainMessageType)[keyof typeof DomainMessageType];

/** Which part of the metadata; 2 (element) needs a namespace uri. C: `virDomainMetadataType`, `VIR_DOMAIN_METADATA_*`. */
export const DomainMetadataType = {
  DESCRIPTION: 0,
  TITLE: 1,
  ELEMENT: 2,
} as const;
export type DomainMetadataType = (typeof DomainMetadataType)[keyof typeof DomainMetadataType];

/** Flags of a migration. C: `virDomainMigrateFlags`, `VIR_MIGRATE_*`. */
export const DomainMigrateFlags = {
  /** keep running while memory is copied */
  LIVE: 1,
  /** source daemon talks to the destination daemon */
  PEER2PEER: 2,
  /** data goes through the RPC connection */
  TUNNELLED: 4,
  /** define on the destination */
  PERSIST_DEST: 8,
  /** undefine on the source */
  UNDEFINE_SOURCE: 16,
  /** do not resume on the destination */
  PAUSED: 32,
  /** copy disks wholly */
  NON_SHARED_DISK: 64,
  /** copy disks incrementally */
  NON_SHARED_INC: 128,
  CHANGE_PROTECTION: 256,
  /** skip safety checks */
  UNSAFE: 512,
  OFFLINE: 1024,
  COMPRESSED: 2048,
  ABORT_ON_ERROR: 4096,
  AUTO_CONVERGE: 8192,
  RDMA_PIN_ALL: 16384,
  POSTCOPY: 32768,
  TLS: 65536,
  PARALLEL: 131072,
  NON_SHARED_SYNCHRONOUS_WRITES: 262144,
  POSTCOPY_RESUME: 524288,
  ZEROCOPY: 1048576,
} as const;

/** C: `virDomainMigrateMaxSpeedFlags`, `VIR_DOMAIN_MIGRATE_MAX_SPEED_*`. */
export const DomainMigrateMaxSpeedFlags = {
  POSTCOPY: 1,
} as const;

/** Shared low bits of nearly every domain flags word: 0 current (live if running else config), 1 live only, 2 stored config only; both may be given together. C: `virDomainModificationImpact`, `VIR_DOMAIN_AFFECT_*`. */
export const DomainModificationImpact = {
  /** running state if running, else stored definition */
  CURRENT: 0,
  /** the running domain */
  LIVE: 1,
  /** the stored definition */
  CONFIG: 2,
} as const;

/** Reason for state 0. C: `virDomainNostateReason`, `VIR_DOMAIN_NOSTATE_*`. */
export const DomainNostateReason = {
  UNKNOWN: 0,
} as const;
export type DomainNostateReason = (typeof DomainNostateReason)[keyof typeof DomainNostateReason];

/** C: `virDomainNumatuneMemMode`, `VIR_DOMAIN_NUMATUNE_MEM_*`. */
export const DomainNumatuneMemMode = {
  STRICT: 0,
  PREFERRED: 1,
  INTERLEAVE: 2,
  RESTRICTIVE: 3,
} as const;
export type DomainNumatuneMemMode = (typeof DomainNumatuneMemMode)[keyof typeof DomainNumatuneMemMode];

/** C: `virDomainOpenGraphicsFlags`, `VIR_DOMAIN_OPEN_GRAPHICS_*`. */
export const DomainOpenGraphicsFlags = {
  SKIPAUTH: 1,
} as const;

/** Unused legacy. C: `virDomainPMSuspendedDiskReason`, `VIR_DOMAIN_PMSUSPENDED_DISK_*`. */
export const DomainPMSuspendedDiskReason = {
  UNKNOWN: 0,
} as const;
export type DomainPMSuspendedDiskReason = (typeof DomainPMSuspendedDiskReason)[keyof typeof DomainPMSuspendedDiskReason];

/** Reason for state 7. C: `virDomainPMSuspendedReason`, `VIR_DOMAIN_PMSUSPENDED_*`. */
export const DomainPMSuspendedReason = {
  UNKNOWN: 0,
} as const;
export type DomainPMSuspendedReason = (typeof DomainPMSuspendedReason)[keyof typeof DomainPMSuspendedReason];

/** Reason for state 3. C: `virDomainPausedReason`, `VIR_DOMAIN_PAUSED_*`. */
export const DomainPausedReason = {
  UNKNOWN: 0,
  USER: 1,
  MIGRATION: 2,
  SAVE: 3,
  DUMP: 4,
  IOERROR: 5,
  WATCHDOG: 6,
  FROM_SNAPSHOT: 7,
  SHUTTING_DOWN: 8,
  SNAPSHOT: 9,
  CRASHED: 10,
  STARTING_UP: 11,
  POSTCOPY: 12,
  POSTCOPY_FAILED: 13,
  API_ERROR: 14,
} as const;
export type DomainPausedReason = (typeof DomainPausedReason)[keyof typeof DomainPausedReason];

/** Signal numbers as on Linux. C: `virDomainProcessSignal`, `VIR_DOMAIN_PROCESS_SIGNAL_*`. */
export const DomainProcessSignal = {
  NOP: 0,
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  STKFLT: 16,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  WINCH: 28,
  POLL: 29,
  PWR: 30,
  SYS: 31,
  RT0: 32,
  RT1: 33,
  RT2: 34,
  RT3: 35,
  RT4: 36,
  RT5: 37,
  RT6: 38,
  RT7: 39,
  RT8: 40,
  RT9: 41,
  RT10: 42,
  RT11: 43,
  RT12: 44,
  RT13: 45,
  RT14: 46,
  RT15: 47,
  RT16: 48,
  RT17: 49,
  RT18: 50,
  RT19: 51,
  RT20: 52,
  RT21: 53,
  RT22: 54,
  RT23: 55,
  RT24: 56,
  RT25: 57,
  RT26: 58,
  RT27: 59,
  RT28: 60,
  RT29: 61,
  RT30: 62,
  RT31: 63,
  RT32: 64,
} as const;
export type DomainProcessSignal = (typeof DomainProcessSignal)[keyof typeof DomainProcessSignal];

/** Which mechanism to use; 0 lets the hypervisor choose. C: `virDomainRebootFlagValues`, `VIR_DOMAIN_REBOOT_*`. */
export const DomainRebootFlags = {
  DEFAULT: 0,
  ACPI_POWER_BTN: 1,
  GUEST_AGENT: 2,
  INITCTL: 4,
  SIGNAL: 8,
  /** by the paravirtual control interface (Xen) */
  PARAVIRT: 16,
} as const;

/** Reason for state 1. C: `virDomainRunningReason`, `VIR_DOMAIN_RUNNING_*`. */
export const DomainRunningReason = {
  UNKNOWN: 0,
  BOOTED: 1,
  MIGRATED: 2,
  RESTORED: 3,
  FROM_SNAPSHOT: 4,
  UNPAUSED: 5,
  MIGRATION_CANCELED: 6,
  SAVE_CANCELED: 7,
  WAKEUP: 8,
  CRASHED: 9,
  POSTCOPY: 10,
  POSTCOPY_FAILED: 11,
} as const;
export type DomainRunningReason = (typeof DomainRunningReason)[keyof typeof DomainRunningReason];

/** C: `virDomainSaveImageXMLFlags`, `VIR_DOMAIN_SAVE_IMAGE_XML_*`. */
export const DomainSaveImageXMLFlags = {
  SECURE: 1,
} as const;

/** C: `virDomainSaveRestoreFlags`, `VIR_DOMAIN_SAVE_*`. */
export const DomainSaveRestoreFlags = {
  BYPASS_CACHE: 1,
  RUNNING: 2,
  PAUSED: 4,
  RESET_NVRAM: 8,
} as const;

/** C: `virDomainSetTimeFlags`, `VIR_DOMAIN_*`. */
export const DomainSetTimeFlags = {
  TIME_SYNC: 1,
} as const;

/** C: `virDomainSetUserPasswordFlags`, `VIR_DOMAIN_*`. */
export const DomainSetUserPasswordFlags = {
  PASSWORD_ENCRYPTED: 1,
} as const;

/** C: `virDomainSetVcpuFlags`, `VIR_DOMAIN_SETVCPU_*`. */
export const DomainSetVcpuFlags = {
  AFFECT_CURRENT: 0,
  AFFECT_LIVE: 1,
  AFFECT_CONFIG: 2,
  ASYNC_UNPLUG: 4,
} as const;

/** Which mechanism to use; 0 lets the hypervisor choose. C: `virDomainShutdownFlagValues`, `VIR_DOMAIN_SHUTDOWN_*`. */
export const DomainShutdownFlags = {
  DEFAULT: 0,
  ACPI_POWER_BTN: 1,
  GUEST_AGENT: 2,
  INITCTL: 4,
  SIGNAL: 8,
  /** by the paravirtual control interface (Xen) */
  PARAVIRT: 16,
} as const;

/** Reason for state 4. C: `virDomainShutdownReason`, `VIR_DOMAIN_SHUTDOWN_*`. */
export const DomainShutdownReason = {
  UNKNOWN: 0,
  USER: 1,
} as const;
export type DomainShutdownReason = (typeof DomainShutdownReason)[keyof typeof DomainShutdownReason];

/** Reason for state 5. C: `virDomainShutoffReason`, `VIR_DOMAIN_SHUTOFF_*`. */
export const DomainShutoffReason = {
  UNKNOWN: 0,
  SHUTDOWN: 1,
  DESTROYED: 2,
  CRASHED: 3,
  MIGRATED: 4,
  SAVED: 5,
  FAILED: 6,
  FROM_SNAPSHOT: 7,
  DAEMON: 8,
} as const;
export type DomainShutoffReason = (typeof DomainShutoffReason)[keyof typeof DomainShutoffReason];

/** What a domain is doing; -1 is never on the wire. C: `virDomainState`, `VIR_DOMAIN_*`. */
export const DomainState = {
  /** unknown or no state */
  NOSTATE: 0,
  RUNNING: 1,
  /** waiting for a resource (Xen says so of an idle guest) */
  BLOCKED: 2,
  PAUSED: 3,
  /** guest is in the course of shutting down */
  SHUTDOWN: 4,
  /** not running */
  SHUTOFF: 5,
  CRASHED: 6,
  /** suspended by the guest's power management */
  PMSUSPENDED: 7,
} as const;
export type DomainState = (typeof DomainState)[keyof typeof DomainState];

/** Groups asked of getAllDomainStats; 0 means all that the server knows. C: `virDomainStatsTypes`, `VIR_DOMAIN_STATS_*`. */
export const DomainStatsTypes = {
  STATE: 1,
  CPU_TOTAL: 2,
  BALLOON: 4,
  VCPU: 8,
  INTERFACE: 16,
  BLOCK: 32,
  PERF: 64,
  IOTHREAD: 128,
  MEMORY: 256,
  DIRTYRATE: 512,
  VM: 1024,
} as const;

/** What to remove together with the definition. C: `virDomainUndefineFlagsValues`, `VIR_DOMAIN_UNDEFINE_*`. */
export const DomainUndefineFlags = {
  MANAGED_SAVE: 1,
  SNAPSHOTS_METADATA: 2,
  NVRAM: 4,
  KEEP_NVRAM: 8,
  CHECKPOINTS_METADATA: 16,
  TPM: 32,
  KEEP_TPM: 64,
} as const;

/** Live/config plus: maximum instead of current count, ask the guest agent, make hotpluggable. C: `virDomainVcpuFlags`, `VIR_DOMAIN_VCPU_*`. */
export const DomainVcpuFlags = {
  CURRENT: 0,
  LIVE: 1,
  CONFIG: 2,
  /** the maximum instead of the current number */
  MAXIMUM: 4,
  /** ask or tell the guest agent */
  GUEST: 8,
  HOTPLUGGABLE: 16,
  ASYNC_UNPLUG: 32,
} as const;

/** Flags of getXMLDesc. C: `virDomainXMLFlags`, `VIR_DOMAIN_XML_*`. */
export const DomainXMLFlags = {
  /** include secrets; refused on read-only connections */
  SECURE: 1,
  /** the definition for the next start */
  INACTIVE: 2,
  /** replace the guest CPU by what it expands to on this host */
  UPDATE_CPU: 4,
  /** XML fit for an older destination; refused on read-only connections */
  MIGRATABLE: 8,
} as const;

/** Code table of keycodes sent with sendKey. C: `virKeycodeSet`, `VIR_KEYCODE_SET_*`. */
export const KeycodeSet = {
  LINUX: 0,
  XT: 1,
  ATSET1: 2,
  ATSET2: 3,
  ATSET3: 4,
  OSX: 5,
  XT_KBD: 6,
  USB: 7,
  WIN32: 8,
  QNUM: 9,
} as const;
export type KeycodeSet = (typeof KeycodeSet)[keyof typeof KeycodeSet];

/** Special values of the cpu number: -1 not running, -2 unknown. C: `virVcpuHostCpuState`, `VIR_VCPU_INFO_CPU_*`. */
export const VcpuHostCpuState = {
  UNAVAILABLE: -2,
  OFFLINE: -1,
} as const;
export type VcpuHostCpuState = (typeof VcpuHostCpuState)[keyof typeof VcpuHostCpuState];

/** State of a virtual CPU. C: `virVcpuState`, `VIR_VCPU_*`. */
export const VcpuState = {
  OFFLINE: 0,
  RUNNING: 1,
  BLOCKED: 2,
} as const;
export type VcpuState = (typeof VcpuState)[keyof typeof VcpuState];
