import {
  aborted,
  type CallOptions,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  type GuestIdentity,
  type GuestRequests,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { DomainRebootFlags } from "@libvirt-ts/driver/flags";
import type { XenstoreTransaction } from "../client/index.js";
import { storeError } from "../errors.js";
import { findGuest, type Guest, guestAt } from "../guests.js";
import { domainPath, numberAt, type Store, textAt } from "../store.js";
import { awaitAcknowledgement } from "./acknowledge.js";
import { kindOf, vcpusOf } from "./query.js";

/** Least memory of a domain, KiB. */
const MIN_MEMORY = 4096;

type Change = (transaction: XenstoreTransaction, guest: Guest) => Promise<void>;

/** Changes the nodes of the domain that a reference means. */
async function change(
  store: Store,
  ref: DomainRef,
  options: CallOptions | undefined,
  body: Change,
): Promise<Guest> {
  const { id } = await findGuest(store, ref, options);
  return changeAt(store, { ...ref, id }, options, body);
}

/**
 * Changes a domain's nodes in one transaction in which its uuid is verified: writing to a dead id would leave nodes
 * that look like a domain, and a reused one is another's.
 */
async function changeAt(
  store: Store,
  ref: DomainRef & GuestIdentity,
  options: CallOptions | undefined,
  body: Change,
): Promise<Guest> {
  const { id } = ref;
  /** Whether the end of the transaction may have been sent. */
  let isLeaving = false;
  const inTransaction = async (transaction: XenstoreTransaction) => {
    isLeaving = false;
    const guest = await guestAt(transaction, id, options);
    if (guest?.uuid !== ref.uuid) throw noDomain(ErrorDomain.XENSTORE, describeDomain(ref));
    await body(transaction, guest);
    isLeaving = true;
    return guest;
  };
  try {
    return await store.client.transaction(inTransaction, options);
  } catch (error) {
    const signal = options?.signal;
    if (!isLeaving || !signal?.aborted || error !== signal.reason) throw error;
    throw aborted(ErrorDomain.XENSTORE, signal, `whether ${describeDomain(ref)} was changed is unknown`);
  }
}

/** Sets the memory that the guest's balloon driver is to reach, KiB, up to the domain's maximum. */
export async function setMemory(
  store: Store,
  ref: DomainRef,
  memory: number,
  options?: CallOptions,
): Promise<void> {
  if (!Number.isSafeInteger(memory) || memory < MIN_MEMORY) {
    throw storeError(ErrorNumber.INVALID_ARG, "memory", `at least ${MIN_MEMORY} KiB, not ${memory}`);
  }
  await change(store, ref, options, targetChange(ref, memory, options));
}

function targetChange(ref: DomainRef, memory: number, options: CallOptions | undefined): Change {
  return async (transaction, { id }) => {
    const path = `${domainPath(id)}/memory`;
    const max = await numberAt(transaction, `${path}/static-max`, options);
    if (max !== undefined && memory > max) {
      const detail = `${memory} KiB is more than the maximum of ${describeDomain(ref)}, ${max} KiB`;
      throw storeError(ErrorNumber.INVALID_ARG, "memory", detail);
    }
    await transaction.write(`${path}/target`, String(memory), options);
  };
}

/** Sets how many vcpus are online: the first ones, up to the number that the domain was made with. */
export async function setVcpus(
  store: Store,
  ref: DomainRef,
  nvcpus: number,
  options?: CallOptions,
): Promise<void> {
  await change(store, ref, options, vcpusChange(ref, nvcpus, options));
}

function vcpusChange(ref: DomainRef, nvcpus: number, options: CallOptions | undefined): Change {
  return async (transaction, guest) => {
    const [kind, vcpus] = await Promise.all([
      kindOf(transaction, guest, options),
      vcpusOf(transaction, guest.id, options),
    ]);
    if (kind === "hvm") {
      const detail = "vcpus of an HVM guest are its device model's business";
      throw storeError(ErrorNumber.NO_SUPPORT, "domainSetVcpus", detail);
    }
    if (!Number.isInteger(nvcpus) || nvcpus < 1 || nvcpus > vcpus.length) {
      const detail = `from 1 to ${vcpus.length} for ${describeDomain(ref)}, not ${nvcpus}`;
      throw storeError(ErrorNumber.INVALID_ARG, "vcpus", detail);
    }
    const path = `${domainPath(guest.id)}/cpu`;
    await Promise.all(
      vcpus.map(async ({ number, online }, index) => {
        const should = index < nvcpus;
        const word = should ? "online" : "offline";
        if (online !== should) await transaction.write(`${path}/${number}/availability`, word, options);
      }),
    );
  };
}

/** Asks the guest to go down; waits for its answer when the driver was told to. */
export function shutdown(store: Store, ref: DomainRef, options?: CallOptions): Promise<DomainRef> {
  return ask(store, ref, "poweroff", options);
}

/** Asks the guest to reboot. What becomes of it then is its configuration's to say; it is asked by the paravirtual interface: `flags` is 0 or PARAVIRT. */
export async function reboot(
  store: Store,
  ref: DomainRef,
  flags: number,
  options?: CallOptions,
): Promise<DomainRef> {
  if (flags !== 0 && flags !== DomainRebootFlags.PARAVIRT) {
    throw storeError(
      ErrorNumber.ARGUMENT_UNSUPPORTED,
      "flags",
      `0 or ${DomainRebootFlags.PARAVIRT}, not ${flags}`,
    );
  }
  return ask(store, ref, "reboot", options);
}

type Word = "poweroff" | "reboot";

async function ask(
  store: Store,
  ref: DomainRef,
  word: Word,
  options: CallOptions | undefined,
): Promise<Guest> {
  const asked = await change(store, ref, options, wordChange(ref, word, options));
  if (store.acknowledgeTimeout > 0) await awaitAcknowledgement(store, asked, word, options);
  return asked;
}

function wordChange(ref: DomainRef, word: Word, options: CallOptions | undefined): Change {
  return async (transaction, guest) => {
    if (guest.id === 0) {
      throw operationInvalid(ErrorDomain.XENSTORE, describeDomain(ref), `${word} would take the host down`);
    }
    const path = `${domainPath(guest.id)}/control`;
    if ((await textAt(transaction, `${path}/feature-${word}`, options)) === "0") {
      const detail = `the guest says that it does not answer ${word}`;
      throw operationInvalid(ErrorDomain.XENSTORE, describeDomain(ref), detail);
    }
    await transaction.write(`${path}/shutdown`, word, options);
  };
}

/** What a toolstack beside us asks of its guests, whom it has found itself. */
export function guestRequests(store: Store): GuestRequests {
  return {
    async shutdown(guest, word, options) {
      await changeAt(store, guest, options, wordChange(guest, word, options));
    },
    memoryTarget: ({ id }, options) => numberAt(store.client, `${domainPath(id)}/memory/target`, options),
    async setMemoryTarget(guest, memory, options) {
      await changeAt(store, guest, options, targetChange(guest, memory, options));
    },
    async onlineVcpus({ id }, options) {
      const vcpus = await vcpusOf(store.client, id, options);
      return vcpus.length === 0 ? undefined : vcpus.filter(({ online }) => online).length;
    },
    async setOnlineVcpus(guest, count, options) {
      await changeAt(store, guest, options, vcpusChange(guest, count, options));
    },
  };
}
