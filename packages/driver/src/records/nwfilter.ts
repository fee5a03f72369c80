/** Names a network filter; the uuid is the identity. */
export interface NWFilterRef {
  readonly name: string;
  /** Dashed, lower-case. */
  readonly uuid: string;
}

/** Names the binding of a filter to a network port of the host. */
export interface NWFilterBindingRef {
  /** The host's device, `vnet0` for instance: the identity. */
  readonly portDev: string;
  readonly filterName: string;
}
