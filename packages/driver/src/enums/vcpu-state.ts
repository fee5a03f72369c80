/**
 * The state of a virtual CPU.
 *
 * C: `virVcpuState`, `VIR_VCPU_*`.
 */
export const VcpuState = {
  OFFLINE: 0,
  RUNNING: 1,
  BLOCKED: 2,
} as const;
export type VcpuState = (typeof VcpuState)[keyof typeof VcpuState];
