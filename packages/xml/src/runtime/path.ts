/** Where in a model a writer is: changes as it goes, and is spelled out only when a message needs it. */
export class ModelPath {
  readonly #names: string[] = [];
  #depth = 0;

  /** How many elements are open. */
  get depth(): number {
    return this.#depth;
  }

  enter(name: string): void {
    this.#names[this.#depth++] = name;
  }

  leave(): void {
    this.#depth -= 1;
  }

  toString(): string {
    return this.#names
      .slice(0, this.#depth)
      .map((name) => `/${name}`)
      .join("");
  }
}
