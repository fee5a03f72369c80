/** Questions about domains: the hot path. */
import {
  activityFilter,
  type CallOptions,
  type DomainInfo,
  type DomainListing,
  type DomainRef,
  DomainState,
  type DriverConnection,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  noDomain,
  type PeerLookup,
} from "@libvirt-ts/driver";
import { guestKind, type RunState, runState, type XenDomainInfo } from "../abi/index.js";
import { ambiguous, type Xen } from "../xen.js";

/** What the questions need besides the hypervisor. */
interface Surroundings {
  readonly peers: PeerLookup;
  readonly warn: (warning: LibvirtError) => void;
}

const states: Readonly<Record<RunState, DomainState>> = {
  dying: DomainState.SHUTDOWN,
  crashed: DomainState.CRASHED,
  shutdown: DomainState.SHUTOFF,
  paused: DomainState.PAUSED,
  blocked: DomainState.BLOCKED,
  running: DomainState.RUNNING,
  /** Waiting for a CPU: Xen says nothing of it, and neither did libvirt. */
  runnable: DomainState.NOSTATE,
};

const osTypes = { pv: "linux", hvm: "hvm", pvh: "pvh" } as const;

function infoOf(xen: Xen, info: XenDomainInfo, maxMem: number): DomainInfo {
  return {
    state: states[runState(info)],
    maxMem,
    memory: xen.memory(info),
    nrVirtCpu: info.onlineVcpus,
    cpuTime: info.cpuTime,
  };
}

/**
 * The most memory of each domain, KiB: as its toolstack recorded it, else Xen's own limit, which libxl keeps near what
 * the domain has. A peer that fails takes nothing from what Xen alone can tell; one that may yet answer does: the number
 * would be another one from one call to the next.
 */
async function limitsOf(
  xen: Xen,
  domains: readonly XenDomainInfo[],
  peers: PeerLookup,
  options?: CallOptions,
): Promise<number[]> {
  const ids = domains.map(({ id }) => id);
  let recorded: ReadonlyMap<number, number> | undefined;
  try {
    recorded = await peers.get("memoryLimits")?.maxMemories(ids, options);
  } catch (error) {
    const isSlow = error instanceof LibvirtError && error.code === ErrorNumber.OPERATION_TIMEOUT;
    if (isSlow || options?.signal?.aborted) throw error;
  }
  return domains.map((info) => recorded?.get(info.id) ?? xen.maxMemory(info));
}

/**
 * References with the names that the peer knows, for the price of one question to it. A peer that fails takes only the
 * names, and is warned about.
 */
async function namedRefs(
  domains: readonly XenDomainInfo[],
  { peers, warn }: Surroundings,
  options?: CallOptions,
): Promise<DomainRef[]> {
  const ids = domains.map(({ id }) => id);
  let names: ReadonlyMap<number, string> | undefined;
  try {
    names = await peers.get("domainNames")?.namesOf(ids, options);
  } catch (error) {
    if (options?.signal?.aborted) throw error;
    warn(withoutNames(error));
  }
  return domains.map(({ id, uuid }) => {
    const name = names?.get(id);
    return name === undefined ? { uuid, id } : { uuid, id, name };
  });
}

function withoutNames(cause: unknown): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.XEN,
    level: ErrorLevel.WARNING,
    info: "domains by name",
    detail: `domains are known by uuid only: ${cause instanceof Error ? cause.message : String(cause)}`,
    cause,
  });
}

async function namedRef(
  domain: XenDomainInfo,
  surroundings: Surroundings,
  options?: CallOptions,
): Promise<DomainRef> {
  const [ref] = await namedRefs([domain], surroundings, options);
  return ref ?? { uuid: domain.uuid, id: domain.id };
}

/** The active domains that have each of the names; Xen itself knows none, so without the peer it is NO_SUPPORT. */
export async function findByNames(
  xen: Xen,
  peers: PeerLookup,
  names: readonly string[],
  options?: CallOptions,
): Promise<Map<string, XenDomainInfo[]>> {
  const peer = peers.get("domainNames");
  if (peer === undefined) {
    throw new LibvirtError({
      code: ErrorNumber.NO_SUPPORT,
      domain: ErrorDomain.XEN,
      info: "domains by name",
      detail: "Xen knows ids and uuids only, and no other driver knows names here",
    });
  }
  const domains = xen.domains();
  // The names of those that Xen has: to have the peer find out who there is would be another exchange.
  const known = await peer.namesOf(
    domains.map(({ id }) => id),
    options,
  );
  const found = new Map<string, XenDomainInfo[]>(names.map((name) => [name, []]));
  for (const domain of domains) found.get(known.get(domain.id) ?? "")?.push(domain);
  return new Map([...found].filter(([, owners]) => owners.length > 0));
}

/** Lists, look-ups and figures of active domains; a list costs one hypercall, names and limits one question to a peer each. */
export function queryOperations(xen: Xen, surroundings: Surroundings) {
  const { peers } = surroundings;
  return {
    async listDomains() {
      return xen.domains().map(({ id }) => id);
    },
    async numOfDomains() {
      return xen.domains().length;
    },
    async listAllDomains(flags: number, options?: CallOptions): Promise<DomainListing[]> {
      if (!activityFilter(ErrorDomain.XEN, flags).active) return [];
      const domains = xen.domains();
      const [refs, limits] = await Promise.all([
        namedRefs(domains, surroundings, options),
        limitsOf(xen, domains, peers, options),
      ]);
      return domains.map((domain, index) => ({
        ref: refs[index]!,
        info: infoOf(xen, domain, limits[index]!),
      }));
    },
    async domainLookupByID(id: number, options?: CallOptions) {
      const domain = xen.find(id);
      if (domain === undefined) throw noDomain(ErrorDomain.XEN, `id ${id}`);
      return namedRef(domain, surroundings, options);
    },
    async domainLookupByUUID(uuid: string, options?: CallOptions) {
      const [domain, ...others] = xen.findByUuid(uuid);
      if (domain === undefined) throw noDomain(ErrorDomain.XEN, uuid);
      if (others.length > 0) throw ambiguous(uuid, [domain, ...others]);
      return namedRef(domain, surroundings, options);
    },
    async domainLookupByName(name: string, options?: CallOptions) {
      const [domain, ...others] = (await findByNames(xen, peers, [name], options)).get(name) ?? [];
      if (domain === undefined) throw noDomain(ErrorDomain.XEN, `'${name}'`);
      if (others.length > 0) throw ambiguous(`'${name}'`, [domain, ...others]);
      return { uuid: domain.uuid, id: domain.id, name };
    },
    async domainGetInfo(ref: DomainRef, options?: CallOptions) {
      const domain = xen.resolve(ref);
      const [limit] = await limitsOf(xen, [domain], peers, options);
      return infoOf(xen, domain, limit!);
    },
    async domainGetMaxMemory(ref: DomainRef, options?: CallOptions) {
      const [limit] = await limitsOf(xen, [xen.resolve(ref)], peers, options);
      return limit!;
    },
    /** `hvm`, `linux` (paravirtual) or `pvh`. */
    async domainGetOSType(ref: DomainRef) {
      return osTypes[guestKind(xen.abi, xen.resolve(ref))];
    },
  } satisfies Partial<DriverConnection>;
}
