/**
 * The number of a built-in driver; a stranger's driver has none.
 *
 * C: `virDrvNo`, `VIR_DRV_*`.
 */
export const DriverNumber = {
  XEN_HYPERVISOR: 1,
  XEN_STORE: 2,
  XEN_DAEMON: 3,
  TEST: 4,
  XEN_PROXY: 5,
  XEN_XM: 6,
} as const;
export type DriverNumber = (typeof DriverNumber)[keyof typeof DriverNumber];
