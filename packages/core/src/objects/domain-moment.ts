import type { DomainRef } from "@libvirt-ts/driver";
import { ConnectionObject, type Owner } from "./connection-object.js";
import type { DomainBase } from "./domain-base.js";

/** What snapshots and checkpoints have in common: a name, and the domain `D` that they are of. */
export abstract class DomainMoment<
  R extends { readonly domain: DomainRef; readonly name: string },
  D extends DomainBase,
> extends ConnectionObject<R> {
  readonly #domain: D;

  /** @internal Made by a domain. */
  constructor(owner: Owner, ref: R, domain: D) {
    super(owner, ref);
    this.#domain = domain;
  }

  /** The name, which no other one of the domain has. C: `virDomainSnapshotGetName`, `virDomainCheckpointGetName`. */
  getName(): string {
    return this.ref.name;
  }

  /** The domain that it is of. C: `virDomainSnapshotGetDomain`, `virDomainCheckpointGetDomain`. */
  getDomain(): D {
    return this.#domain;
  }

  protected label(): string {
    return `${this.#domain.name()}: ${this.ref.name}`;
  }

  protected async moment<Q, T>(
    made: new (owner: Owner, ref: Q, domain: D) => T,
    ref: Promise<Q>,
  ): Promise<T> {
    return new made(this.owner, await ref, this.#domain);
  }

  protected async moments<Q, T>(
    made: new (owner: Owner, ref: Q, domain: D) => T,
    refs: Promise<readonly Q[]>,
  ): Promise<T[]> {
    return (await refs).map((ref) => new made(this.owner, ref, this.#domain));
  }
}
