/**
 * The part of the system that raised an error; numbers above 9 are later libvirt's.
 *
 * C: `virErrorDomain`, `VIR_FROM_*`.
 */
export const ErrorDomain = {
  /** core, on connections */
  NONE: 0,
  /** hypervisor driver */
  XEN: 1,
  /** xend driver */
  XEND: 2,
  /** xenstore driver */
  XENSTORE: 3,
  /** S-expressions */
  SEXPR: 4,
  /** domain XML */
  XML: 5,
  /** core, on domains */
  DOM: 6,
  /** the wire protocol */
  RPC: 7,
  PROXY: 8,
  /** configuration files */
  CONF: 9,
  /** QEMU driver */
  QEMU: 10,
  /** obsolete */
  NET: 11,
  /** test driver */
  TEST: 12,
  /** remote driver */
  REMOTE: 13,
  OPENVZ: 14,
  /** xm driver */
  XENXM: 15,
  STATS_LINUX: 16,
  LXC: 17,
  /** core, on storage pools and volumes */
  STORAGE: 18,
  /** core, on networks */
  NETWORK: 19,
  /** domain configuration */
  DOMAIN: 20,
  UML: 21,
  /** core, on node devices */
  NODEDEV: 22,
  XEN_INOTIFY: 23,
  SECURITY: 24,
  VBOX: 25,
  /** core, on interfaces */
  INTERFACE: 26,
  ONE: 27,
  ESX: 28,
  PHYP: 29,
  /** core, on secrets */
  SECRET: 30,
  /** CPU models */
  CPU: 31,
  XENAPI: 32,
  /** core, on network filters */
  NWFILTER: 33,
  HOOK: 34,
  /** core, on snapshots */
  DOMAIN_SNAPSHOT: 35,
  AUDIT: 36,
  SYSINFO: 37,
  /** streams */
  STREAMS: 38,
  VMWARE: 39,
  EVENT: 40,
  /** xl driver */
  LIBXL: 41,
  LOCKING: 42,
  HYPERV: 43,
  CAPABILITIES: 44,
  /** connection URIs */
  URI: 45,
  /** authentication */
  AUTH: 46,
  DBUS: 47,
  PARALLELS: 48,
  DEVICE: 49,
  SSH: 50,
  LOCKSPACE: 51,
  INITCTL: 52,
  IDENTITY: 53,
  CGROUP: 54,
  /** access control */
  ACCESS: 55,
  SYSTEMD: 56,
  BHYVE: 57,
  CRYPTO: 58,
  FIREWALL: 59,
  POLKIT: 60,
  THREAD: 61,
  ADMIN: 62,
  LOGGING: 63,
  /** xl configuration files */
  XENXL: 64,
  PERF: 65,
  LIBSSH: 66,
  RESCTRL: 67,
  FIREWALLD: 68,
  /** core, on checkpoints */
  DOMAIN_CHECKPOINT: 69,
  TPM: 70,
  BPF: 71,
  CH: 72,
} as const;
export type ErrorDomain = (typeof ErrorDomain)[keyof typeof ErrorDomain];
