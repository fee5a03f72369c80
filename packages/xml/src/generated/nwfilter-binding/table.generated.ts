// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const nwFilterBindingTable: Table = {
  shapes: `;;owner>1! portdev>2! linkdev>2 mac>3! filterref>4!
;;name$%! uuid$!
name%!
address!
filter!;;parameter>5*
name! value!`,
};
