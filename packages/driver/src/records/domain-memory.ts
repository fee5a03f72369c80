/**
 * What the guest's balloon tells of its memory; a figure that it does not tell is absent. Keys that are unknown here
 * have the number of their tag. C: `virDomainMemoryStatStruct`.
 */
export interface DomainMemoryStats {
  /** KiB since the guest's start */
  readonly swapIn?: number;
  /** KiB since the guest's start */
  readonly swapOut?: number;
  readonly majorFault?: number;
  readonly minorFault?: number;
  /** KiB that the guest leaves unused altogether */
  readonly unused?: number;
  /** KiB that the guest has */
  readonly available?: number;
  /** KiB of the balloon's present size */
  readonly actual?: number;
  /** KiB that the guest's process takes on the host */
  readonly rss?: number;
  /** KiB that the guest could use without swapping */
  readonly usable?: number;
  /** Seconds since 1970 */
  readonly lastUpdate?: number;
  /** KiB */
  readonly diskCaches?: number;
  readonly hugetlbPgAlloc?: number;
  readonly hugetlbPgFail?: number;
  readonly [tag: number]: number;
}
