import {
  type CallOptions,
  DOMAIN_0_UUID,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { XenstoreError } from "./client/index.js";
import { storeError } from "./errors.js";
import { DOMID_MAX } from "./protocol/limits.js";
import { childrenOf, domainPath, type Reader, type Store, textAt, wholeNumber } from "./store.js";

/** A domain that the store knows by id, name and uuid. */
export type Guest = Required<DomainRef>;

/**
 * The ids in the store, ascending. With a hypervisor beside us those that it does not know are left out: a dead
 * domain's nodes may stay behind.
 */
export async function storedIds({ client, peers }: Store, options?: CallOptions): Promise<number[]> {
  const [children, live] = await Promise.all([
    childrenOf(client, "/local/domain", options),
    peers.get("liveDomains")?.liveIds(options),
  ]);
  return children
    .map(wholeNumber)
    .filter((id) => id !== undefined && id <= DOMID_MAX && (live?.has(id) ?? true))
    .map(Number)
    .sort((a, b) => a - b);
}

/** The guests among ids, at the cost of one exchange; what is no domain, or vanishes meanwhile, is left out. */
async function guestsOf(reader: Reader, ids: readonly number[], options?: CallOptions): Promise<Guest[]> {
  const guests = await Promise.all(ids.map((id) => guestAt(reader, id, options)));
  return guests.filter((guest) => guest !== undefined);
}

/**
 * The domains in the store; one that cannot be read hides none of the others, and is warned about. Throws when none can be
 * read, and when the store was lost meanwhile, rather than to say that there are none.
 */
export async function listGuests(store: Store, options?: CallOptions): Promise<Guest[]> {
  const ids = await storedIds(store, options);
  const results = await Promise.all(ids.map((id) => listedGuest(store, id, options)));
  const guests = results.filter((result): result is Guest => result !== undefined && "uuid" in result);
  const refused = results.find((result) => result instanceof XenstoreError);
  if (guests.length === 0 && refused !== undefined) throw refused;
  for (const [i, result] of results.entries()) {
    if (result instanceof XenstoreError) store.warn(leftOut(ids[i]!, result.message, result));
  }
  if (!guests.some(({ id }) => id === 0)) await checkNotLost(store, options);
  return guests;
}

/** A domain of a list; the daemon's refusal; undefined, with a warning, for one whose nodes make no sense. */
async function listedGuest(
  store: Store,
  id: number,
  options?: CallOptions,
): Promise<Guest | XenstoreError | undefined> {
  const { client, warn } = store;
  try {
    const guest = await guestAt(client, id, options);
    if (guest !== undefined) return guest;
    // One that is being made may lack its nodes, but has no wrong ones.
    const vm = await textAt(client, `${domainPath(id)}/vm`, options);
    if (vm !== undefined && uuidIn(vm) === undefined) {
      warn(leftOut(id, `its node vm says ${JSON.stringify(vm.slice(0, 80))}, which names no uuid`));
    }
    return undefined;
  } catch (error) {
    if (error instanceof XenstoreError) return error;
    throw error;
  }
}

function leftOut(id: number, why: string, cause?: Error): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.XENSTORE,
    level: ErrorLevel.WARNING,
    info: "list of domains",
    detail: `the domain with the id ${id} is left out: ${why}`,
    ...(cause && { cause }),
  });
}

/** One domain as the store has it, or undefined. */
export async function guestAt(reader: Reader, id: number, options?: CallOptions): Promise<Guest | undefined> {
  const [name, uuid] = await Promise.all([nameAt(reader, id, options), uuidAt(reader, id, options)]);
  if (name === undefined || uuid === undefined) return undefined;
  return { id, name, uuid };
}

const nameAt = (reader: Reader, id: number, options?: CallOptions) =>
  textAt(reader, `${domainPath(id)}/name`, options);

/** The uuid of a domain: the last part of the path in its `vm` node. */
async function uuidAt(reader: Reader, id: number, options?: CallOptions): Promise<string | undefined> {
  if (id === 0) return DOMAIN_0_UUID;
  return uuidIn(await textAt(reader, `${domainPath(id)}/vm`, options));
}

function uuidIn(vm: string | undefined): string | undefined {
  // A domain that xend migrated has a number behind its uuid.
  const match = /^\/vm\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-\d+)?$/i.exec(vm ?? "");
  return match?.[1]?.toLowerCase();
}

/** The domain that a reference means, its id verified by its uuid; NO_DOMAIN if it is not there. */
export async function findGuest(store: Store, ref: DomainRef, options?: CallOptions): Promise<Guest> {
  const guest = await (ref.id === undefined
    ? findByUuid(store, ref.uuid, options)
    : liveGuest(store, ref.id, options));
  if (guest?.uuid === ref.uuid) return guest;
  await checkNotLost(store, options);
  throw noDomain(ErrorDomain.XENSTORE, describeDomain(ref));
}

/** The domain with that id unless the hypervisor says that it is gone. */
export async function liveGuest(store: Store, id: number, options?: CallOptions): Promise<Guest | undefined> {
  const [guest, live] = await Promise.all([
    guestAt(store.client, id, options),
    store.peers.get("liveDomains")?.liveIds(options),
  ]);
  return live?.has(id) === false ? undefined : guest;
}

/**
 * The guest with a name. OPERATION_INVALID naming the candidates where several that the hypervisor knows have it; without
 * the hypervisor the newest, since nodes outlive their guests.
 */
export async function findByName(
  store: Store,
  name: string,
  options?: CallOptions,
): Promise<Guest | undefined> {
  const guests = await guestsBy(nameAt, name, store, options);
  if (guests.length < 2 || store.peers.get("liveDomains") === undefined) return guests.at(-1);
  const candidates = guests.map(({ id, uuid }) => `${id} (${uuid})`).join(", ");
  throw operationInvalid(
    ErrorDomain.XENSTORE,
    `'${name}'`,
    `domains ${candidates} have it: name one by its id`,
  );
}

/** The guest with a uuid. OPERATION_INVALID naming the candidates where Xen runs several with it. */
export async function findByUuid(
  store: Store,
  uuid: string,
  options?: CallOptions,
): Promise<Guest | undefined> {
  const guests = await guestsBy(uuidAt, uuid, store, options);
  if (guests.length < 2) return guests[0];
  const candidates = guests.map(({ id, name }) => `${id} (${describeDomain({ uuid, name })})`).join(", ");
  throw operationInvalid(ErrorDomain.XENSTORE, uuid, `domains ${candidates} carry it: name one by its id`);
}

/** The guests, ascending by id, of which one node says what is sought; of the others nothing else is read. */
async function guestsBy(
  keyAt: typeof nameAt,
  sought: string,
  store: Store,
  options?: CallOptions,
): Promise<Guest[]> {
  const ids = await storedIds(store, options);
  const keys = await Promise.all(ids.map((id) => keyAt(store.client, id, options)));
  return guestsOf(
    store.client,
    ids.filter((_, i) => keys[i] === sought),
    options,
  );
}

/** Throws when the daemon was restarted since and lost its store: then a missing node says nothing. */
export async function checkNotLost({ client }: Store, options?: CallOptions): Promise<void> {
  if (client.reconnects === 0) return;
  if ((await textAt(client, domainPath(0), options)) !== undefined) return;
  throw storeError(
    ErrorNumber.NO_XENSTORE,
    "store lost",
    "the xenstore daemon was restarted without its store: /local/domain/0 is missing",
  );
}
