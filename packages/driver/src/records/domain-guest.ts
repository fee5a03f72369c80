/** An address of a guest's network card. C: `virDomainIPAddress`. */
export interface DomainInterfaceAddress {
  /** `IPAddrType` */
  readonly type: number;
  readonly addr: string;
  /** Bits of the network's part. */
  readonly prefix: number;
}

/** A network card as the guest, the leases or the host's ARP table know it. C: `virDomainInterface`. */
export interface DomainInterface {
  readonly name: string;
  /** The MAC address, lower-case with colons; absent for a card without one. */
  readonly hwaddr?: string;
  readonly addrs: readonly DomainInterfaceAddress[];
}

/** Counters of a domain's network card; -1 where unknown. C: `virDomainInterfaceStatsStruct`. */
export interface DomainInterfaceStats {
  /** Bytes */
  readonly rxBytes: bigint;
  readonly rxPackets: number;
  readonly rxErrs: number;
  readonly rxDrop: number;
  /** Bytes */
  readonly txBytes: bigint;
  readonly txPackets: number;
  readonly txErrs: number;
  readonly txDrop: number;
}

/** A file system that is mounted in the guest. C: `virDomainFSInfo`. */
export interface DomainFSInfo {
  readonly mountpoint: string;
  /** The device's name in the guest. */
  readonly name: string;
  readonly fstype: string;
  /** Targets of the disks it lies on. */
  readonly devAliases: readonly string[];
}

/** The guest's clock, since 1970 in UTC. C: `virDomainGetTime`. */
export interface DomainTime {
  readonly seconds: number;
  readonly nseconds: number;
}
