/** Names a network; the uuid is the identity. */
export interface NetworkRef {
  readonly name: string;
  /** Dashed, lower-case. */
  readonly uuid: string;
}

/** Names a port of a network. */
export interface NetworkPortRef {
  readonly network: NetworkRef;
  /** Dashed, lower-case. */
  readonly uuid: string;
}

/** An address that a network's DHCP server has leased. C: `virNetworkDHCPLease`. */
export interface NetworkDHCPLease {
  /** The bridge. */
  readonly iface: string;
  /** Seconds since 1970. */
  readonly expirytime: number;
  /** `IPAddrType` */
  readonly type: number;
  readonly mac?: string;
  /** The identity association of an IPv6 lease. */
  readonly iaid?: string;
  readonly ipaddr: string;
  /** Bits of the network's part. */
  readonly prefix: number;
  readonly hostname?: string;
  /** Client id or DUID. */
  readonly clientid?: string;
}
