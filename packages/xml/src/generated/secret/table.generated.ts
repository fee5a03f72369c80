// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const secretTable: Table = {
  shapes: `ephemeral private;;uuid$ description$% usage>1
type!;;volume$ name$ target$;type|volume <volume$!|ceph,tls,vtpm <name$!|iscsi <target$!`,
};
