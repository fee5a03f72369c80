import type { OperationName } from "@libvirt-ts/driver";

const because = (why: string, ...operations: readonly OperationName[]): [OperationName, string][] =>
  operations.map((operation) => [operation, why]);

/** Why an embedded node lacks operations that libvirtd, which is root, has for QEMU's guests. */
export const refusals: Readonly<Partial<Record<OperationName, string>>> = Object.fromEntries([
  ...because(
    "it takes control groups, which an ordinary user has no rights on",
    "domainGetSchedulerType",
    "domainGetSchedulerParameters",
    "domainSetSchedulerParameters",
    "domainGetMemoryParameters",
    "domainSetMemoryParameters",
    "domainGetBlkioParameters",
    "domainSetBlkioParameters",
    "domainGetNumaParameters",
    "domainSetNumaParameters",
  ),
  ...because(
    "the host alone says on which CPUs QEMU's threads run",
    "domainPinVcpu",
    "domainGetVcpuPinInfo",
    "domainPinEmulator",
    "domainGetEmulatorPinInfo",
    "domainPinIOThread",
  ),
  ...because(
    "a card of a user's guest is no device of the host, and has no limits",
    "domainGetInterfaceParameters",
    "domainSetInterfaceParameters",
  ),
  ...because(
    "it takes the host's performance counters, which an ordinary user has no rights on",
    "domainGetPerfEvents",
    "domainSetPerfEvents",
  ),
  ...because(
    "no security driver keeps guests apart: each may do what its user may",
    "domainGetSecurityLabel",
    "domainGetSecurityLabelList",
    "nodeGetSecurityModel",
  ),
  ...because(
    "QEMU compares models of CPUs on s390x only, and nobody else knows its own",
    "compareCPU",
    "baselineCPU",
    "compareHypervisorCPU",
    "baselineHypervisorCPU",
  ),
]);
