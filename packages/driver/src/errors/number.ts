/**
 * What went wrong; numbers above 35 are later libvirt's.
 *
 * C: `virErrorNumber`, `VIR_ERR_*`.
 */
export const ErrorNumber = {
  OK: 0,
  INTERNAL_ERROR: 1,
  NO_MEMORY: 2,
  /** no driver accepts this, or none implements it */
  NO_SUPPORT: 3,
  UNKNOWN_HOST: 4,
  /** no driver could be opened */
  NO_CONNECT: 5,
  /** the connection is closed */
  INVALID_CONN: 6,
  INVALID_DOMAIN: 7,
  INVALID_ARG: 8,
  OPERATION_FAILED: 9,
  /** an HTTP GET was refused */
  GET_FAILED: 10,
  /** an HTTP POST was refused */
  POST_FAILED: 11,
  /** an unexpected HTTP status, in `int1` */
  HTTP_ERROR: 12,
  SEXPR_SERIAL: 13,
  /** the hypervisor cannot be opened */
  NO_XEN: 14,
  /** a hypercall failed */
  XEN_CALL: 15,
  OS_TYPE: 16,
  NO_KERNEL: 17,
  NO_ROOT: 18,
  NO_SOURCE: 19,
  NO_TARGET: 20,
  NO_NAME: 21,
  NO_OS: 22,
  NO_DEVICE: 23,
  NO_XENSTORE: 24,
  DRIVER_FULL: 25,
  /** every driver failed; `cause` holds each one's error */
  CALL_FAILED: 26,
  XML_ERROR: 27,
  /** a name or uuid that is taken */
  DOM_EXIST: 28,
  /** not on a read-only connection */
  OPERATION_DENIED: 29,
  OPEN_FAILED: 30,
  READ_FAILED: 31,
  PARSE_FAILED: 32,
  /** line in `int1` */
  CONF_SYNTAX: 33,
  WRITE_FAILED: 34,
  /** not well-formed, line in `int1` */
  XML_DETAIL: 35,
  /** a failing system call, errno in `int1` */
  SYSTEM_ERROR: 38,
  /** a peer that breaks its protocol */
  RPC: 39,
  /** no such domain, or it vanished */
  NO_DOMAIN: 42,
  /** the domain is in the wrong state */
  OPERATION_INVALID: 55,
  /** valid, but this driver or dialect cannot express it */
  CONFIG_UNSUPPORTED: 67,
  OPERATION_TIMEOUT: 68,
  ARGUMENT_UNSUPPORTED: 74,
  /** the caller's AbortSignal */
  OPERATION_ABORTED: 78,
  OVERFLOW: 82,
  RESOURCE_BUSY: 87,
  ACCESS_DENIED: 88,
  XML_INVALID_SCHEMA: 92,
} as const;
export type ErrorNumber = (typeof ErrorNumber)[keyof typeof ErrorNumber];
