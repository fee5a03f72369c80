/** A version of Xen, and so of the xend that came with it. */
export interface XenVersion {
  readonly major: number;
  readonly minor: number;
  readonly micro: number;
}

/** What differs between xends: found out once per connection, and the only place that looks at a version. */
export interface Dialect {
  /** `xend_config_format`: 1 (absent on the wire, 3.0.2), 2 (3.0.3), 3 (3.0.4), 4 (3.1.0 and later). */
  readonly format: 1 | 2 | 3 | 4;
  readonly xen: XenVersion;
  /** From 3.0.4: connections are served side by side; before, one that stays open keeps every other client waiting. */
  readonly keepsAlive: boolean;
  /**
   * From 3.0.4: domains can be defined and started, cores dumped, a domain is found by its uuid, and the lists name
   * only running domains unless they are asked for a state.
   */
  readonly managed: boolean;
  /** From 3.4: `?state=halted` names inactive domains only; before, crashed ones that are preserved too. */
  readonly haltedMeansInactive: boolean;
  /** 3.1 to 3.3: a missing domain is an internal server error without a body. */
  readonly missingIs500: boolean;
  /** 3.1 to 3.3 change of an inactive domain's vcpus only how many are to be online. */
  readonly keepsInactiveVcpus: boolean;
  /** From 3.4: `pincpu` does what it is told; before, it frees the vcpu and reports success. */
  readonly pins: boolean;
  /** From 3.3: `device_destroy` wants `force` and `rm_cfg`. */
  readonly detachForce: boolean;
  /** From 3.4: `dump` wants `reset`. */
  readonly dumpReset: boolean;
  /** From 3.4: devices of inactive domains can be changed. */
  readonly inactiveDevices: boolean;
}

/** The dialect of a daemon by what its node tells: the format, absent in the oldest, and the version of Xen. */
export function dialectOf(format: number | undefined, xen: XenVersion): Dialect {
  const since = (major: number, minor: number) =>
    xen.major > major || (xen.major === major && xen.minor >= minor);
  const known = Math.min(Math.max(format ?? 1, 1), 4) as Dialect["format"];
  return {
    format: known,
    xen,
    keepsAlive: known >= 3,
    managed: known >= 3,
    haltedMeansInactive: since(3, 4),
    missingIs500: since(3, 1) && !since(3, 4),
    keepsInactiveVcpus: since(3, 1) && !since(3, 4),
    pins: since(3, 4),
    detachForce: since(3, 3),
    dumpReset: since(3, 4),
    inactiveDevices: since(3, 4),
  };
}
