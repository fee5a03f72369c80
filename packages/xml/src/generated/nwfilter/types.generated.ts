// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { FilterRef } from "../common/types.generated.js";
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

/** A network filter: rules, and other filters that it takes in. */
export interface NwFilter extends Kept {
  /** The name of the filter. */
  name: string;
  /** The chain that the rules stand in. */
  chain?: "root" | (string & {});
  /** The priority: which comes first. */
  priority?: number;
  /** With or without dashes. */
  uuid?: string;
  filterref?: FilterRef[];
  rule?: NwFilterRule[];
}

/** What a packet of a protocol without ports over IPv6 must be like. */
export interface NwFilterAllIpv6 extends Kept {
  /** Whether what does not match the rest is meant. */
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
  /** Whether what does not match the rest is meant. */
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The MAC address of the receiver. */
  dstmacaddr?: string;
  /** Which bits of the receiver's address count. */
  dstmacmask?: string;
  /** The type of the hardware. */
  hwtype?: string;
  /** The protocol that addresses are asked for. */
  protocoltype?: string;
  /** Whether hosts tell of themselves without being asked. */
  gratuitous?: "yes" | "no" | "true" | "false" | "1" | "0" | UnknownWord;
  /** The operation: `Request`, `Reply`, … */
  opcode?: string;
  /** The MAC address of the asking host. */
  arpsrcmacaddr?: string;
  /** The IP address of the asking host. */
  arpsrcipaddr?: string;
  /** The MAC address that is asked for. */
  arpdstmacaddr?: string;
  /** The IP address that is asked for. */
  arpdstipaddr?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of ICMP must be like. */
export interface NwFilterIcmp extends Kept {
  /** Whether what does not match the rest is meant. */
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
  /** States of the connection: `NEW,ESTABLISHED`. */
  state?: string;
  /** The name of a set of addresses that the host has. */
  ipset?: string;
  /** Whether the set is of senders or of receivers: `src,dst`. */
  ipsetflags?: string;
  /** The type of the message. */
  type?: number;
  /** The code of the message. */
  code?: number;
  /** Text for people. */
  comment?: string;
}

/** What a packet of ICMPv6 must be like. */
export interface NwFilterIcmpv6 extends Kept {
  /** Whether what does not match the rest is meant. */
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
  /** The type of the message. */
  type?: number;
  /** The code of the message. */
  code?: number;
  /** Text for people. */
  comment?: string;
}

/** What a packet of a protocol without ports over IPv4 must be like. */
export interface NwFilterIgmp extends Kept {
  /** Whether what does not match the rest is meant. */
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
  /** States of the connection: `NEW,ESTABLISHED`. */
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
  /** Whether what does not match the rest is meant. */
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
  /** The protocol. */
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
  /** Whether what does not match the rest is meant. */
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
  /** The protocol. */
  protocol?: "tcp" | "udp" | "udplite" | "esp" | "ah" | "icmp" | "igmp" | "sctp" | "icmpv6" | (string & {});
  /** The first port of a range that packets come from. */
  srcportstart?: string;
  /** The last port of a range that packets come from. */
  srcportend?: string;
  /** The first port of a range that packets go to. */
  dstportstart?: string;
  /** The last port of a range that packets go to. */
  dstportend?: string;
  /** The type of the message. */
  type?: number;
  /** The last type of a range. */
  typeend?: number;
  /** The code of the message. */
  code?: number;
  /** The last code of a range. */
  codeend?: number;
  /** Text for people. */
  comment?: string;
}

/** What a frame must be like. */
export interface NwFilterMac extends Kept {
  /** Whether what does not match the rest is meant. */
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The MAC address of the receiver. */
  dstmacaddr?: string;
  /** Which bits of the receiver's address count. */
  dstmacmask?: string;
  /** The protocol inside the frame. */
  protocolid?: "arp" | "rarp" | "ipv4" | "ipv6" | "vlan" | (string & {});
  /** Text for people. */
  comment?: string;
}

/** A rule: what becomes of packets that match. */
export interface NwFilterRule extends Kept {
  /** What becomes of packets that match. */
  action: "drop" | "accept" | "reject" | "continue" | "return" | UnknownWord;
  /** Which way packets go, seen from the guest. */
  direction: "in" | "out" | "inout" | UnknownWord;
  /** The priority: which comes first. */
  priority?: number;
  /** Whether the state of the connection counts. */
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
  /** Whether what does not match the rest is meant. */
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The type of the message. */
  type?: number;
  /** The flags of the message. */
  flags?: number;
  /** The priority of the root bridge. */
  "root-priority"?: string;
  /** The end of a range of priorities. */
  "root-priority-hi"?: string;
  /** The MAC address of the root bridge. */
  "root-address"?: string;
  /** Which bits of that address count. */
  "root-address-mask"?: string;
  /** What the way to the root bridge costs. */
  "root-cost"?: string;
  /** The end of a range of costs. */
  "root-cost-hi"?: string;
  /** The priority of the sending bridge. */
  "sender-priority"?: string;
  /** The end of a range of priorities. */
  "sender-priority-hi"?: string;
  /** The MAC address of the sending bridge. */
  "sender-address"?: string;
  /** Which bits of that address count. */
  "sender-address-mask"?: string;
  /** The port of the sending bridge. */
  port?: string;
  /** The end of a range of ports. */
  "port-hi"?: string;
  /** How old the message is. */
  age?: string;
  /** The end of a range of ages. */
  "age-hi"?: string;
  /** How old a message may get. */
  "max-age"?: string;
  /** The end of a range of such ages. */
  "max-age-hi"?: string;
  /** How often bridges tell of themselves. */
  "hello-time"?: string;
  /** The end of a range of such times. */
  "hello-time-hi"?: string;
  /** How long a port waits before it forwards. */
  "forward-delay"?: string;
  /** The end of a range of such delays. */
  "forward-delay-hi"?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of TCP over IPv4 must be like. */
export interface NwFilterTcp extends Kept {
  /** Whether what does not match the rest is meant. */
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
  /** States of the connection: `NEW,ESTABLISHED`. */
  state?: string;
  /** The name of a set of addresses that the host has. */
  ipset?: string;
  /** Whether the set is of senders or of receivers: `src,dst`. */
  ipsetflags?: string;
  /** The first port of a range that packets go to. */
  dstportstart?: string;
  /** The last port of a range that packets go to. */
  dstportend?: string;
  /** Which bits of the TCP header are looked at, and which of them are set. */
  flags?: string;
  /** Text for people. */
  comment?: string;
}

/** What a packet of TCP over IPv6 must be like. */
export interface NwFilterTcpIpv6 extends Kept {
  /** Whether what does not match the rest is meant. */
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
  /** Which bits of the TCP header are looked at, and which of them are set. */
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
  /** Whether what does not match the rest is meant. */
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
  /** States of the connection: `NEW,ESTABLISHED`. */
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
  /** Whether what does not match the rest is meant. */
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
  /** Whether what does not match the rest is meant. */
  match?: YesNo;
  /** The MAC address of the sender. */
  srcmacaddr?: string;
  /** Which bits of the sender's address count. */
  srcmacmask?: string;
  /** The MAC address of the receiver. */
  dstmacaddr?: string;
  /** Which bits of the receiver's address count. */
  dstmacmask?: string;
  /** The number of the VLAN. */
  vlanid?: string;
  /** The protocol inside the frame. */
  "encap-protocol"?: "arp" | "rarp" | "ipv4" | "ipv6" | "vlan" | (string & {});
  /** Text for people. */
  comment?: string;
}
