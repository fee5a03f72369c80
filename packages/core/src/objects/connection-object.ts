import type { ErrorConnection, Operations } from "@libvirt-ts/driver";
import { publicUri } from "../diagnostics/summary.js";
import type { Result } from "../dispatch/dispatch.js";
import type { Session, Subject } from "../dispatch/session.js";
import type { AfterRef, OperationOn } from "./call-types.js";
import { type Inspect, inspectCustom } from "./inspect.js";

/** What an object asks through, and the connection that it belongs to. @internal */
export interface Owner {
  readonly session: Session;
  readonly conn: ErrorConnection;
}

/** A class whose objects are made of an owner and a reference. @internal */
export type Made<R, T> = new (owner: Owner, ref: R) => T;

/**
 * What every object of a connection has. Its reference is what was last learned of it; who it is, does not change. Every
 * method that returns a promise rejects with a `LibvirtError`: INVALID_CONN once the connection is closed, NO_SUPPORT where
 * no driver of the connection can do it, OPERATION_DENIED on a read-only connection where it changes something, INVALID_ARG
 * for arguments that are not of its types, and the code of an object that is gone.
 */
export abstract class ConnectionObject<R extends object> {
  protected readonly owner: Owner;
  protected ref: R;
  readonly #subject: Subject;

  /** @internal Made by a connection, or by another of its objects. */
  constructor(owner: Owner, ref: R) {
    this.owner = owner;
    this.ref = ref;
    this.#subject = { conn: owner.conn, name: () => this.label(), ...this.errorObject() };
  }

  abstract get [Symbol.toStringTag](): string;

  /** How debugging names it. */
  protected abstract label(): string;

  /** What its errors refer to. */
  protected errorObject(): Pick<Subject, "dom" | "learn"> {
    return {};
  }

  /** What is shown of the object: what was last learned of it, without any request. */
  toJSON(): object {
    return { ...this.ref, uri: publicUri(this.owner.session.uri) };
  }

  [inspectCustom](_depth: number, options: object, inspect: Inspect): string {
    return `${this[Symbol.toStringTag]} ${inspect(this.toJSON(), options)}`;
  }

  /** Asks for an operation on this object. */
  protected call<K extends OperationOn<R>>(operation: K, ...rest: AfterRef<K>): Promise<Result<K>> {
    return this.owner.session.call(operation, [this.ref, ...rest], this.#subject);
  }

  /**
   * Asks for what takes several operations, of which `first` says what is admitted. `act` is handed this object and the
   * other arguments, checked.
   */
  protected compose<K extends OperationOn<R>, T>(
    name: string,
    first: K,
    rest: AfterRef<K>,
    act: (...checked: Parameters<Operations[K]>) => Promise<T>,
  ): Promise<T> {
    const begin = (checked: readonly unknown[]) => act(...(checked as Parameters<Operations[K]>));
    return this.owner.session.compose(name, first, [this.ref, ...rest], this.#subject, begin);
  }

  /** The object of a reference that is asked for. */
  protected async object<Q, T>(made: Made<Q, T>, ref: Promise<Q>): Promise<T> {
    return new made(this.owner, await ref);
  }

  /** The objects of references that are asked for. */
  protected async objects<Q, T>(made: Made<Q, T>, refs: Promise<readonly Q[]>): Promise<T[]> {
    return (await refs).map((ref) => new made(this.owner, ref));
  }

  /** The reference of another object of the same connection. Throws INVALID_ARG for one of another, or for none at all. */
  protected refOf<Q extends object>(object: ConnectionObject<Q>, what: string): Q {
    return referenceOf(this.owner, object, what);
  }

  /** @internal */
  static reference<Q extends object>(owner: Owner, object: ConnectionObject<Q>): Q | undefined {
    return object instanceof ConnectionObject && object.owner.conn === owner.conn ? object.ref : undefined;
  }
}

/** The reference of an object that is given as an argument. Throws INVALID_ARG for what is none of this connection. */
export function referenceOf<Q extends object>(owner: Owner, object: ConnectionObject<Q>, what: string): Q {
  const ref = ConnectionObject.reference(owner, object);
  if (ref !== undefined) return ref;
  return owner.session.check(what, owner.conn, (check): Q => {
    throw check.invalid(`${what} is an object of the same connection, not ${check.show(object)}`);
  });
}
