import { string } from "../xdr/composite.js";

/** `remote_nonnull_string`, of at most `REMOTE_STRING_MAX` bytes. */
export const text = string(4_194_304);
