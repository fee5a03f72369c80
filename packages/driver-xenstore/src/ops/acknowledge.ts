import { aborted, type CallOptions, describeDomain, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { storeError } from "../errors.js";
import { type Guest, guestAt } from "../guests.js";
import { domainPath, type Store, textAt } from "../store.js";

/**
 * Waits until the guest has taken a request from `control/shutdown`, which it says by emptying the node, or is gone.
 * The request stays there when the wait is over before.
 */
export async function awaitAcknowledgement(
  { client, acknowledgeTimeout }: Store,
  guest: Guest,
  word: string,
  options: CallOptions | undefined,
): Promise<void> {
  const timeUp = AbortSignal.timeout(acknowledgeTimeout);
  const signal = options?.signal ? AbortSignal.any([timeUp, options.signal]) : timeUp;
  const path = `${domainPath(guest.id)}/control/shutdown`;
  const left = `${word} was asked of ${describeDomain(guest)}, which may still follow`;
  try {
    await using watch = await client.watch(path, { signal });
    for await (const _ of watch) {
      if (await taken()) return;
    }
    throw storeError(ErrorNumber.INVALID_CONN, describeDomain(guest), `the connection was closed; ${left}`);
  } catch (error) {
    if (options?.signal?.aborted) throw aborted(ErrorDomain.XENSTORE, options.signal, left);
    if (!timeUp.aborted) throw error;
    const detail = `the guest did not answer within ${acknowledgeTimeout} ms; ${left}`;
    throw storeError(ErrorNumber.OPERATION_TIMEOUT, describeDomain(guest), detail, error);
  }

  async function taken(): Promise<boolean> {
    const [value, now] = await Promise.all([
      textAt(client, path, { signal }),
      guestAt(client, guest.id, { signal }),
    ]);
    return value !== word || now?.uuid !== guest.uuid;
  }
}
