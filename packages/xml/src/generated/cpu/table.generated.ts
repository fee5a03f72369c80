// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const cpuTable: Table = {
  shapes: `mode match check deprecated_features migratable;;vendor$% topology>1 maxphysaddr>2 model>3 feature>4* numa>5 cache>15 arch$ features>16 microcode>17 signature>18 counter>19 pages>20*
sockets#! dies# clusters# cores#! threads#!
mode! bits# limit#
fallback vendor_id;.%
policy name!
;;cell>6*! interconnects>12
id# cpus memory#! unit memAccess discard;;distances>7 cache>9*
;;sibling>8*!
id#! value#!
level#! associativity! policy!;;size>10! line>11!
value#! unit!
value#! unit!
;;latency>13* bandwidth>14*
initiator#! target#! cache# type! value#!
initiator#! target#! cache# type! value#! unit!
level mode!
;;pae^ nonpae^ vmx^ svm^
version#!
family#! model#! stepping#!
name%! frequency#! scaling!
unit size#!`,
};
