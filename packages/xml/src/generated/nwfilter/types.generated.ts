// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { FilterRef } from "../common/types.generated.js";
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

/** A network filter: rules, and other filters that it takes in. */
export interface NwFilter extends Kept {
  name: string;
  chain?: "root" | (string & {});
  priority?: number;
  /** With or without dashes. */
  uuid?: string;
  filterref?: FilterRef[];
  rule?: NwFilterRule[];
}

/** What a packet of a protocol without ports over IPv6 must be like. */
export interface NwFilterAllIpv6 extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  /** The first IP address of a range of senders. */
  srcipfrom?: string;
  /** The last IP address of a range of senders. */
  srcipto?: string;
  /** The first IP address of a range of receivers. */
  dstipfrom?: string;
  /** The last IP address of a range of receivers. */
  dstipto?: string;
  /** The class of service in the header. */
  dscp?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of ARP or RARP must be like. */
export interface NwFilterArp extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The MAC address of the receiver. */
  dstmacaddr?: string;
  /** Which bits of the receiver's address count. */
  dstmacmask?: string;
  hwtype?: string;
  protocoltype?: string;
  gratuitous?: "yes" | "no" | "true" | "false" | "1" | "0" | UnknownWord;
  opcode?: string;
  arpsrcmacaddr?: string;
  arpsrcipaddr?: string;
  arpdstmacaddr?: string;
  arpdstipaddr?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of ICMP must be like. */
export interface NwFilterIcmp extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  /** The first IP address of a range of senders. */
  srcipfrom?: string;
  /** The last IP address of a range of senders. */
  srcipto?: string;
  /** The first IP address of a range of receivers. */
  dstipfrom?: string;
  /** The last IP address of a range of receivers. */
  dstipto?: string;
  /** The class of service in the header. */
  dscp?: string;
  /** The rule is for addresses with more connections than this. */
  "connlimit-above"?: string;
  state?: string;
  /** The name of a set of addresses that the host has. */
  ipset?: string;
  /** Whether the set is of senders or of receivers: `src,dst`. */
  ipsetflags?: string;
  type?: number;
  code?: number;
  /** Text for people. */
  comment?: string;
}

/** What a packet of ICMPv6 must be like. */
export interface NwFilterIcmpv6 extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  /** The first IP address of a range of senders. */
  srcipfrom?: string;
  /** The last IP address of a range of senders. */
  srcipto?: string;
  /** The first IP address of a range of receivers. */
  dstipfrom?: string;
  /** The last IP address of a range of receivers. */
  dstipto?: string;
  /** The class of service in the header. */
  dscp?: string;
  type?: number;
  code?: number;
  /** Text for people. */
  comment?: string;
}

/** What a packet of a protocol without ports over IPv4 must be like. */
export interface NwFilterIgmp extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  /** The first IP address of a range of senders. */
  srcipfrom?: string;
  /** The last IP address of a range of senders. */
  srcipto?: string;
  /** The first IP address of a range of receivers. */
  dstipfrom?: string;
  /** The last IP address of a range of receivers. */
  dstipto?: string;
  /** The class of service in the header. */
  dscp?: string;
  /** The rule is for addresses with more connections than this. */
  "connlimit-above"?: string;
  state?: string;
  /** The name of a set of addresses that the host has. */
  ipset?: string;
  /** Whether the set is of senders or of receivers: `src,dst`. */
  ipsetflags?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of IPv4 must be like. */
export interface NwFilterIp extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The MAC address of the receiver. */
  dstmacaddr?: string;
  /** Which bits of the receiver's address count. */
  dstmacmask?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  protocol?: "tcp" | "udp" | "udplite" | "esp" | "ah" | "icmp" | "igmp" | "sctp" | "icmpv6" | (string & {});
  /** The first port of a range that packets come from. */
  srcportstart?: string;
  /** The last port of a range that packets come from. */
  srcportend?: string;
  /** The first port of a range that packets go to. */
  dstportstart?: string;
  /** The last port of a range that packets go to. */
  dstportend?: string;
  /** The class of service in the header. */
  dscp?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of IPv6 must be like. */
export interface NwFilterIpv6 extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The MAC address of the receiver. */
  dstmacaddr?: string;
  /** Which bits of the receiver's address count. */
  dstmacmask?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  protocol?: "tcp" | "udp" | "udplite" | "esp" | "ah" | "icmp" | "igmp" | "sctp" | "icmpv6" | (string & {});
  /** The first port of a range that packets come from. */
  srcportstart?: string;
  /** The last port of a range that packets come from. */
  srcportend?: string;
  /** The first port of a range that packets go to. */
  dstportstart?: string;
  /** The last port of a range that packets go to. */
  dstportend?: string;
  type?: number;
  typeend?: number;
  code?: number;
  codeend?: number;
  /** Text for people. */
  comment?: string;
}

/** What a frame must be like. */
export interface NwFilterMac extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The MAC address of the receiver. */
  dstmacaddr?: string;
  /** Which bits of the receiver's address count. */
  dstmacmask?: string;
  protocolid?: "arp" | "rarp" | "ipv4" | "ipv6" | "vlan" | (string & {});
  /** Text for people. */
  comment?: string;
}

/** A rule: what becomes of packets that match. */
export interface NwFilterRule extends Kept {
  action: "drop" | "accept" | "reject" | "continue" | "return" | UnknownWord;
  direction: "in" | "out" | "inout" | UnknownWord;
  priority?: number;
  statematch?: string;
  mac?: NwFilterMac;
  vlan?: NwFilterVlan;
  stp?: NwFilterStp;
  arp?: NwFilterArp;
  rarp?: NwFilterArp;
  ip?: NwFilterIp;
  ipv6?: NwFilterIpv6;
  tcp?: NwFilterTcp;
  udp?: NwFilterUdp;
  sctp?: NwFilterUdp;
  icmp?: NwFilterIcmp;
  igmp?: NwFilterIgmp;
  all?: NwFilterIgmp;
  esp?: NwFilterIgmp;
  ah?: NwFilterIgmp;
  udplite?: NwFilterIgmp;
  "tcp-ipv6"?: NwFilterTcpIpv6;
  "udp-ipv6"?: NwFilterUdpIpv6;
  "sctp-ipv6"?: NwFilterUdpIpv6;
  icmpv6?: NwFilterIcmpv6;
  "all-ipv6"?: NwFilterAllIpv6;
  "esp-ipv6"?: NwFilterAllIpv6;
  "ah-ipv6"?: NwFilterAllIpv6;
  "udplite-ipv6"?: NwFilterAllIpv6;
}

/** What a frame of the spanning tree must be like. */
export interface NwFilterStp extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  type?: number;
  flags?: number;
  "root-priority"?: string;
  "root-priority-hi"?: string;
  "root-address"?: string;
  "root-address-mask"?: string;
  "root-cost"?: string;
  "root-cost-hi"?: string;
  "sender-priority"?: string;
  "sender-priority-hi"?: string;
  "sender-address"?: string;
  "sender-address-mask"?: string;
  port?: string;
  "port-hi"?: string;
  age?: string;
  "age-hi"?: string;
  "max-age"?: string;
  "max-age-hi"?: string;
  "hello-time"?: string;
  "hello-time-hi"?: string;
  "forward-delay"?: string;
  "forward-delay-hi"?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of TCP over IPv4 must be like. */
export interface NwFilterTcp extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  /** The first IP address of a range of senders. */
  srcipfrom?: string;
  /** The last IP address of a range of senders. */
  srcipto?: string;
  /** The first IP address of a range of receivers. */
  dstipfrom?: string;
  /** The last IP address of a range of receivers. */
  dstipto?: string;
  /** The class of service in the header. */
  dscp?: string;
  /** The rule is for addresses with more connections than this. */
  "connlimit-above"?: string;
  /** The first port of a range that packets come from. */
  srcportstart?: string;
  /** The last port of a range that packets come from. */
  srcportend?: string;
  state?: string;
  /** The name of a set of addresses that the host has. */
  ipset?: string;
  /** Whether the set is of senders or of receivers: `src,dst`. */
  ipsetflags?: string;
  /** The first port of a range that packets go to. */
  dstportstart?: string;
  /** The last port of a range that packets go to. */
  dstportend?: string;
  flags?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of TCP over IPv6 must be like. */
export interface NwFilterTcpIpv6 extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  /** The first IP address of a range of senders. */
  srcipfrom?: string;
  /** The last IP address of a range of senders. */
  srcipto?: string;
  /** The first IP address of a range of receivers. */
  dstipfrom?: string;
  /** The last IP address of a range of receivers. */
  dstipto?: string;
  /** The class of service in the header. */
  dscp?: string;
  flags?: string;
  /** The first port of a range that packets come from. */
  srcportstart?: string;
  /** The last port of a range that packets come from. */
  srcportend?: string;
  /** The first port of a range that packets go to. */
  dstportstart?: string;
  /** The last port of a range that packets go to. */
  dstportend?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of UDP or SCTP over IPv4 must be like. */
export interface NwFilterUdp extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  /** The first IP address of a range of senders. */
  srcipfrom?: string;
  /** The last IP address of a range of senders. */
  srcipto?: string;
  /** The first IP address of a range of receivers. */
  dstipfrom?: string;
  /** The last IP address of a range of receivers. */
  dstipto?: string;
  /** The class of service in the header. */
  dscp?: string;
  /** The rule is for addresses with more connections than this. */
  "connlimit-above"?: string;
  /** The first port of a range that packets come from. */
  srcportstart?: string;
  /** The last port of a range that packets come from. */
  srcportend?: string;
  state?: string;
  /** The name of a set of addresses that the host has. */
  ipset?: string;
  /** Whether the set is of senders or of receivers: `src,dst`. */
  ipsetflags?: string;
  /** The first port of a range that packets go to. */
  dstportstart?: string;
  /** The last port of a range that packets go to. */
  dstportend?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of UDP or SCTP over IPv6 must be like. */
export interface NwFilterUdpIpv6 extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** The IP address of the sender. */
  srcipaddr?: string;
  /** Which bits of the sender's address count. */
  srcipmask?: string;
  /** The IP address of the receiver. */
  dstipaddr?: string;
  /** Which bits of the receiver's address count. */
  dstipmask?: string;
  /** The first IP address of a range of senders. */
  srcipfrom?: string;
  /** The last IP address of a range of senders. */
  srcipto?: string;
  /** The first IP address of a range of receivers. */
  dstipfrom?: string;
  /** The last IP address of a range of receivers. */
  dstipto?: string;
  /** The class of service in the header. */
  dscp?: string;
  /** Text for people. */
  comment?: string;
  /** The first port of a range that packets come from. */
  srcportstart?: string;
  /** The last port of a range that packets come from. */
  srcportend?: string;
  /** The first port of a range that packets go to. */
  dstportstart?: string;
  /** The last port of a range that packets go to. */
  dstportend?: string;
}

/** What a frame of a VLAN must be like. */
export interface NwFilterVlan extends Kept {
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The MAC address of the receiver. */
  dstmacaddr?: string;
  /** Which bits of the receiver's address count. */
  dstmacmask?: string;
  vlanid?: string;
  "encap-protocol"?: "arp" | "rarp" | "ipv4" | "ipv6" | "vlan" | (string & {});
  /** Text for people. */
  comment?: string;
}
