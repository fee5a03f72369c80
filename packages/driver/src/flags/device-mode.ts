/**
 * The access mode of a device; declared by the reference API and used by none of its functions.
 *
 * C: `virDeviceMode`, `VIR_DEVICE_*`.
 */
export const DeviceMode = {
  DEFAULT: 0,
  /** read-only */
  RO: 1,
  /** read-write */
  RW: 2,
  /** read-write although others use it */
  RW_FORCE: 3,
} as const;
export type DeviceMode = (typeof DeviceMode)[keyof typeof DeviceMode];
