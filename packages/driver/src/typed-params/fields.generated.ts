// Made from the facts by scripts/generate.mjs; do not edit.
import type { FieldTypes } from "./field-types.js";

/** announceInterface; ms. C: `VIR_DOMAIN_ANNOUNCE_*`. */
export const announceFields = {
  "initial": "uint",
  "max": "uint",
  "rounds": "uint",
  "step": "uint",
} as const satisfies FieldTypes;

/** interfaceParameters; KiB/s and KiB. C: `VIR_DOMAIN_BANDWIDTH_*`. */
export const bandwidthFields = {
  "inbound.average": "uint",
  "inbound.burst": "uint",
  "inbound.floor": "uint",
  "inbound.peak": "uint",
  "outbound.average": "uint",
  "outbound.burst": "uint",
  "outbound.peak": "uint",
} as const satisfies FieldTypes;

/** blkioParameters. C: `VIR_DOMAIN_BLKIO_*`. */
export const blkioFields = {
  "device_read_bytes_sec": "string",
  "device_read_iops_sec": "string",
  "device_weight": "string",
  "device_write_bytes_sec": "string",
  "device_write_iops_sec": "string",
  "weight": "uint",
} as const satisfies FieldTypes;

/** blockCopy parameters. C: `VIR_DOMAIN_BLOCK_COPY_*`. */
export const blockCopyFields = {
  "bandwidth": "ullong",
  "buf-size": "ullong",
  "granularity": "uint",
} as const satisfies FieldTypes;

/** blockIoTune. C: `VIR_DOMAIN_BLOCK_IOTUNE_*`. */
export const blockIoTuneFields = {
  "group_name": "string",
  "read_bytes_sec": "ullong",
  "read_bytes_sec_max": "ullong",
  "read_bytes_sec_max_length": "ullong",
  "read_iops_sec": "ullong",
  "read_iops_sec_max": "ullong",
  "read_iops_sec_max_length": "ullong",
  "size_iops_sec": "ullong",
  "total_bytes_sec": "ullong",
  "total_bytes_sec_max": "ullong",
  "total_bytes_sec_max_length": "ullong",
  "total_iops_sec": "ullong",
  "total_iops_sec_max": "ullong",
  "total_iops_sec_max_length": "ullong",
  "write_bytes_sec": "ullong",
  "write_bytes_sec_max": "ullong",
  "write_bytes_sec_max_length": "ullong",
  "write_iops_sec": "ullong",
  "write_iops_sec_max": "ullong",
  "write_iops_sec_max_length": "ullong",
} as const satisfies FieldTypes;

/** blockStatsFlags; bytes, requests, ns. C: `VIR_DOMAIN_BLOCK_STATS_*`. */
export const blockStatsFields = {
  "errs": "llong",
  "flush_operations": "llong",
  "flush_total_times": "llong bigint",
  "rd_bytes": "llong bigint",
  "rd_operations": "llong",
  "rd_total_times": "llong bigint",
  "wr_bytes": "llong bigint",
  "wr_operations": "llong",
  "wr_total_times": "llong bigint",
} as const satisfies FieldTypes;

/** setIdentity. C: `VIR_CONNECT_IDENTITY_*`. */
export const connectIdentityFields = {
  "group-name": "string",
  "process-id": "llong",
  "process-time": "ullong",
  "sasl-user-name": "string",
  "selinux-context": "string",
  "unix-group-id": "ullong",
  "unix-user-id": "ullong",
  "user-name": "string",
  "x509-distinguished-name": "string",
} as const satisfies FieldTypes;

/** getCPUStats; ns. C: `VIR_DOMAIN_CPU_STATS_*`. */
export const cpuStatsFields = {
  "cpu_time": "ullong bigint",
  "system_time": "ullong bigint",
  "user_time": "ullong bigint",
  "vcpu_time": "ullong bigint",
} as const satisfies FieldTypes;

/** saveParams, restoreParams. C: `VIR_DOMAIN_SAVE_PARAM_*`. */
export const domainSaveFields = {
  "dxml": "string",
  "file": "string",
  "image_format": "string",
  "parallel.channels": "int",
} as const satisfies FieldTypes;

/** setIOThreadParams. C: `VIR_DOMAIN_IOTHREAD_*`. */
export const ioThreadFields = {
  "poll_grow": "uint",
  "poll_max_ns": "ullong bigint",
  "poll_shrink": "uint",
  "poll_weight": "uint",
  "thread_pool_max": "int",
  "thread_pool_min": "int",
} as const satisfies FieldTypes;

/** jobStats; bytes, ms. C: `VIR_DOMAIN_JOB_*`. */
export const jobFields = {
  "auto_converge_throttle": "int",
  "compression_bytes": "ullong bigint",
  "compression_cache": "ullong bigint",
  "compression_cache_misses": "ullong",
  "compression_overflow": "ullong",
  "compression_pages": "ullong",
  "data_processed": "ullong bigint",
  "data_remaining": "ullong bigint",
  "data_total": "ullong bigint",
  "disk_bps": "ullong",
  "disk_processed": "ullong bigint",
  "disk_remaining": "ullong bigint",
  "disk_temp_total": "ullong bigint",
  "disk_temp_used": "ullong bigint",
  "disk_total": "ullong bigint",
  "downtime": "ullong",
  "downtime_net": "ullong",
  "errmsg": "string",
  "memory_bps": "ullong",
  "memory_constant": "ullong",
  "memory_dirty_rate": "ullong",
  "memory_iteration": "ullong",
  "memory_normal": "ullong",
  "memory_normal_bytes": "ullong bigint",
  "memory_page_size": "ullong",
  "memory_postcopy_requests": "ullong",
  "memory_processed": "ullong bigint",
  "memory_remaining": "ullong bigint",
  "memory_total": "ullong bigint",
  "operation": "int",
  "setup_time": "ullong",
  "success": "boolean",
  "time_elapsed": "ullong",
  "time_elapsed_net": "ullong",
  "time_remaining": "ullong",
  "vfio_data_transferred": "ullong bigint",
} as const satisfies FieldTypes;

/** launchSecurityInfo, setLaunchSecurityState. C: `VIR_DOMAIN_LAUNCH_SECURITY_*`. */
export const launchSecurityFields = {
  "sev-api-major": "uint",
  "sev-api-minor": "uint",
  "sev-build-id": "uint",
  "sev-measurement": "string",
  "sev-policy": "uint",
  "sev-secret": "string",
  "sev-secret-header": "string",
  "sev-secret-set-address": "ullong bigint",
  "sev-snp-policy": "ullong bigint",
} as const satisfies FieldTypes;

/** memoryParameters; KiB, 9007199254740991 means unlimited. C: `VIR_DOMAIN_MEMORY_*`. */
export const memoryFields = {
  "hard_limit": "ullong",
  "min_guarantee": "ullong",
  "soft_limit": "ullong",
  "swap_hard_limit": "ullong",
} as const satisfies FieldTypes;

/** migrate3 and its internal steps. C: `VIR_MIGRATE_PARAM_*`. */
export const migrateFields = {
  "auto_converge.increment": "int",
  "auto_converge.initial": "int",
  "bandwidth": "ullong",
  "bandwidth.avail.switchover": "ullong",
  "bandwidth.postcopy": "ullong",
  "compression": "string",
  "compression.mt.dthreads": "int",
  "compression.mt.level": "int",
  "compression.mt.threads": "int",
  "compression.xbzrle.cache": "ullong",
  "compression.zlib.level": "int",
  "compression.zstd.level": "int",
  "destination_name": "string",
  "destination_xml": "string",
  "disks_port": "int",
  "disks_uri": "string",
  "graphics_uri": "string",
  "listen_address": "string",
  "migrate_disks": "string",
  "migrate_disks_detect_zeroes": "string",
  "migrate_disks_target_zero": "string",
  "parallel.connections": "int",
  "persistent_xml": "string",
  "tls.destination": "string",
  "migrate_uri": "string",
} as const satisfies FieldTypes;

/** network port parameters. C: `VIR_NETWORK_PORT_*`. */
export const networkPortFields = {
  "inbound.average": "uint",
  "inbound.burst": "uint",
  "inbound.floor": "uint",
  "inbound.peak": "uint",
  "outbound.average": "uint",
  "outbound.burst": "uint",
  "outbound.peak": "uint",
} as const satisfies FieldTypes;

/** node memoryParameters (KSM). C: `VIR_NODE_MEMORY_SHARED_*`. */
export const nodeMemoryFields = {
  "shm_full_scans": "ullong",
  "shm_merge_across_nodes": "uint",
  "shm_pages_shared": "ullong",
  "shm_pages_sharing": "ullong",
  "shm_pages_to_scan": "uint",
  "shm_pages_unshared": "ullong",
  "shm_pages_volatile": "ullong",
  "shm_sleep_millisecs": "uint",
} as const satisfies FieldTypes;

/** getSEVInfo. C: `VIR_NODE_SEV_*`. */
export const nodeSEVFields = {
  "cbitpos": "uint",
  "cert-chain": "string",
  "cpu0-id": "string",
  "max-es-guests": "uint",
  "max-guests": "uint",
  "pdh": "string",
  "reduced-phys-bits": "uint",
} as const satisfies FieldTypes;

/** numaParameters. C: `VIR_DOMAIN_NUMA_*`. */
export const numaFields = {
  "numa_mode": "int",
  "numa_nodeset": "string",
} as const satisfies FieldTypes;

/** perfEvents: each boolean. C: `VIR_PERF_PARAM_*`. */
export const perfEventFields = {
  "alignment_faults": "boolean",
  "branch_instructions": "boolean",
  "branch_misses": "boolean",
  "bus_cycles": "boolean",
  "cache_misses": "boolean",
  "cache_references": "boolean",
  "cmt": "boolean",
  "context_switches": "boolean",
  "cpu_clock": "boolean",
  "cpu_cycles": "boolean",
  "cpu_migrations": "boolean",
  "emulation_faults": "boolean",
  "instructions": "boolean",
  "mbml": "boolean",
  "mbmt": "boolean",
  "page_faults": "boolean",
  "page_faults_maj": "boolean",
  "page_faults_min": "boolean",
  "ref_cpu_cycles": "boolean",
  "stalled_cycles_backend": "boolean",
  "stalled_cycles_frontend": "boolean",
  "task_clock": "boolean",
} as const satisfies FieldTypes;

/** schedulerParameters. C: `VIR_DOMAIN_SCHEDULER_*`. */
export const schedulerFields = {
  "cap": "uint",
  "cpu_shares": "ullong",
  "emulator_period": "ullong",
  "emulator_quota": "llong",
  "global_period": "ullong",
  "global_quota": "llong",
  "iothread_period": "ullong",
  "iothread_quota": "llong",
  "limit": "llong",
  "reservation": "llong",
  "shares": "int",
  "vcpu_period": "ullong",
  "vcpu_quota": "llong",
  "weight": "uint",
} as const satisfies FieldTypes;

/** fields of the tunable event. C: `VIR_DOMAIN_TUNABLE_*`. */
export const tunableFields = {
  "blkdeviotune.disk": "string",
  "blkdeviotune.group_name": "string",
  "blkdeviotune.read_bytes_sec": "ullong",
  "blkdeviotune.read_bytes_sec_max": "ullong",
  "blkdeviotune.read_bytes_sec_max_length": "ullong",
  "blkdeviotune.read_iops_sec": "ullong",
  "blkdeviotune.read_iops_sec_max": "ullong",
  "blkdeviotune.read_iops_sec_max_length": "ullong",
  "blkdeviotune.size_iops_sec": "ullong",
  "blkdeviotune.total_bytes_sec": "ullong",
  "blkdeviotune.total_bytes_sec_max": "ullong",
  "blkdeviotune.total_bytes_sec_max_length": "ullong",
  "blkdeviotune.total_iops_sec": "ullong",
  "blkdeviotune.total_iops_sec_max": "ullong",
  "blkdeviotune.total_iops_sec_max_length": "ullong",
  "blkdeviotune.write_bytes_sec": "ullong",
  "blkdeviotune.write_bytes_sec_max": "ullong",
  "blkdeviotune.write_bytes_sec_max_length": "ullong",
  "blkdeviotune.write_iops_sec": "ullong",
  "blkdeviotune.write_iops_sec_max": "ullong",
  "blkdeviotune.write_iops_sec_max_length": "ullong",
  "cputune.cpu_shares": "ullong",
  "cputune.emulatorpin": "string",
  "cputune.emulator_period": "ullong",
  "cputune.emulator_quota": "llong",
  "cputune.global_period": "ullong",
  "cputune.global_quota": "llong",
  "cputune.iothreadpin*": "string",
  "cputune.iothread_period": "ullong",
  "cputune.iothread_quota": "llong",
  "cputune.vcpupin*": "string",
  "cputune.vcpu_period": "ullong",
  "cputune.vcpu_quota": "llong",
} as const satisfies FieldTypes;

/** What the guest tells of its vcpus: lists such as `0-3`. */
export const guestVcpusFields = {
  "vcpus": "string",
  "online": "string",
  "offlinable": "string",
} as const satisfies FieldTypes;
