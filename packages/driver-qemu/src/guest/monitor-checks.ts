import { QmpChecks } from "@libvirt-ts/qmp";

const named = [{ name: "text" }] as const;
const bitmaps = [{ "name?": "text", count: "integer", "inconsistent?": "truth" }] as const;
const image = { "virtual-size": "integer", "actual-size?": "integer" } as const;

const counters = {
  rd_operations: "integer",
  rd_bytes: "integer",
  rd_total_time_ns: "integer",
  wr_operations: "integer",
  wr_bytes: "integer",
  wr_total_time_ns: "integer",
  flush_operations: "integer",
  flush_total_time_ns: "integer",
} as const;

const sent = {
  transferred: "integer",
  remaining: "integer",
  total: "integer",
  duplicate: "integer",
  normal: "integer",
  "normal-bytes": "integer",
  "dirty-pages-rate": "integer",
  mbps: "number",
  "dirty-sync-count": "integer",
  "page-size": "integer",
} as const;

const place = {
  "node-id?": "integer",
  "socket-id?": "integer",
  "die-id?": "integer",
  "cluster-id?": "integer",
  "core-id?": "integer",
  "thread-id?": "integer",
} as const;

const vncEnd = { host: "text", service: "text", family: "text" } as const;
const vnc = {
  server: { ...vncEnd, "auth?": "text" },
  client: { ...vncEnd, "x509_dname?": "text", "sasl_username?": "text" },
} as const;
const spiceEnd = { host: "text", port: "text", family: "text" } as const;
const spice = { server: { ...spiceEnd, "auth?": "text" }, client: spiceEnd } as const;

const ofDevice = { "device?": "text" } as const;
const ofJob = { device: "text" } as const;

/** What this driver reads of what QEMU tells: whoever sits in its place may write anything. */
export const monitorChecks = new QmpChecks({
  answers: {
    "human-monitor-command": "text",
    // The figures of a balloon are all that is got so.
    "qom-get": { "stats?": { "*": "integer" }, "last-update?": "integer" },
    "qom-list": named,
    "qom-list-types": named,
    "query-balloon": { actual: "integer" },
    "query-block": [
      {
        "qdev?": "text",
        "io-status?": "text",
        "tray_open?": "truth",
        "inserted?": { "node-name?": "text", file: "text", image, "dirty-bitmaps?": bitmaps },
      },
    ],
    "query-block-jobs": [
      {
        device: "text",
        len: "integer",
        offset: "integer",
        speed: "integer",
        status: "text",
        ready: "truth",
      },
    ],
    "query-blockstats": [{ "qdev?": "text", stats: counters }],
    "query-chardev": [{ label: "text", filename: "text", "frontend-open": "truth" }],
    "query-cpu-definitions": [
      {
        name: "text",
        "migration-safe?": "truth",
        "unavailable-features?": ["text"],
        deprecated: "truth",
      },
    ],
    "query-cpu-model-expansion": { model: { props: {} } },
    "query-cpus-fast": [{ "cpu-index": "integer", "thread-id": "integer" }],
    "query-dirty-rate": {
      status: "text",
      mode: "text",
      "start-time": "integer",
      "calc-time": "integer",
      "dirty-rate?": "integer",
      "vcpu-dirty-rate?": [{ id: "integer", "dirty-rate": "integer" }],
    },
    "query-hotpluggable-cpus": [
      { type: "text", "vcpus-count": "integer", "qom-path?": "text", props: place },
    ],
    "query-iothreads": [
      {
        id: "text",
        "thread-id": "integer",
        "poll-max-ns": "integer",
        "poll-grow": "integer",
        "poll-shrink": "integer",
      },
    ],
    "query-jobs": [
      {
        id: "text",
        status: "text",
        "current-progress": "integer",
        "total-progress": "integer",
        "error?": "text",
      },
    ],
    "query-machines": [{ name: "text", "alias?": "text", "cpu-max": "integer", "default-ram-id?": "text" }],
    "query-migrate": {
      "status?": "text",
      "error-desc?": "text",
      "total-time?": "integer",
      "setup-time?": "integer",
      "downtime?": "integer",
      "ram?": sent,
      "disk?": { transferred: "integer", remaining: "integer", total: "integer" },
    },
    "query-migrate-parameters": {
      "max-bandwidth?": "integer",
      "downtime-limit?": "integer",
      "xbzrle-cache-size?": "integer",
    },
    "query-named-block-nodes": [{ "node-name?": "text", "dirty-bitmaps?": bitmaps }],
    "query-status": { status: "text" },
    "query-target": { arch: "text" },
  },
  events: {
    ACPI_DEVICE_OST: { info: { "device?": "text", source: "integer", status: "integer" } },
    BALLOON_CHANGE: { actual: "integer" },
    BLOCK_IO_ERROR: { device: "text", "node-name?": "text", action: "text", "nospace?": "truth" },
    BLOCK_JOB_CANCELLED: ofJob,
    BLOCK_JOB_COMPLETED: { ...ofJob, "error?": "text" },
    BLOCK_JOB_READY: ofJob,
    BLOCK_WRITE_THRESHOLD: {
      "node-name": "text",
      "write-threshold": "integer",
      "amount-exceeded": "integer",
    },
    DEVICE_DELETED: ofDevice,
    DEVICE_TRAY_MOVED: { id: "text", "tray-open": "truth" },
    DEVICE_UNPLUG_GUEST_ERROR: ofDevice,
    DUMP_COMPLETED: { "error?": "text" },
    GUEST_PANICKED: { action: "text" },
    JOB_STATUS_CHANGE: { id: "text", status: "text" },
    MEMORY_DEVICE_SIZE_CHANGE: { "id?": "text", size: "integer" },
    MIGRATION: { status: "text" },
    MIGRATION_PASS: { pass: "integer" },
    RTC_CHANGE: { offset: "integer" },
    SHUTDOWN: { guest: "truth", reason: "text" },
    SPICE_CONNECTED: spice,
    SPICE_DISCONNECTED: spice,
    SPICE_INITIALIZED: spice,
    VNC_CONNECTED: vnc,
    VNC_DISCONNECTED: vnc,
    VNC_INITIALIZED: vnc,
    VSERPORT_CHANGE: { id: "text", open: "truth" },
    WATCHDOG: { action: "text" },
  },
});
