/**
 * Flags of `createLinux`.
 *
 * C: `virDomainCreateFlags`, `VIR_DOMAIN_*`.
 */
export const DomainCreateFlags = {
  NONE: 0,
} as const;
export type DomainCreateFlags = (typeof DomainCreateFlags)[keyof typeof DomainCreateFlags];
