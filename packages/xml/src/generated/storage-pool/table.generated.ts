// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const storagePoolTable: Table = {
  namespaces: {
    fs: "http://libvirt.org/schemas/storagepool/fs/1.0",
    rbd: "http://libvirt.org/schemas/storagepool/rbd/1.0",
  },
  shapes: `type!;;name$ uuid$ capacity>1 allocation>2 available>3 features>4 source>6 target>21 fs:mount_opts>23 refresh>25 rbd:config_opts>27;type|dir <name$! <source>29 <target>30!|fs <name$! <source>31! <target>30!|netfs <name$! <source>34! <target>30!|logical <source>36! <target>38!|disk <name$! <source>39! <target>30!|iscsi <name$! <source>41! <target>30!|iscsi-direct <name$! <source>42!|scsi <name$! <source>44! <target>30!|mpath <name$! <source^ <target>30!|rbd <source>45!|sheepdog <source>46!|gluster <source>47!|zfs <source>49! <target>30|vstorage <source>50! <target>30!
unit;.#!
unit;.#!
unit;.#!
;;cow>5
state!
;;device>7* name$%* format>9 vendor>10 product>10 host>11* dir>12 protocol>13 initiator>14 auth>16 adapter>18
path! part_separator;;freeExtent>8*
start#! end#!
type!;;vendor>10 product>10;type|auto,ext2,ext3,ext4,ufs,iso9660,udf,gfs,gfs2,vfat,hfs+,xfs,ocfs2,vmfs,nfs|cifs,glusterfs|unknown,lvm2,dos,dvh,gpt,mac,bsd,pc98,sun
name%!
name! port#
path!
ver%!
;;iqn>15!
name%!
type! username%!;;secret>17!
uuid% usage%
type name% parent% managed parent_wwnn parent_wwpn parent_fabric_wwn wwnn wwpn;;parentaddr>19;type|scsi_host,|fc_host @wwnn! @wwpn!
unique_id#;;address>20!
domain#4 bus#2 slot#2 function#1 multifunction
;;path$ permissions>22
;;mode$ owner$~ group$~ label$%
;;fs:option>24*
name%!
;;volume>26
allocation
;;rbd:option>28*
name%! value%!
;;vendor>10 product>10
;;path$! permissions>22
;;device>32! format>33 vendor>10 product>10
path! part_separator;;freeExtent>8*
type!
;;host>11*! vendor>10 product>10 dir>12! format>35 protocol>13
type!;;;type|auto,nfs|cifs,glusterfs
;;device>32* name$%* format>37 vendor>10 product>10
type!;;vendor>10 product>10
;;path$ permissions>22
;;device>32! format>40 vendor>10 product>10
type!;;vendor>10 product>10
;;host>11*! device>32! initiator>14 auth>16 vendor>10 product>10
;;host>11*! device>43! initiator>14! auth>16
path!
;;adapter>18! vendor>10 product>10
;;host>11*! name$%! auth>16
;;host>11*! name$%!
;;host>11*! dir>48 name$%!
path!
;;device>32 name$%!
;;name$%!`,
};
