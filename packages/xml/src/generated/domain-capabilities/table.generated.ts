// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const domainCapabilitiesTable: Table = {
  shapes: `;;path$ domain$%! machine$% arch$%! vcpu>1 iothreads>2 os>3 cpu>6 memoryBacking>15 devices>16 features>17
max#!
supported!
supported!;;enum>4* loader>5
name%!;;value$%*
supported!;;value$%* enum>4*
;;mode>7*!
name! supported!;;enum>4* model>8* vendor$% maxphysaddr>9 feature>10* blockers>11*;name|host-passthrough|maximum|host-model <model>13*|custom <model>14*
fallback vendor_id usable deprecated vendor% canonical%;.%
mode! bits# limit#
policy! name!
model%!;;feature>12*!
name%!
fallback vendor_id;.%
usable! deprecated vendor%! canonical%;.%
supported!;;enum>4*
;;disk>15 graphics>15 video>15 hostdev>15 rng>15 filesystem>15 tpm>15 redirdev>15 channel>15 crypto>15 interface>15 panic>15
;;gic>15 vmcoreinfo>2 genid>2 backingStoreInput>2 backup>2 async-teardown>2 s390-pv>2 ps2>2 sev>18 sgx>19 hyperv>15 launchSecurity>15
supported!;;cbitpos$# reducedPhysBits$# maxGuests$# maxESGuests$# cpu0Id$%
supported!;;flc$ sgx1$ sgx2$ section_size>20 sections>21
unit!;.#!
;;section>22*
node#! size#! unit!`,
};
