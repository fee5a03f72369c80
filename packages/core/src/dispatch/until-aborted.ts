import { setMaxListeners } from "node:events";
import { aborted, type ErrorDomain } from "@libvirt-ts/driver";

/** Milliseconds in which a driver may say itself what became of a call that was aborted. */
const usualPatience = 100;

/** Lets any number of calls and streams listen to one signal: Node 20 takes more than ten for a leak, later ones do not. */
export function share(signal: AbortSignal | undefined): void {
  if (signal !== undefined) setMaxListeners(0, signal);
}

/**
 * Settles as `work` does; once `signal` has aborted, at the latest a moment later, with OPERATION_ABORTED. A driver may
 * ignore its signal, and nobody who has left should wait for it: what it comes to afterwards is dropped.
 */
export function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  domain: ErrorDomain,
  patience = usualPatience,
): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const onAbort = () => {
      const left = "the driver has not stopped; what was asked of it may still happen";
      timer = setTimeout(() => reject(aborted(domain, signal, left)), patience);
    };
    const forget = () => {
      signal.removeEventListener("abort", onAbort);
      clearTimeout(timer);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    work.then(
      (value) => {
        forget();
        resolve(value);
      },
      (error) => {
        forget();
        reject(error);
      },
    );
  });
}
