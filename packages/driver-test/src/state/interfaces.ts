import { ErrorNumber } from "@libvirt-ts/driver";
import { testError } from "../errors.js";
import type { TestInterface } from "./interface.js";

/** The host's interfaces by name, and what they were when a change of them began. */
export class Interfaces {
  #items = new Map<string, TestInterface>();
  #before: Map<string, TestInterface> | undefined;

  get items(): ReadonlyMap<string, TestInterface> {
    return this.#items;
  }

  put(item: TestInterface): void {
    this.#items.set(item.name, item);
  }

  remove(name: string): void {
    this.#items.delete(name);
  }

  begin(): void {
    if (this.#before !== undefined) throw invalid("begin", "a change has begun already");
    this.#before = new Map(this.#items);
  }

  commit(): void {
    if (this.#before === undefined) throw invalid("commit", "no change has begun");
    this.#before = undefined;
  }

  /** Everything is as it was, what is up and what is not included. */
  rollback(): void {
    if (this.#before === undefined) throw invalid("rollback", "no change has begun");
    this.#items = this.#before;
    this.#before = undefined;
  }
}

const invalid = (deed: string, detail: string) =>
  testError(ErrorNumber.OPERATION_INVALID, `${deed} of a change of interfaces`, detail);
