/** An open hypervisor: requests in, answers or libvirt's errors out. */
import {
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  noDomain,
} from "@libvirt-ts/driver";
import {
  type Abi,
  type DomainInfoReader,
  domainInfo,
  domainInfoReader,
  domainList,
  Errno,
  FIRST_RESERVED_ID,
  physicalInfo,
  type Request,
  type XenDomainInfo,
} from "./abi/index.js";
import { translated, xenRefused } from "./errors.js";
import type { Privcmd } from "./privcmd.js";

const KIB_PER_PAGE = 4;
/** Locked memory may still be moved by the kernel for a moment; a question can simply be asked again. */
const faultRetries = 2;
const firstListRoom = 64;

/** One connection's hypervisor; what the operations ask it with. */
export class Xen {
  readonly abi: Abi;
  readonly #privcmd: Privcmd;
  readonly #reader: DomainInfoReader;
  #closed = false;
  /** Room for one domain more than there were, so that one hypercall lists them all. */
  #listRoom = firstListRoom;
  #hostMemory: number | undefined;

  constructor(privcmd: Privcmd, abi: Abi) {
    this.#privcmd = privcmd;
    this.abi = abi;
    this.#reader = domainInfoReader(abi);
  }

  /** Asks a question; `about` names its domain in errors. */
  ask<T>(request: Request<T>, about?: string): T {
    return this.#answer(request, this.#sendAgain(request), about);
  }

  /** As `ask`, but undefined for the error numbers that mean "there is none". */
  askUnless<T>(request: Request<T>, absences: readonly number[]): T | undefined {
    const result = this.#sendAgain(request);
    return absences.includes(-result) ? undefined : this.#answer(request, result, undefined);
  }

  /** Gives an order: sent once, whatever comes back. Returns Xen's error number, 0 for success. */
  order(request: Request<void>): number {
    const result = this.#send(request);
    return result < 0 ? -result : 0;
  }

  /** As `order`, on another thread. */
  async orderAsync(request: Request<void>): Promise<number> {
    this.#checkOpen();
    const { op, bytes, handles, command } = request.call;
    const result = await this.#privcmd.hypercallAsync(op, bytes, handles, command);
    return result < 0 ? -result : 0;
  }

  /** All domains, ascending by id, in one hypercall unless there are many more than last time. */
  domains(): XenDomainInfo[] {
    return this.#list();
  }

  /** The domain with this id, or undefined. */
  find(id: number): XenDomainInfo | undefined {
    if (!Number.isInteger(id) || id < 0 || id >= FIRST_RESERVED_ID) return undefined;
    const info = this.askUnless(domainInfo(this.abi, this.#reader, id), [Errno.ESRCH]);
    // Up to Xen 4.17 a missing id is answered for the next one that exists.
    return info?.id === id ? info : undefined;
  }

  /**
   * The domain that a reference means: by its id if it has one, verified by its uuid, else the one with that uuid.
   * Throws NO_DOMAIN, and OPERATION_INVALID where several domains carry the uuid.
   */
  resolve(ref: DomainRef): XenDomainInfo {
    const found = ref.id === undefined ? this.#findByUuid(ref) : this.find(ref.id);
    if (found?.uuid !== ref.uuid) throw noDomain(ErrorDomain.XEN, describeDomain(ref));
    return found;
  }

  /** The domains with a uuid: more than one only where somebody started it twice. */
  findByUuid(uuid: string): XenDomainInfo[] {
    return this.#list(uuid);
  }

  /** All domains, or those with a uuid: whether there is more than one of it, only the whole list tells. */
  #list(uuid?: string): XenDomainInfo[] {
    for (;;) {
      const request = domainList(this.abi, this.#reader, 0, this.#listRoom, uuid);
      const { domains, full } = this.ask(request);
      if (!full) return domains;
      // Asking anew with more room gives one consistent picture; the rest alone would not.
      this.#listRoom = Math.min(this.#listRoom * 2, FIRST_RESERVED_ID + 1);
    }
  }

  #findByUuid(ref: DomainRef): XenDomainInfo | undefined {
    const found = this.findByUuid(ref.uuid);
    if (found.length > 1) throw ambiguous(ref.uuid, found);
    return found[0];
  }

  /** A domain's limit in KiB; the host's memory where Xen sets none. */
  maxMemory({ maxPages }: XenDomainInfo): number {
    if (maxPages !== Number.POSITIVE_INFINITY) return maxPages * KIB_PER_PAGE;
    this.#hostMemory ??= this.ask(physicalInfo(this.abi)).totalPages * KIB_PER_PAGE;
    return this.#hostMemory;
  }

  /** What a domain has now, in KiB. */
  memory({ totalPages }: XenDomainInfo): number {
    return totalPages * KIB_PER_PAGE;
  }

  close(): void {
    this.#closed = true;
    this.#privcmd.close();
  }

  #checkOpen(): void {
    if (this.#closed) throw new LibvirtError({ code: ErrorNumber.INVALID_CONN, domain: ErrorDomain.XEN });
  }

  #send({ call }: Request<unknown>): number {
    this.#checkOpen();
    return this.#privcmd.hypercall(call.op, call.bytes, call.handles, call.command);
  }

  /** Sends a question, and again when it met a page in motion: as it was, not as Xen may have left it. */
  #sendAgain(request: Request<unknown>): number {
    const { bytes } = request.call;
    const asked = bytes.slice();
    let result = this.#send(request);
    for (let retry = 0; result === -Errno.EFAULT && retry < faultRetries; retry++) {
      bytes.set(asked);
      result = this.#send(request);
    }
    return result;
  }

  #answer<T>(request: Request<T>, result: number, about: string | undefined): T {
    if (result < 0) throw xenRefused(request.name, -result, about);
    try {
      return request.decode(result);
    } catch (error) {
      throw translated(error);
    }
  }
}

/** OPERATION_INVALID: a uuid or a name alone does not tell these domains apart. */
export function ambiguous(key: string, candidates: readonly XenDomainInfo[]): LibvirtError {
  const ids = candidates.map(({ id }) => id).join(", ");
  return new LibvirtError({
    code: ErrorNumber.OPERATION_INVALID,
    domain: ErrorDomain.XEN,
    info: key,
    detail: `the domains with the ids ${ids} have it; name one by its id`,
  });
}
