import { aborted, ErrorDomain, type LibvirtError } from "@libvirt-ts/driver";
import type { Call } from "./calls.js";
import { timeoutError } from "./errors.js";

/** Lets go of a call when its caller aborts, or when it takes too long (milliseconds; 0 is never). */
export function watchCall(call: Call, signal: AbortSignal | undefined, timeout: number): void {
  const { resolve, reject, stream } = call;
  const abort = () => give(aborted(ErrorDomain.RPC, signal!, "it may still take effect"));
  const timer =
    timeout > 0 ? setTimeout(() => give(timeoutError(call.procedure.name, timeout)), timeout) : undefined;
  const done = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  };
  const give = (error: LibvirtError) => {
    done();
    call.abandoned = true;
    stream?.discard();
    reject(error);
  };
  signal?.addEventListener("abort", abort, { once: true });
  call.resolve = (value) => {
    done();
    resolve(value);
  };
  call.reject = (error) => {
    done();
    reject(error);
  };
}
