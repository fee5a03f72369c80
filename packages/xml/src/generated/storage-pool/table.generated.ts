// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const storagePoolTable: Table = {
  namespaces: {
    fs: "http://libvirt.org/schemas/storagepool/fs/1.0",
    rbd: "http://libvirt.org/schemas/storagepool/rbd/1.0",
  },
  shapes: `type!;;name$ uuid$ capacity>1 allocation>2 available>3 features>4 source>6 target>21 fs:mount_opts>23 refresh>24 rbd:config_opts>26;type|dir <name$! <source>28 <target>29!|fs <name$! <source>30! <target>29!|netfs <name$! <source>33! <target>29!|logical <source>35! <target>37!|disk <name$! <source>38! <target>29!|iscsi <name$! <source>40! <target>29!|iscsi-direct <name$! <source>41!|scsi <name$! <source>43! <target>29!|mpath <name$! <source^ <target>29!|rbd <source>44!|sheepdog <source>45!|gluster <source>46!|zfs <source>48! <target>29|vstorage <source>49! <target>29!
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
;;fs:option>10*
;;volume>25
allocation
;;rbd:option>27*
name%! value%!
;;vendor>10 product>10
;;path$! permissions>22
;;device>31! format>32 vendor>10 product>10
path! part_separator;;freeExtent>8*
type!
;;host>11*! vendor>10 product>10 dir>12! format>34 protocol>13
type!;;;type|auto,nfs|cifs,glusterfs
;;device>31* name$%* format>36 vendor>10 product>10
type!;;vendor>10 product>10
;;path$ permissions>22
;;device>31! format>39 vendor>10 product>10
type!;;vendor>10 product>10
;;host>11*! device>31! initiator>14 auth>16 vendor>10 product>10
;;host>11*! device>42! initiator>14! auth>16
path!
;;adapter>18! vendor>10 product>10
;;host>11*! name$%! auth>16
;;host>11*! name$%!
;;host>11*! dir>47 name$%!
path!
;;device>31 name$%!
;;name$%!`,
};
