/** Orders that change a domain's life where no toolstack listens. */
import {
  aborted,
  type CallOptions,
  checkAborted,
  type DomainRef,
  type DriverConnection,
  describeDomain,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  operationInvalid,
  type PeerLookup,
} from "@libvirt-ts/driver";
import {
  destroyDomain,
  Errno,
  isPaused,
  pauseDomain,
  runState,
  unpauseDomain,
  type XenDomainInfo,
} from "../abi/index.js";
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

/** Suspend, resume and destroy by hypercall alone: but for the nodes of the destroyed, nothing but Xen learns of it. */
export function lifecycleOperations(xen: Xen, peers: PeerLookup, warn: (warning: LibvirtError) => void) {
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

    /**
     * Frees a domain, on another thread: it takes as long as the domain's memory is large. Then the peer removes what
     * its toolstack wrote into the store; what stays is told, as an error or, where no store takes part, as a warning.
     */
    async domainDestroy(ref: DomainRef, options?: CallOptions): Promise<DomainRef> {
      const { id } = xen.resolve(ref);
      if (id === 0) throw operationInvalid(ErrorDomain.XEN, describeDomain(ref), "destroy Domain-0");
      checkAborted(ErrorDomain.XEN, options);
      for (;;) {
        const errno = await xen.orderAsync(destroyDomain(xen.abi, id));
        // ESRCH: gone between two slices, which is what was wanted.
        if (errno === 0 || errno === Errno.ESRCH) break;
        if (errno !== Errno.EAGAIN) throw xenRefused("destroydomain", errno, describeDomain(ref));
        if (options?.signal?.aborted) {
          throw aborted(
            ErrorDomain.XEN,
            options.signal,
            `${describeDomain(ref)} is half destroyed: destroy it again`,
          );
        }
      }
      await tidyUp(ref, id);
      return ref.name === undefined ? { uuid: ref.uuid } : { uuid: ref.uuid, name: ref.name };
    },
  } satisfies Partial<DriverConnection>;

  /** Does not listen to the caller's signal: the domain is gone, and half a burial would help nobody. */
  async function tidyUp(ref: DomainRef, id: number): Promise<void> {
    const nodes = `/local/domain/${id}, /libxl/${id}, /vm/${ref.uuid}`;
    const peer = peers.get("guestNodes");
    if (peer === undefined) {
      warn(remains(ref, `no xenstore takes part, so nodes may have stayed: ${nodes}`, ErrorLevel.WARNING));
      return;
    }
    const { deviceModel } = await peer.removeNodes({ id, uuid: ref.uuid }).catch((cause: Error) => {
      throw remains(ref, `nodes stayed in the store: ${nodes}: ${cause.message}`, ErrorLevel.ERROR, cause);
    });
    if (deviceModel !== undefined) {
      const detail = `its device model, process ${deviceModel}, still runs and holds its memory; end that, too`;
      throw remains(ref, detail, ErrorLevel.ERROR);
    }
  }
}

/** The domain is destroyed, and yet something of it stayed. */
function remains(ref: DomainRef, detail: string, level: ErrorLevel, cause?: Error): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.XEN,
    level,
    info: `destroy ${describeDomain(ref)}`,
    detail: `it is destroyed, but ${detail}`,
    ...(cause && { cause }),
  });
}
