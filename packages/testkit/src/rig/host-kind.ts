/** What a host is made of. */
export interface HostKind {
  /** Debian's suite whose whole system dom0 is; without one dom0 is the little that tests need. */
  readonly suite?: "bookworm" | "trixie";
  /** The store's daemon. */
  readonly store: "xenstored" | "oxenstored";
}

const kinds: Readonly<Record<string, HostKind>> = {
  small: { store: "xenstored" },
  oxenstored: { store: "oxenstored" },
  bookworm: { suite: "bookworm", store: "xenstored" },
  trixie: { suite: "trixie", store: "xenstored" },
};

/** The kind of host that `LIBVIRT_TS_XEN_HOST` names; `small` when it is not set. */
export function hostKind(): HostKind & { readonly name: string } {
  const name = process.env.LIBVIRT_TS_XEN_HOST || "small";
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) {
    throw new Error(
      `LIBVIRT_TS_XEN_HOST: no kind of host is called ${name}, but ${Object.keys(kinds).join(", ")}`,
    );
  }
  return { name, ...kind };
}
