// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const networkPortTable: Table = {
  shapes: `;;uuid$! owner>1! mac>2! group$ rxfilters>3 virtualport>4 bandwidth>11 vlan>14 port>16 plug>17
;;name$%! uuid$!
address!
trustGuest!
type;;parameters>5;type|802.1Qbg <parameters>6|802.1Qbh <parameters>7|openvswitch <parameters>8|midonet <parameters>9!| <parameters>10
managerid# typeid# typeidversion# instanceid profileid interfaceid
managerid# typeid# typeidversion# instanceid
profileid
interfaceid profileid
interfaceid!
managerid# typeid# typeidversion# instanceid interfaceid profileid
classID#;;inbound>12 outbound>13
average# peak# floor# burst#
average# peak# floor# burst#
trunk;;tag>15*!
id#! nativeMode
isolated
type! bridge macTableManager dev mode managed;;driver>18 address>19;type|network,bridge @bridge!|direct @dev! @mode!|hostdev-pci <address>19!
name model
domain#4 bus#2 slot#2 function#1 multifunction`,
};
