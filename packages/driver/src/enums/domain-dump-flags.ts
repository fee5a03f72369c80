/**
 * Flags of `coreDump` (later libvirt's numbers).
 *
 * C: `virDomainCoreDumpFlags`, `VIR_DUMP_*`.
 */
export const DomainDumpFlags = {
  /** crash the guest once its core is written */
  CRASH: 1,
} as const;
export type DomainDumpFlags = (typeof DomainDumpFlags)[keyof typeof DomainDumpFlags];
