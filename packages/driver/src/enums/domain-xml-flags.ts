/**
 * Flags of `XMLDesc` (later libvirt's numbers).
 *
 * C: `virDomainXMLFlags`, `VIR_DOMAIN_XML_*`.
 */
export const DomainXMLFlags = {
  /** include passwords; refused on a read-only connection */
  SECURE: 1,
  /** the definition: what the domain starts with next time. A transient domain's is what it was started with */
  INACTIVE: 2,
} as const;
export type DomainXMLFlags = (typeof DomainXMLFlags)[keyof typeof DomainXMLFlags];
