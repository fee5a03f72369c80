import type { FakeDomain } from "./fake-domain.js";

/** Domains by id that are walked through by ascending id from anywhere, as Xen's own are: a walk costs what it passes. */
export class FakeDomains extends Map<number, FakeDomain> {
  /** Ascending. */
  readonly #ids: number[] = [];

  override set(id: number, domain: FakeDomain): this {
    if (!this.has(id)) this.#ids.splice(this.#place(id), 0, id);
    return super.set(id, domain);
  }

  override delete(id: number): boolean {
    if (this.has(id)) this.#ids.splice(this.#place(id), 1);
    return super.delete(id);
  }

  override clear(): void {
    this.#ids.length = 0;
    super.clear();
  }

  /** At most `limit` domains with an id of at least `first`. */
  from(first: number, limit = Number.POSITIVE_INFINITY): FakeDomain[] {
    const place = this.#place(first);
    return this.#ids.slice(place, place + limit).map((id) => this.get(id)!);
  }

  /** Where an id stands, or would. */
  #place(id: number): number {
    let [low, high] = [0, this.#ids.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#ids[middle]! < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
