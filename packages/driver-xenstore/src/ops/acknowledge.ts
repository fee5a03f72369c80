import { aborted, type CallOptions, describeDomain, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { XenstoreConnectionError, XenstoreTimeoutError } from "../client/errors.js";
import { within } from "../client/within.js";
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
  const path = `${domainPath(guest.id)}/control/shutdown`;
  const left = `${word} was asked of ${describeDomain(guest)}, which may still follow`;
  const unanswered = (code: ErrorNumber, why: string) =>
    storeError(code, describeDomain(guest), `${why}; ${left}`);
  const late = () =>
    unanswered(ErrorNumber.OPERATION_TIMEOUT, `the guest did not answer within ${acknowledgeTimeout} ms`);
  try {
    await within(acknowledgeTimeout, [options?.signal], late, async (signal) => {
      await using watch = await client.watch(path, { signal });
      for await (const _ of watch) {
        if (await taken(signal)) return;
      }
      throw unanswered(ErrorNumber.INVALID_CONN, "the connection was closed");
    });
  } catch (error) {
    if (options?.signal?.aborted) throw aborted(ErrorDomain.XENSTORE, options.signal, left);
    // That this question was not sent must not be taken for the request's own fate.
    if (error instanceof XenstoreConnectionError || error instanceof XenstoreTimeoutError) {
      throw unanswered(ErrorNumber.NO_XENSTORE, error.message);
    }
    throw error;
  }

  async function taken(signal: AbortSignal): Promise<boolean> {
    const [value, now] = await Promise.all([
      textAt(client, path, { signal }),
      guestAt(client, guest.id, { signal }),
    ]);
    return value !== word || now?.uuid !== guest.uuid;
  }
}
