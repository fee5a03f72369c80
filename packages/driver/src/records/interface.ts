/** Names a network interface of the host. */
export interface InterfaceRef {
  readonly name: string;
  /** Lower-case with colons; empty for an interface without one. */
  readonly mac: string;
}
