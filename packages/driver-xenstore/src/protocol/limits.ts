/** Bytes of a message's header, which four 32-bit little-endian numbers fill: type, req_id, tx_id, len. */
export const HEADER_SIZE = 16;

/** Most bytes in the payload of a request (`XENSTORE_PAYLOAD_MAX`); a daemon hangs up on more, or refuses it. */
export const PAYLOAD_MAX = 4096;

/** Most bytes of a path that begins with `/` (`XENSTORE_ABS_PATH_MAX`). */
export const ABSOLUTE_PATH_MAX = 3072;

/** Most bytes of a path below the caller's own home (`XENSTORE_REL_PATH_MAX`). */
export const RELATIVE_PATH_MAX = 2048;

/**
 * Most bytes in the payload of a reply that a decoder takes if nobody says otherwise. Not the protocol's: old C
 * daemons and oxenstored answer a long DIRECTORY whole, far beyond {@link PAYLOAD_MAX}.
 */
export const REPLY_MAX = 16 * 1024 * 1024;

/** Largest domain id of the protocol; the ids from 0x7ff0 on are Xen's special ones (DOMID_SELF, …). */
export const DOMID_MAX = 0x7fff;
