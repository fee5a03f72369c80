import {
  aborted,
  type CallOptions,
  type DomainRef,
  DomainRestart,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import type { XenstoreTransaction } from "../client/index.js";
import { storeError } from "../errors.js";
import { findGuest, type Guest, guestAt } from "../guests.js";
import { domainPath, numberAt, type Store, textAt } from "../store.js";
import { awaitAcknowledgement } from "./acknowledge.js";
import { kindOf, vcpusOf } from "./query.js";

/** Least memory of a domain, KiB. */
const MIN_MEMORY = 4096;

/**
 * Changes a domain's nodes in one transaction in which its uuid is verified: writing to a dead id would leave nodes
 * that look like a domain, and a reused one is another's.
 */
async function change(
  store: Store,
  ref: DomainRef,
  options: CallOptions | undefined,
  body: (transaction: XenstoreTransaction, guest: Guest) => Promise<void>,
): Promise<Guest> {
  const { id } = await findGuest(store, ref, options);
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
  await change(store, ref, options, async (transaction, { id }) => {
    const path = `${domainPath(id)}/memory`;
    const max = await numberAt(transaction, `${path}/static-max`, options);
    if (max !== undefined && memory > max) {
      const detail = `${memory} KiB is more than the maximum of ${describeDomain(ref)}, ${max} KiB`;
      throw storeError(ErrorNumber.INVALID_ARG, "memory", detail);
    }
    await transaction.write(`${path}/target`, String(memory), options);
  });
}

/** Sets how many vcpus are online: the first ones, up to the number that the domain was made with. */
export async function setVcpus(
  store: Store,
  ref: DomainRef,
  nvcpus: number,
  options?: CallOptions,
): Promise<void> {
  await change(store, ref, options, async (transaction, guest) => {
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
  });
}

/** Asks the guest to go down; waits for its answer when the driver was told to. */
export function shutdown(store: Store, ref: DomainRef, options?: CallOptions): Promise<DomainRef> {
  return ask(store, ref, "poweroff", options);
}

/** Asks the guest to reboot. What becomes of it then is its configuration's to say, so `flags` is 0 or RESTART. */
export async function reboot(
  store: Store,
  ref: DomainRef,
  flags: number,
  options?: CallOptions,
): Promise<DomainRef> {
  if (flags !== 0 && flags !== DomainRestart.RESTART) {
    throw storeError(
      ErrorNumber.ARGUMENT_UNSUPPORTED,
      "flags",
      `0 or ${DomainRestart.RESTART}, not ${flags}`,
    );
  }
  return ask(store, ref, "reboot", options);
}

async function ask(
  store: Store,
  ref: DomainRef,
  word: "poweroff" | "reboot",
  options: CallOptions | undefined,
): Promise<Guest> {
  const asked = await change(store, ref, options, async (transaction, guest) => {
    if (guest.id === 0) {
      throw operationInvalid(ErrorDomain.XENSTORE, describeDomain(ref), `${word} would take the host down`);
    }
    const path = `${domainPath(guest.id)}/control`;
    if ((await textAt(transaction, `${path}/feature-${word}`, options)) === "0") {
      const detail = `the guest says that it does not answer ${word}`;
      throw operationInvalid(ErrorDomain.XENSTORE, describeDomain(ref), detail);
    }
    await transaction.write(`${path}/shutdown`, word, options);
  });
  if (store.acknowledgeTimeout > 0) await awaitAcknowledgement(store, asked, word, options);
  return asked;
}
