import {
  DOMAIN_0_UUID,
  type DomainRef,
  ErrorDomain,
  type OperationName,
  operationInvalid,
  operationRow,
} from "@libvirt-ts/driver";

/** Operations that must not happen to the domain that runs the host. */
const forbidden: ReadonlySet<OperationName> = new Set([
  "domainDestroy",
  "domainManagedSave",
  "domainMigrateBegin3Params",
  "domainMigrateToURI",
  "domainPMSuspendForDuration",
  "domainReboot",
  "domainRename",
  "domainReset",
  "domainSave",
  "domainSaveParams",
  "domainShutdown",
  "domainSuspend",
  "domainUndefine",
] satisfies OperationName[]);

/** Throws OPERATION_INVALID for what would end, stop or rename the host's own domain, whatever the driver. */
export function spareDomain0(operation: OperationName, [domain]: readonly unknown[]): void {
  if (!forbidden.has(operation)) return;
  const { id, uuid } = domain as DomainRef;
  if (id !== 0 && uuid !== DOMAIN_0_UUID) return;
  throw operationInvalid(ErrorDomain.DOM, operationRow(operation).c, "Domain-0 runs the host itself");
}
