/**
 * The message numbers of the xenstore wire protocol (`enum xsd_sockmsg_type`, `xen/include/public/io/xs_wire.h`).
 * Number 20 (RESTRICT, Xen 4.1 to 4.8) was withdrawn and stays unused.
 */
export const XenstoreMessage = {
  /** Called DEBUG before Xen 4.9. */
  CONTROL: 0,
  DIRECTORY: 1,
  READ: 2,
  GET_PERMS: 3,
  WATCH: 4,
  UNWATCH: 5,
  TRANSACTION_START: 6,
  TRANSACTION_END: 7,
  INTRODUCE: 8,
  RELEASE: 9,
  GET_DOMAIN_PATH: 10,
  WRITE: 11,
  MKDIR: 12,
  RM: 13,
  SET_PERMS: 14,
  /** Sent by the daemon alone, unasked. */
  WATCH_EVENT: 15,
  /** Sent by the daemon alone, instead of a reply. */
  ERROR: 16,
  IS_DOMAIN_INTRODUCED: 17,
  RESUME: 18,
  SET_TARGET: 19,
  RESET_WATCHES: 21,
  /** Xen 4.9 and later, the C daemon only. */
  DIRECTORY_PART: 22,
} as const;

/** A message number; numbers that the table lacks stay numbers. */
export type XenstoreMessage = (typeof XenstoreMessage)[keyof typeof XenstoreMessage];

const names = new Map<number, string>(
  Object.entries(XenstoreMessage).map(([name, number]) => [number, name]),
);

/** The protocol's name of a message number, or `message 99` for one that it does not know. */
export function messageName(type: number): string {
  return names.get(type) ?? `message ${type}`;
}
