import type { OperationName } from "./responsibility.js";

/** The operations that a read-only connection refuses with OPERATION_DENIED. */
export const refusedReadOnly: ReadonlySet<OperationName> = new Set([
  "domainCreateXML",
  "domainDefineXML",
  "domainRestore",
  "domainCreate",
  "domainUndefine",
  "domainRename",
  "domainSuspend",
  "domainResume",
  "domainShutdown",
  "domainReboot",
  "domainDestroy",
  "domainSave",
  "domainCoreDump",
  "domainMigrateToURI",
  "domainSetMaxMemory",
  "domainSetMemory",
  "domainSetVcpus",
  "domainPinVcpu",
  "domainAttachDevice",
  "domainDetachDevice",
  "domainSetAutostart",
] satisfies OperationName[]);
