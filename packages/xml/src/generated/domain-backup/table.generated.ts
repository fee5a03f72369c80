// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";
import { domainTable } from "../domain/table.generated.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const domainBackupTable: Table = {
  base: domainTable,
  shapes: `mode;;incremental$% server>368 disks>369;mode|push, <disks>376|pull <server>368! <disks>379
transport name port# socket fdgroup% tls
;;disk>370*!
name! backup backupmode incremental% type exportname% exportbitmap%;;driver>371 target>372 scratch>372;type|,file <scratch>374 <target>374|block <target>375 <scratch>375
type!
file dev;;seclabel>61* encryption>373
format! engine;;secret>58! cipher>59 ivgen>60
file!;;seclabel>61* encryption>373
dev!;;seclabel>61* encryption>373
;;disk>377*!
name! backup backupmode incremental% type;;driver>378 target>372;type||file <target>374|block <target>375
type!
;;disk>380*!
name! backup backupmode incremental% exportname% exportbitmap% type;;driver>381 scratch>372;type|,file <scratch>374|block <scratch>375!
type!`,
};
