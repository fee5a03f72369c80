import type { DomainRef } from "@libvirt-ts/driver";
import { publicUri } from "../diagnostics/summary.js";
import type { Subject } from "../dispatch/session.js";
import { ConnectionObject } from "./connection-object.js";
import { uuidBytes } from "./uuid.js";

/** A domain as plain data. */
export interface DomainJSON {
  readonly name: string;
  /** -1 while inactive. */
  readonly id: number;
  readonly uuid: string;
  /** The connection's, without passwords. */
  readonly uri: string;
}

/** Who a domain is. Its identity is the uuid; name and id are what the object last learned. */
export abstract class DomainBase extends ConnectionObject<DomainRef> {
  get [Symbol.toStringTag](): string {
    return "Domain";
  }

  /** The name as last learned. C: `virDomainGetName`. */
  name(): string {
    return this.ref.name ?? this.ref.uuid;
  }

  /** The id as last learned, -1 while inactive. C: `virDomainGetID`. */
  ID(): number {
    return this.ref.id ?? -1;
  }

  /** The uuid's 16 bytes, all zero for Domain-0. C: `virDomainGetUUID`. */
  UUID(): Uint8Array {
    return uuidBytes(this.ref.uuid);
  }

  /** The uuid as dashed lower-case text. C: `virDomainGetUUIDString`. */
  UUIDString(): string {
    return this.ref.uuid;
  }

  override toJSON(): DomainJSON {
    const uri = publicUri(this.owner.session.uri);
    return { name: this.name(), id: this.ID(), uuid: this.UUIDString(), uri };
  }

  protected label(): string {
    return this.name();
  }

  protected override errorObject(): Pick<Subject, "dom" | "learn"> {
    return { dom: this, learn: (ref) => this.#learn(ref) };
  }

  /** Waits for what may change name and id, and learns them where they are told. */
  protected async change(changed: Promise<DomainRef | undefined>): Promise<void> {
    const ref = await changed;
    if (ref !== undefined) this.#learn(ref);
  }

  /** Waits for what ends the domain's run: it has no id any more. */
  protected async end(ended: Promise<DomainRef | undefined>): Promise<void> {
    const { id: _, ...inactive } = this.ref;
    this.#learn((await ended) ?? inactive);
  }

  /** Who knows the domain now may not know its name. */
  #learn(ref: DomainRef): void {
    const { name } = this.ref;
    this.ref = ref.name === undefined && name !== undefined ? { ...ref, name } : ref;
  }
}
