import {
  activityFilter,
  type CallOptions,
  type DomainInfo,
  type DomainListing,
  type DomainRef,
  DomainState,
  describeDomain,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  noDomain,
} from "@libvirt-ts/driver";
import { XenstoreError } from "../client/index.js";
import { storeError } from "../errors.js";
import {
  checkNotLost,
  findByName,
  findByUuid,
  findGuest,
  type Guest,
  listGuests,
  liveGuest,
} from "../guests.js";
import { childrenOf, domainPath, numberAt, type Reader, type Store, textAt } from "../store.js";

/** Ids of the domains in the store, ascending. */
export async function listDomains(store: Store, options?: CallOptions): Promise<number[]> {
  return (await listGuests(store, options)).map(({ id }) => id);
}

/** The domains in the store with their figures, which come in the same exchange. */
export async function listAllDomains(
  store: Store,
  flags: number,
  options?: CallOptions,
): Promise<DomainListing[]> {
  if (!activityFilter(ErrorDomain.XENSTORE, flags).active) return [];
  const guests = await listGuests(store, options);
  return Promise.all(
    guests.map(async (ref) => {
      const info = await infoOf(store.client, ref.id, options).catch((error: unknown) => {
        // The daemon refuses this domain's figures, and no others.
        if (!(error instanceof XenstoreError)) throw error;
        store.warn(withoutFigures(ref, error));
      });
      return info === undefined ? { ref } : { ref, info };
    }),
  );
}

function withoutFigures(ref: Guest, cause: XenstoreError): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.XENSTORE,
    level: ErrorLevel.WARNING,
    info: "list of domains",
    detail: `${describeDomain(ref)} is listed without its figures: ${cause.message}`,
    cause,
  });
}

export async function lookupByID(store: Store, id: number, options?: CallOptions): Promise<Guest> {
  const guest = await liveGuest(store, id, options);
  return guest ?? missing(store, `no domain with id ${id}`, options);
}

export async function lookupByUUID(store: Store, uuid: string, options?: CallOptions): Promise<Guest> {
  const guest = await findByUuid(store, uuid, options);
  return guest ?? missing(store, `no domain with uuid ${uuid}`, options);
}

export async function lookupByName(store: Store, name: string, options?: CallOptions): Promise<Guest> {
  const guest = await findByName(store, name, options);
  return guest ?? missing(store, `no domain with name '${name}'`, options);
}

async function missing(store: Store, what: string, options: CallOptions | undefined): Promise<never> {
  await checkNotLost(store, options);
  throw noDomain(ErrorDomain.XENSTORE, what);
}

export async function getInfo(store: Store, ref: DomainRef, options?: CallOptions): Promise<DomainInfo> {
  const { id } = await findGuest(store, ref, options);
  return infoOf(store.client, id, options);
}

/**
 * What the store has of a domain's figures: its vcpus are those that the guest may use, whether it does or not. The
 * store keeps neither state nor CPU time: NOSTATE and 0. C's reading of `~/running` is not repeated: no toolstack ever
 * wrote that.
 */
async function infoOf(reader: Reader, id: number, options?: CallOptions): Promise<DomainInfo> {
  const [{ target, max }, vcpus] = await Promise.all([
    memoryOf(reader, id, options),
    vcpusOf(reader, id, options),
  ]);
  return {
    state: DomainState.NOSTATE,
    maxMem: max ?? target ?? 0,
    memory: target ?? max ?? 0,
    nrVirtCpu: vcpus.filter(({ online }) => online).length,
    cpuTime: 0n,
  };
}

/** KiB; xend up to 3.0.4 writes no maximum. */
export async function memoryOf(
  reader: Reader,
  id: number,
  options?: CallOptions,
): Promise<{ readonly target: number | undefined; readonly max: number | undefined }> {
  const path = `${domainPath(id)}/memory`;
  const [target, max] = await Promise.all([
    numberAt(reader, `${path}/target`, options),
    numberAt(reader, `${path}/static-max`, options),
  ]);
  return { target, max };
}

/** A vcpu that a domain was made with. */
export interface StoredVcpu {
  readonly number: number;
  readonly online: boolean;
}

/** The vcpus of a domain, ascending. */
export async function vcpusOf(reader: Reader, id: number, options?: CallOptions): Promise<StoredVcpu[]> {
  const path = `${domainPath(id)}/cpu`;
  const numbers = (await childrenOf(reader, path, options))
    .filter((name) => /^\d{1,5}$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
  return Promise.all(
    numbers.map(async (number) => ({
      number,
      online: (await textAt(reader, `${path}/${number}/availability`, options)) === "online",
    })),
  );
}

export async function getMaxMemory(store: Store, ref: DomainRef, options?: CallOptions): Promise<number> {
  const { id } = await findGuest(store, ref, options);
  const { max, target } = await memoryOf(store.client, id, options);
  const memory = max ?? target;
  if (memory !== undefined) return memory;
  throw storeError(
    ErrorNumber.OPERATION_FAILED,
    describeDomain(ref),
    "the store holds no memory figures of it",
  );
}

/** libvirt's words for Xen's kinds of guest. */
const osTypes: Readonly<Record<string, string>> = { hvm: "hvm", pv: "linux", pvh: "pvh" };

/** `hvm`, `linux` for a paravirtual guest, `pvh`; or whatever word xend wrote. */
export async function getOSType(store: Store, ref: DomainRef, options?: CallOptions): Promise<string> {
  const guest = await findGuest(store, ref, options);
  return (await kindOf(store.client, guest, options)) ?? "linux";
}

/** The OS type, from libxl's node or xend's; undefined when neither wrote one. */
export async function kindOf(
  reader: Reader,
  { id, uuid }: Guest,
  options?: CallOptions,
): Promise<string | undefined> {
  const [type, word] = await Promise.all([
    textAt(reader, `/libxl/${id}/type`, options),
    textAt(reader, `/vm/${uuid}/image/ostype`, options),
  ]);
  const known = type !== undefined && Object.hasOwn(osTypes, type) ? osTypes[type] : undefined;
  return known ?? (word && /^[\w.-]{1,64}$/.test(word) ? word : undefined);
}
