// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";
import { domainTable } from "../domain/table.generated.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const domainCheckpointTable: Table = {
  base: domainTable,
  shapes: `;;name$ description$% parent>368 creationTime$# disks>369 domain>0
;;name$!
;;disk>370*!
name! checkpoint bitmap% size#`,
};
