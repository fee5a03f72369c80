// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const storagePoolSourcesTable: Table = {
  shapes: `;;source>1*
;;device>2* name$%* format>4 vendor>5 product>5 host>6* dir>7 protocol>8 initiator>9 auth>11
path! part_separator;;freeExtent>3*
start#! end#!
type!;;vendor>5 product>5;type|auto,ext2,ext3,ext4,ufs,iso9660,udf,gfs,gfs2,vfat,hfs+,xfs,ocfs2,vmfs,nfs|cifs,glusterfs|unknown,lvm2,dos,dvh,gpt,mac,bsd,pc98,sun
name%!
name! port#
path!
ver%!
;;iqn>10!
name%!
type! username%!;;secret>12!
uuid% usage%`,
};
