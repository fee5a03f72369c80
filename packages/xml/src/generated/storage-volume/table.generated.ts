// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const storageVolumeTable: Table = {
  shapes: `type;;name$! key$% source>1 capacity>4 allocation>5 physical>6 target>7 backingStore>16
;;device>2*
path!;;extent>3*
start#! end#!
unit;.#!
unit;.#!
unit;.#!
;;path$ format>8 permissions>9 timestamps>10 encryption>11 compat$ nocow^ clusterSize>6 features>15
type!
;;mode$ owner$~ group$~ label$%
;;atime$ btime$ mtime$ ctime$
format! engine;;secret>12* cipher>13 ivgen>14
type! uuid usage%
name%! size#! mode% hash%
name%! hash%
;;lazy_refcounts^ extended_l2^
;;path$! format>8 permissions>9 timestamps>10`,
};
