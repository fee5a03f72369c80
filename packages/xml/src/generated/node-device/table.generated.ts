// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const nodeDeviceTable: Table = {
  shapes: `;;name$% path$% devnode>1* parent>2 driver>3 capability>4*
type!;.%
wwnn wwpn fabric_wwn;.%
;;name$%!
type!;;class$#1 domain$# interface$% address$ link>5 feature>6* char$% host$# unique_id$# target$% lun$# type'>7 block$ bus$% slot$# function$# device$# number$# subclass$# protocol$# description$% product>8 hardware>9 firmware>10 drive_type$% model$% serial$% vendor>8 size$# logical_block_size$# num_blocks$# uuid$ parent_addr$% cssid$#1 ssid$#1 devno$#4 members>11 channel_dev_addr>13 chardev$ ap-adapter$# ap-domain$#4 capability>14* iommuGroup>20 numa>21 pci-express>22 attr>24* state$;type|system <product$% <hardware>9! <firmware>10!|pci <domain$#! <bus$#! <slot$#! <function$#! <product>8! <vendor>8! <capability>25* <iommuGroup>26|usb_device <bus$#! <device$#! <product>8! <vendor>8!|usb <class$#! <number$#! <subclass$#! <protocol$#!|net <interface$%! <capability>27*|scsi_generic <char$%!|scsi_host <capability>28*|scsi_target <target$%! <capability>29*|scsi <host$#! <target$#! <lun$#! <bus$#!|storage <block$! <vendor$% <capability>30*|drm|mdev <iommuGroup>31|ccw <cssid$#1! <ssid$#1! <devno$#4! <capability>32*|ccwgroup <cssid$#1! <ssid$#1! <devno$#4! <capability>33*!|css <cssid$#1! <ssid$#1! <devno$#4! <capability>34*|vdpa <chardev$!|ap_card <ap-adapter$#!|ap_queue <ap-adapter$#! <ap-domain$#4!|ap_matrix <capability>34*
speed# state
name!
id%!
id#1!;.%
;;vendor$% version$% serial$% uuid$!
;;vendor$% version$% release_date$%
;;ccw_device>12*!
ref%!;.%
;;cssid$#1! ssid$#1! devno$#4!
type! maxCount#;;address>15* type'>16* name$ fields>17* wwnn$ wwpn$ fabric_wwn$ max_vports$# vports$# rport$% media_available$ media_size$# media_label$% logical_block_size$# num_blocks$# group_device$% card_type$% chpid$%;type|phys_function|virt_functions|pci-bridge,cardbus-bridge|mdev_types|vpd <name$!|80203,80211|fc_host <wwnn$! <wwpn$!|vport_ops <max_vports$#! <vports$#!|fc_remote_port <rport$%! <wwpn$!|removable <media_available$! <media_size$#!|hotpluggable|ccwgroup_member <group_device$%!|qeth_generic,qeth_layer2,qeth_layer3 <card_type$%! <chpid$%!
domain#4! bus#1! slot#1! function#1!
id%!;;name$% deviceAPI$! availableInstances$#!
access!;;change_level$ manufacture_id$ part_number$ serial_number$ vendor_field>18* asset_tag$ system_field>19*
index!;.!
index!;.!
number#!;;address>15*
node#
;;link>23*
validity! port# speed width#!
name%! value%!
type! maxCount#;;address>15* type'>16* name$ fields>17*;type|phys_function|virt_functions|pci-bridge,cardbus-bridge|mdev_types|vpd <name$!
number#!;;address>15*!
type!
type!;;wwnn$ wwpn$ fabric_wwn$ max_vports$# vports$#;type|fc_host <wwnn$! <wwpn$!|vport_ops <max_vports$#! <vports$#!
type!;;rport$%! wwpn$!
type!;;media_available$ media_size$# media_label$% logical_block_size$# num_blocks$#;type|removable <media_available$! <media_size$#!|hotpluggable
number#!
type!;;group_device$%!
type!;;card_type$%! chpid$%!
type!;;type'>16*!`,
};
