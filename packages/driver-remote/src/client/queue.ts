/** A first-in, first-out list that costs the same whatever its length. */
export class Queue<T> {
  #items: T[] = [];
  #taken = 0;

  get first(): T | undefined {
    return this.#items[this.#taken];
  }

  push(item: T): void {
    this.#items.push(item);
  }

  shift(): T | undefined {
    if (this.#taken === this.#items.length) return undefined;
    const item = this.#items[this.#taken++];
    if (this.#taken === this.#items.length) {
      this.#items.length = 0;
      this.#taken = 0;
    } else if (this.#taken * 2 > this.#items.length) {
      this.#items.splice(0, this.#taken);
      this.#taken = 0;
    }
    return item;
  }

  drain(): T[] {
    const rest = this.#items.slice(this.#taken);
    this.#items = [];
    this.#taken = 0;
    return rest;
  }
}
