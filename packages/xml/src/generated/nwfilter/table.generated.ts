// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Table } from "../../runtime/shape.js";

/** How documents of this kind are read and written; the notation is that of `generator/tables.ts`. */
export const nwFilterTable: Table = {
  shapes: `name! chain priority#;;uuid$ filterref>1* rule>3*
filter!;;parameter>2*
name! value!
action! direction! priority# statematch;;mac>4 vlan>5 stp>6 arp>7 rarp>7 ip>8 ipv6>9 tcp>10 udp>11 sctp>11 icmp>12 igmp>13 all>13 esp>13 ah>13 udplite>13 tcp-ipv6>14 udp-ipv6>15 sctp-ipv6>15 icmpv6>16 all-ipv6>17 esp-ipv6>17 ah-ipv6>17 udplite-ipv6>17
match srcmacaddr srcmacmask dstmacaddr dstmacmask protocolid comment
match srcmacaddr srcmacmask dstmacaddr dstmacmask vlanid encap-protocol comment
match srcmacaddr srcmacmask type# flags# root-priority root-priority-hi root-address root-address-mask root-cost root-cost-hi sender-priority sender-priority-hi sender-address sender-address-mask port port-hi age age-hi max-age max-age-hi hello-time hello-time-hi forward-delay forward-delay-hi comment
match srcmacaddr srcmacmask dstmacaddr dstmacmask hwtype protocoltype gratuitous opcode arpsrcmacaddr arpsrcipaddr arpdstmacaddr arpdstipaddr comment
match srcmacaddr srcmacmask dstmacaddr dstmacmask srcipaddr srcipmask dstipaddr dstipmask protocol srcportstart srcportend dstportstart dstportend dscp comment
match srcmacaddr srcmacmask dstmacaddr dstmacmask srcipaddr srcipmask dstipaddr dstipmask protocol srcportstart srcportend dstportstart dstportend type# typeend# code# codeend# comment
match srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto dscp connlimit-above srcportstart srcportend state ipset ipsetflags dstportstart dstportend flags comment
match srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto dscp connlimit-above srcportstart srcportend state ipset ipsetflags dstportstart dstportend comment
match srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto dscp connlimit-above state ipset ipsetflags type# code# comment
match srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto dscp connlimit-above state ipset ipsetflags comment
match srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto dscp flags srcportstart srcportend dstportstart dstportend comment
match srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto dscp comment srcportstart srcportend dstportstart dstportend
match srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto dscp type# code# comment
match srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto dscp comment`,
};
