import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { testError } from "../errors.js";

/** What has a name that is unique among its kind, and a uuid that is its identity. */
export interface Identified {
  readonly uuid: string;
  readonly name: string;
}

/** How errors speak of a kind of object. */
export interface Kind {
  /** `network` for instance */
  readonly noun: string;
  /** The code for one that is not there, NO_NETWORK for instance. */
  readonly missing: ErrorNumber;
}

/** All objects of a kind, in the order in which they were made. */
export class Table<T extends Identified> {
  readonly #kind: Kind;
  readonly #byUuid = new Map<string, T>();
  readonly #byName = new Map<string, T>();

  constructor(kind: Kind) {
    this.#kind = kind;
  }

  values(): Iterable<T> {
    return this.#byUuid.values();
  }

  /** The object of that name, if there is one. */
  find(name: string): T | undefined {
    return this.#byName.get(name);
  }

  byName(name: string): T {
    return this.#byName.get(name) ?? this.#fail(`name '${name}'`);
  }

  byUuid(uuid: string): T {
    return this.#byUuid.get(uuid) ?? this.#fail(`uuid ${uuid}`);
  }

  /**
   * The object whose name and uuid a new configuration has, or whose name where it has no uuid; undefined when both are
   * free. Throws OPERATION_FAILED when only one is.
   */
  claimed(uuid: string | undefined, name: string): T | undefined {
    const named = this.#byName.get(name);
    if (uuid === undefined) return named;
    const identified = this.#byUuid.get(uuid);
    if (named === identified) return named;
    const taken = identified ?? named!;
    const what = identified === undefined ? `name '${name}'` : `uuid ${uuid}`;
    const detail = `it belongs to ${this.#kind.noun} '${taken.name}', uuid ${taken.uuid}`;
    throw testError(ErrorNumber.OPERATION_FAILED, what, detail);
  }

  /** Adds an object whose name and uuid are free. */
  add(item: T): T {
    this.#byUuid.set(item.uuid, item);
    this.#byName.set(item.name, item);
    return item;
  }

  remove(item: T): void {
    this.#byUuid.delete(item.uuid);
    this.#byName.delete(item.name);
  }

  #fail(what: string): never {
    throw testError(this.#kind.missing, `${this.#kind.noun} with ${what}`);
  }
}

/** The object that has the name which is its identity. */
export function named<T>(kind: Kind, items: ReadonlyMap<string, T>, name: string): T {
  const item = items.get(name);
  if (item !== undefined) return item;
  throw testError(kind.missing, `${kind.noun} with name '${name}'`);
}

/** An object that may have a configuration that runs and one for its next start; one at least. */
export interface Configured<M> {
  readonly name: string;
  live?: M | undefined;
  definition?: M | undefined;
  autostart: boolean;
}

/** The configuration that is in force: the running one, else the definition. */
export function inForce<M>({ live, definition }: Configured<M>): M {
  return (live ?? definition)!;
}

/** Throws OPERATION_INVALID unless the object is active. */
export function assertActive(kind: Kind, { name, live }: Configured<unknown>): void {
  if (live === undefined) throw wrongState(kind, name, "it is not active");
}

/** Throws OPERATION_INVALID unless the object is inactive. */
export function assertInactive(kind: Kind, { name, live }: Configured<unknown>): void {
  if (live !== undefined) throw wrongState(kind, name, "it is active");
}

export function wrongState(kind: Kind, name: string, detail: string): LibvirtError {
  return testError(ErrorNumber.OPERATION_INVALID, `${kind.noun} '${name}'`, detail);
}
