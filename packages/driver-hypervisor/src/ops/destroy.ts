/**
 * Destroying where no toolstack listens, in steps that another process can finish: a note in the store, the hypercall,
 * libxl's files, and the guest's nodes together with the note.
 */
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
  type GuestEnds,
  type GuestIdentity,
  type GuestNodes,
  LibvirtError,
  operationInvalid,
  type PeerLookup,
} from "@libvirt-ts/driver";
import {
  destroyDomain,
  Errno,
  guestKind,
  pauseDomain,
  type RunState,
  runState,
  unpauseDomain,
} from "../abi/index.js";
import { xenRefused } from "../errors.js";
import type { Xen } from "../xen.js";
import { removeLibxlFiles } from "./libxl-files.js";
import { detachLoopDevices, type LoopTools } from "./loop-devices.js";

/** What destroying needs besides the hypervisor. */
export interface Surroundings {
  readonly peers: PeerLookup;
  readonly warn: (warning: LibvirtError) => void;
  /** The folder of libxl's files. */
  readonly libxlFiles: string;
  readonly loopTools: LoopTools;
}

/** The operations of a connection, and what a toolstack beside it has done by us. */
export function destroyOperations(xen: Xen, { peers, warn, libxlFiles, loopTools }: Surroundings) {
  const guestEnds: GuestEnds = {
    async destroyBare(guest, options) {
      const nodes = peers.get("guestNodes");
      if (nodes === undefined || !isWithoutMachine(guest) || !(await nodes.isBare(guest, options)))
        return false;
      if (!(await note(nodes, guest, options))) return false;
      if (!hold(guest)) {
        await forget(nodes, guest);
        return false;
      }
      try {
        // A toolstack that knows nothing of us may have given it a device until now.
        const isStillBare = await nodes.isBare(guest, options);
        if (isStillBare) await end(nodes, guest, describeDomain(guest), options);
        else await letGo(nodes, guest);
        return isStillBare;
      } catch (error) {
        await letGo(nodes, guest);
        throw error;
      }
    },
  };

  return {
    guestEnds,

    /**
     * Frees a domain, on another thread: it takes as long as the domain's memory is large. Then what its toolstack wrote
     * is removed; what stays is told, as an error or, where no store takes part, as a warning.
     */
    async domainDestroy(ref: DomainRef, _flags: number, options?: CallOptions): Promise<DomainRef> {
      const { id } = xen.resolve(ref);
      if (id === 0) throw operationInvalid(ErrorDomain.XEN, describeDomain(ref), "destroy Domain-0");
      const guest = { id, uuid: ref.uuid };
      const nodes = peers.get("guestNodes");
      // Whether the store can be written to is told when the nodes are to go: the guest goes all the same.
      await nodes?.beginRemoval(guest).catch(() => undefined);
      try {
        await end(nodes, guest, describeDomain(ref), options);
      } catch (error) {
        if (isWhole(guest)) await forget(nodes, guest);
        throw error;
      }
      return ref.name === undefined ? { uuid: ref.uuid } : { uuid: ref.uuid, name: ref.name };
    },

    /** Finishes what processes that were killed have begun, and says so. */
    async joined(options?: CallOptions): Promise<void> {
      const nodes = peers.get("guestNodes");
      if (nodes === undefined) return;
      for (const guest of await nodes.abandonedRemovals(options)) {
        const about = `the guest ${guest.uuid} that had the id ${guest.id}`;
        const outcome = await finish(nodes, guest, about).catch(({ message }: Error) => message);
        warn(unfinished(about, outcome));
      }
    },
  } satisfies Partial<DriverConnection> & { readonly guestEnds: GuestEnds };

  /** Whether a guest is one that needs nobody to play a machine's part. */
  function isWithoutMachine({ id, uuid }: GuestIdentity): boolean {
    const info = xen.find(id);
    return id !== 0 && info?.uuid === uuid && guestKind(xen.abi, info) !== "hvm";
  }

  /** Stops a guest that lives, so that it can no longer go or reboot; what becomes of one that did is its toolstack's to say. */
  function hold(guest: GuestIdentity): boolean {
    if (!isWhole(guest) || xen.order(pauseDomain(xen.abi, guest.id)) !== 0) return false;
    const info = xen.find(guest.id);
    // The builder starts the first vcpu last.
    if (info?.uuid === guest.uuid && runState(info) === "paused" && info.onlineVcpus > 0) return true;
    // Whoever has the id by now: it is we who paused it.
    xen.order(unpauseDomain(xen.abi, guest.id));
    return false;
  }

  /** Has a guest that stays go on as it was, if it was held. */
  async function letGo(nodes: GuestNodes, guest: GuestIdentity): Promise<void> {
    if (!isWhole(guest)) return;
    xen.order(unpauseDomain(xen.abi, guest.id));
    await forget(nodes, guest);
  }

  /** Notes that a guest is destroyed; false where the store takes no note. */
  async function note(
    nodes: GuestNodes,
    guest: GuestIdentity,
    options: CallOptions | undefined,
  ): Promise<boolean> {
    try {
      await nodes.beginRemoval(guest, options);
      return true;
    } catch (error) {
      // It may be written all the same: somebody lost his patience after it was sent.
      await forget(nodes, guest);
      if (options?.signal?.aborted) throw error;
      return false;
    }
  }

  /** Takes the note back. One that stays is judged by what is there when we are gone: at worst it warns in vain. */
  async function forget(nodes: GuestNodes | undefined, guest: GuestIdentity): Promise<void> {
    await nodes?.cancelRemoval(guest).catch(() => undefined);
  }

  /** The steps after the note. */
  async function end(
    nodes: GuestNodes | undefined,
    guest: GuestIdentity,
    about: string,
    options: CallOptions | undefined,
  ): Promise<void> {
    checkAborted(ErrorDomain.XEN, options);
    await free(guest, about, options?.signal);
    await tidyUp(nodes, guest, about);
  }

  /** Ends what somebody began; what came of it. */
  async function finish(nodes: GuestNodes, guest: GuestIdentity, about: string): Promise<string> {
    if (isWhole(guest)) {
      await nodes.cancelRemoval(guest);
      return stateOf(guest) === "paused"
        ? "it is still there, and paused: resume it, or destroy it again"
        : "it is still there: destroy it again";
    }
    await free(guest, about);
    await tidyUp(nodes, guest, about);
    return "what was left of it is removed now";
  }

  /** Whether the hypervisor has a guest and has not begun to free it. */
  function isWhole(guest: GuestIdentity): boolean {
    const state = stateOf(guest);
    return state !== undefined && state !== "dying";
  }

  /** The state that a guest is in; undefined where it is gone, whoever has its id by now. */
  function stateOf({ id, uuid }: GuestIdentity): RunState | undefined {
    const info = xen.find(id);
    return info?.uuid === uuid ? runState(info) : undefined;
  }

  /** Does nothing where the guest is gone, whoever has its id by now. */
  async function free({ id, uuid }: GuestIdentity, about: string, signal?: AbortSignal): Promise<void> {
    while (xen.find(id)?.uuid === uuid) {
      const errno = await xen.orderAsync(destroyDomain(xen.abi, id));
      // ESRCH: gone between two slices, which is what was wanted.
      if (errno === 0 || errno === Errno.ESRCH) return;
      if (errno !== Errno.EAGAIN) throw xenRefused("destroydomain", errno, about);
      if (signal?.aborted)
        throw aborted(ErrorDomain.XEN, signal, `${about} is half destroyed: destroy it again`);
    }
  }

  /** Before the nodes go, so that who comes after us can do it again: a device is let go of when its last user has. */
  async function detachDisks(nodes: GuestNodes, guest: GuestIdentity, about: string): Promise<void> {
    // Whether the store can be read is told when the nodes are to go.
    const devices = await nodes.loopDevices(guest).catch(() => []);
    const left = await detachLoopDevices(devices, loopTools);
    if (left.length === 0) return;
    const detail = `loop devices of its disks are still attached (losetup -d detaches them): ${left.join(", ")}`;
    warn(remains(about, detail, ErrorLevel.WARNING));
  }

  /** Does not listen to the caller's signal: the domain is gone, and half a burial would help nobody. */
  async function tidyUp(nodes: GuestNodes | undefined, guest: GuestIdentity, about: string): Promise<void> {
    const files = await removeLibxlFiles(libxlFiles, guest).catch((cause: Error) => cause);
    const places = `/local/domain/${guest.id}, /libxl/${guest.id}, /vm/${guest.uuid}`;
    if (nodes === undefined) {
      warn(remains(about, `no xenstore takes part, so nodes may have stayed: ${places}`, ErrorLevel.WARNING));
    } else {
      await detachDisks(nodes, guest, about);
      const { deviceModel } = await nodes.removeNodes(guest).catch((cause: Error) => {
        throw remains(
          about,
          `nodes stayed in the store: ${places}: ${cause.message}`,
          ErrorLevel.ERROR,
          cause,
        );
      });
      if (deviceModel !== undefined) {
        const detail = `its device model, process ${deviceModel}, still runs and holds its memory; end that, too`;
        throw remains(about, detail, ErrorLevel.ERROR);
      }
    }
    if (files !== undefined) {
      const detail = `libxl's files of it stayed in ${libxlFiles}: ${files.message}`;
      throw remains(about, detail, ErrorLevel.ERROR, files);
    }
  }
}

/** The domain is destroyed, and yet something of it stayed. */
function remains(about: string, detail: string, level: ErrorLevel, cause?: Error): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.XEN,
    level,
    info: `destroy ${about}`,
    detail: `it is destroyed, but ${detail}`,
    ...(cause && { cause }),
  });
}

function unfinished(about: string, outcome: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.XEN,
    level: ErrorLevel.WARNING,
    info: `destroy ${about}`,
    detail: `a process began this and ended before it was done; ${outcome}`,
  });
}
