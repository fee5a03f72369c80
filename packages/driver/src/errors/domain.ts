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
  RPC: 7,
  PROXY: 8,
  /** configuration files */
  CONF: 9,
  /** test driver */
  TEST: 12,
  /** xm driver */
  XENXM: 15,
  /** domain configuration */
  DOMAIN: 20,
  EVENT: 40,
  /** xl driver */
  LIBXL: 41,
  /** connection URIs */
  URI: 45,
  /** xl configuration files */
  XENXL: 64,
} as const;
export type ErrorDomain = (typeof ErrorDomain)[keyof typeof ErrorDomain];
