import type { ErrorDomain } from "./errors/domain.js";
import { LibvirtError } from "./errors/libvirt-error.js";
import { ErrorNumber } from "./errors/number.js";

/** A snapshot or checkpoint of a domain: what has a name and a place in a tree. */
export interface Moment {
  readonly name: string;
  /** The one that it follows. */
  readonly parent: string | undefined;
}

/** What is removed along with a moment, or in its place. */
export type Removal = "one" | "children" | "children-only";

/** A domain's snapshots or checkpoints, each of which follows another one or none; one of them is the current one. */
export class MomentTree<M extends Moment> {
  readonly #domain: ErrorDomain;
  readonly #noun: string;
  readonly #missing: ErrorNumber;
  readonly #moments = new Map<string, M>();
  readonly #children = new Map<string | undefined, Set<string>>();
  #current: string | undefined;

  /** All of it is for errors: `snapshot`, NO_DOMAIN_SNAPSHOT. */
  constructor(domain: ErrorDomain, noun: string, missing: ErrorNumber) {
    this.#domain = domain;
    this.#noun = noun;
    this.#missing = missing;
  }

  get size(): number {
    return this.#moments.size;
  }

  get current(): M | undefined {
    return this.#current === undefined ? undefined : this.#moments.get(this.#current);
  }

  has(name: string): boolean {
    return this.#moments.has(name);
  }

  /** Throws NO_DOMAIN_SNAPSHOT, or NO_DOMAIN_CHECKPOINT. */
  get(name: string): M {
    return this.#moments.get(name) ?? this.#fail(`no ${this.#noun} with name '${name}'`);
  }

  /** Throws as `get` where there is none. */
  getCurrent(): M {
    return this.current ?? this.#fail(`the domain has no current ${this.#noun}`);
  }

  /** Throws as `get` for a root. */
  parentOf({ name, parent }: M): M {
    if (parent !== undefined) return this.get(parent);
    throw this.#error(this.#missing, `${this.#noun} '${name}' has no parent`);
  }

  /** In the order in which they were made. */
  values(): Iterable<M> {
    return this.#moments.values();
  }

  /** Those that follow one, in the order in which they were made; without one, those that follow none. */
  *childrenOf(name: string | undefined): Generator<M> {
    for (const child of this.#children.get(name) ?? []) yield this.#moments.get(child)!;
  }

  hasChildren(name: string): boolean {
    return (this.#children.get(name)?.size ?? 0) > 0;
  }

  /** Those that follow one, those that follow them and so on; every one behind its parent. */
  *descendantsOf(name: string | undefined): Generator<M> {
    const pending = [...this.childrenOf(name)].reverse();
    for (let moment = pending.pop(); moment !== undefined; moment = pending.pop()) {
      yield moment;
      pending.push(...[...this.childrenOf(moment.name)].reverse());
    }
  }

  /** Adds a moment whose name is free, or throws OPERATION_FAILED. It becomes the current one. */
  add(moment: M): void {
    const { name } = moment;
    if (this.has(name)) {
      const detail = `'${name}' is there already`;
      throw this.#error(ErrorNumber.OPERATION_FAILED, `domain ${this.#noun}`, detail);
    }
    this.#put(moment);
    this.#current = name;
  }

  /**
   * Puts a moment where it says that it was, in the place of the one of its name if there is one. Throws INVALID_ARG for a
   * parent that is not there or is among its own descendants.
   */
  redefine(moment: M, isCurrent: boolean): void {
    const { name, parent } = moment;
    if (parent !== undefined) this.#checkParent(name, parent);
    const before = this.#moments.get(name);
    if (before !== undefined) this.#children.get(before.parent)?.delete(name);
    this.#put(moment);
    if (isCurrent) this.#current = name;
  }

  makeCurrent(name: string): void {
    this.#current = name;
  }

  /**
   * Removes a moment, its descendants too, or those alone; what follows it otherwise follows its parent from now on. So
   * does being the current one.
   */
  remove(name: string, removal: Removal): void {
    const moment = this.get(name);
    const gone = removal === "one" ? [] : [...this.descendantsOf(name)].map((one) => one.name);
    const heir = removal === "children-only" ? name : moment.parent;
    if (removal !== "children-only") gone.push(name);
    if (removal === "one") {
      for (const child of [...this.childrenOf(name)]) this.#put({ ...child, parent: moment.parent });
    }
    for (const one of gone) {
      this.#children.get(this.#moments.get(one)!.parent)?.delete(one);
      this.#moments.delete(one);
      this.#children.delete(one);
      if (this.#current === one) this.#current = heir;
    }
    if (removal === "children-only") this.#children.delete(name);
  }

  #put(moment: M): void {
    const { name, parent } = moment;
    this.#moments.set(name, moment);
    const siblings = this.#children.get(parent);
    if (siblings === undefined) this.#children.set(parent, new Set([name]));
    else siblings.add(name);
  }

  #checkParent(name: string, parent: string): void {
    const what = `parent '${parent}' of ${this.#noun} '${name}'`;
    for (let at: string | undefined = parent; at !== undefined; at = this.#moments.get(at)!.parent) {
      if (at === name) throw this.#error(ErrorNumber.INVALID_ARG, what, "it would follow itself");
      if (!this.has(at)) throw this.#error(ErrorNumber.INVALID_ARG, what, "there is none of that name");
    }
  }

  #error(code: ErrorNumber, info: string, detail?: string): LibvirtError {
    return new LibvirtError({ code, domain: this.#domain, info, ...(detail !== undefined && { detail }) });
  }

  #fail(what: string): never {
    throw this.#error(this.#missing, what);
  }
}
