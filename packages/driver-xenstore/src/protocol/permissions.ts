import { printable, XenstoreProtocolError, XenstoreRequestError } from "./errors.js";
import { checkDomid } from "./path.js";

/** What a domain may do with a node, and the letter that the wire has for it. */
export const XenstoreAccess = { none: "n", read: "r", write: "w", both: "b" } as const;

/** `none`, `read`, `write` or `both`. */
export type XenstoreAccess = keyof typeof XenstoreAccess;

/**
 * One entry of a node's list (`struct xs_permissions`). The first entry is special: its domain *owns* the node and
 * may do everything, and its access is what every domain gets that the list does not name.
 */
export interface XenstorePermission {
  readonly domid: number;
  readonly access: XenstoreAccess;
}

const accessOf = new Map(
  Object.entries(XenstoreAccess).map(([access, letter]) => [letter, access as XenstoreAccess]),
);

/** An entry as on the wire: `n0`, `r7`. */
export function formatPermission({ domid, access }: XenstorePermission): string {
  checkDomid(domid);
  const letter = Object.hasOwn(XenstoreAccess, access) ? XenstoreAccess[access] : undefined;
  if (letter === undefined) {
    throw new XenstoreRequestError({
      id: "permission.access",
      message: `access is none, read, write or both, not "${printable(String(access))}"`,
    });
  }
  return letter + domid;
}

/**
 * Reads one entry of a GET_PERMS reply. A guest may have written any number there, and what it wrote must not make its node
 * unreadable for others: a domain id is read as it is, also one that {@link formatPermission} refuses.
 */
export function parsePermission(text: string): XenstorePermission {
  const access = accessOf.get(text.charAt(0) as "n");
  if (access === undefined || !/^.\d{1,10}$/.test(text)) {
    throw new XenstoreProtocolError({
      id: "reply.permission",
      message: `"${printable(text)}" is not a permission: one of n, r, w, b and a domain id`,
    });
  }
  return { domid: Number(text.slice(1)), access };
}
