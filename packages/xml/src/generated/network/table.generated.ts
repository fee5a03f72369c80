// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const networkTable: Table = {
  namespaces: {
    dnsmasq: "http://libvirt.org/schemas/network/dnsmasq/1.0",
  },
  shapes: `connections# ipv6 trustGuestRxFilters;;name$%! title$ description$% uuid$ metadata& forward>1 bridge>9 mtu>10 mac>11 domain>12 dns>13 bandwidth>18 vlan>21 virtualport>23 portgroup>30* port>31 ip>32* route>39* dnsmasq:options>40
dev mode managed;;nat>2 interface>5* address>6* pf>7 driver>8
ipv6;;address>3 port>4
start! end!
start#! end#!
dev! connections#
type! domain#4 bus#2 slot#2 function#1 multifunction connections#
dev!
name model
name zone stp delay# macTableManager
size#!
address!
name! localOnly register
enable forwardPlainNames;;forwarder>14* txt>15* srv>16* host>17*
domain addr
name! value%!
service%! protocol! domain target% port# priority# weight#
ip!;;hostname$*!
classID#;;inbound>19 outbound>20
average# peak# floor# burst#
average# peak# floor# burst#
trunk;;tag>22*!
id#! nativeMode
type;;parameters>24;type|802.1Qbg <parameters>25|802.1Qbh <parameters>26|openvswitch <parameters>27|midonet <parameters>28!| <parameters>29
managerid# typeid# typeidversion# instanceid profileid interfaceid
managerid# typeid# typeidversion# instanceid
profileid
interfaceid profileid
interfaceid!
managerid# typeid# typeidversion# instanceid interfaceid profileid
name! default trustGuestRxFilters;;vlan>21 virtualport>23 bandwidth>18
isolated
family address netmask prefix# localPtr;;tftp>33 dhcp>34
root%!
;;range>35* host>37* bootp>38
start! end!;;lease>36
expiry#! unit
mac id name% ip!;;lease>36
file! server
family address! netmask prefix# gateway! metric#
;;dnsmasq:option>41*
value%!`,
};
