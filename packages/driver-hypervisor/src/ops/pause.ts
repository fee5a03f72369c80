/** Stopping and going on, where no toolstack listens. */
import {
  type DomainRef,
  type DriverConnection,
  describeDomain,
  ErrorDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { Errno, isPaused, pauseDomain, runState, unpauseDomain, type XenDomainInfo } from "../abi/index.js";
import { xenRefused } from "../errors.js";
import type { Xen } from "../xen.js";

/** Refuses what may not be stopped or started: Domain-0, the dead, and those whose making is under way. */
function checkAlive(ref: DomainRef, info: XenDomainInfo, what: string): void {
  if (info.id === 0) throw operationInvalid(ErrorDomain.XEN, describeDomain(ref), `${what} Domain-0`);
  const state = runState(info);
  if (state === "dying" || state === "crashed" || state === "shutdown") {
    throw operationInvalid(
      ErrorDomain.XEN,
      describeDomain(ref),
      `it is ${state === "dying" ? "being destroyed" : state}`,
    );
  }
  // The builder starts the first vcpu last; before that a pause or its end would go to a half-made guest.
  if (info.onlineVcpus === 0) {
    throw operationInvalid(ErrorDomain.XEN, describeDomain(ref), "it is still under construction");
  }
}

/** Suspend and resume by hypercall alone: nothing but Xen learns of it. */
export function pauseOperations(xen: Xen) {
  return {
    /** Adds one to Xen's count of pauses; a paused domain is left as it is. */
    async domainSuspend(ref: DomainRef) {
      const info = xen.resolve(ref);
      checkAlive(ref, info, "suspend");
      if (isPaused(info)) return;
      const errno = xen.order(pauseDomain(xen.abi, info.id));
      if (errno !== 0) throw xenRefused("pausedomain", errno, describeDomain(ref));
    },

    /** Takes one from the count; OPERATION_INVALID when somebody else's pause is left. A running domain is left as it is. */
    async domainResume(ref: DomainRef) {
      const info = xen.resolve(ref);
      checkAlive(ref, info, "resume");
      if (!isPaused(info)) return;
      const errno = xen.order(unpauseDomain(xen.abi, info.id));
      // EINVAL: somebody else was faster, and it is not paused any more.
      if (errno !== 0 && errno !== Errno.EINVAL)
        throw xenRefused("unpausedomain", errno, describeDomain(ref));
      if (isPaused(xen.resolve(ref))) {
        throw operationInvalid(ErrorDomain.XEN, describeDomain(ref), "paused by somebody else too");
      }
    },
  } satisfies Partial<DriverConnection>;
}
