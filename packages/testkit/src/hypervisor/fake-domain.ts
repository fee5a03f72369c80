/** What a fake hypervisor knows of a domain: the state behind the bytes. */

export interface FakeVcpu {
  online: boolean;
  blocked: boolean;
  running: boolean;
  /** Nanoseconds */
  cpuTime: bigint;
  cpu: number;
  /** CPUs it may run on. */
  affinity: Set<number>;
}

export interface FakeDomain {
  id: number;
  /** Dashed, lower-case. */
  uuid: string;
  kind: "pv" | "hvm" | "pvh";
  /** How many pauses are in force; never more than one up to Xen 4.4. */
  pauses: number;
  blocked: boolean;
  running: boolean;
  dying: boolean;
  /** Reason, once it has shut down. */
  shutdown: number | undefined;
  totalPages: bigint;
  maxPages: bigint;
  cpuTime: bigint;
  vcpus: FakeVcpu[];
  /** Slices that destroying it takes where Xen does so by slices (3.2 to 4.5). */
  destroySlices: number;
  /** Further members of `getdomaininfo`, by name. */
  members: Record<string, bigint>;
}

/** What a domain is made of; the rest is a running paravirtual guest of 32 MiB with one vcpu. */
export type FakeDomainInit = Partial<Omit<FakeDomain, "vcpus">> & {
  readonly id: number;
  readonly vcpus?: number | FakeVcpu[];
};

/** A uuid made from an id, so that a test can tell domains apart. */
export function uuidOfId(id: number): string {
  return id === 0
    ? "00000000-0000-0000-0000-000000000000"
    : `5ca1ab1e-0000-4000-8000-${id.toString(16).padStart(12, "0")}`;
}

/** A domain with everything that was not said filled in. */
export function fakeDomain(init: FakeDomainInit, cpus: number): FakeDomain {
  const count = typeof init.vcpus === "number" ? init.vcpus : 1;
  const vcpus = Array.isArray(init.vcpus)
    ? init.vcpus
    : Array.from(
        { length: count },
        (_, index): FakeVcpu => ({
          online: true,
          blocked: false,
          running: index === 0,
          cpuTime: BigInt(index + 1) * 1_000_000_007n,
          cpu: index % cpus,
          affinity: new Set(Array.from({ length: cpus }, (_, cpu) => cpu)),
        }),
      );
  return {
    uuid: uuidOfId(init.id),
    kind: "pv",
    pauses: 0,
    blocked: false,
    running: true,
    dying: false,
    shutdown: undefined,
    totalPages: 8192n,
    maxPages: 8448n,
    cpuTime: vcpus.reduce((sum, { cpuTime }) => sum + cpuTime, 0n),
    destroySlices: 3,
    members: {},
    ...init,
    vcpus,
  };
}
