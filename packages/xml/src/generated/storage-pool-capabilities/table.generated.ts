// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const storagePoolCapabilitiesTable: Table = {
  shapes: `;;pool>1*
type%! supported!;;poolOptions>2 volOptions>5
;;defaultFormat>3 enum>4*
type%!
name%!;;value$%*
;;defaultFormat>3! enum>4*`,
};
