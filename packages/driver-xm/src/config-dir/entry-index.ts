import type { ConfigEntry } from "./entry.js";

/** Finds entries by a key that several may share: then the first in the order of their files' names counts. */
export class EntryIndex {
  readonly #entries = new Map<string, ConfigEntry[]>();

  constructor(private readonly keyOf: (entry: ConfigEntry) => string) {}

  get(key: string): ConfigEntry | undefined {
    return this.#entries.get(key)?.[0];
  }

  /** All that share a key, in the order of their files' names. */
  all(key: string): readonly ConfigEntry[] {
    return this.#entries.get(key) ?? [];
  }

  add(entry: ConfigEntry): void {
    const key = this.keyOf(entry);
    const others = this.#entries.get(key);
    if (others === undefined) this.#entries.set(key, [entry]);
    else {
      const after = others.findIndex(({ file }) => file > entry.file);
      others.splice(after === -1 ? others.length : after, 0, entry);
    }
  }

  remove(entry: ConfigEntry): void {
    const key = this.keyOf(entry);
    const left = this.#entries.get(key)?.filter((other) => other !== entry) ?? [];
    if (left.length === 0) this.#entries.delete(key);
    else this.#entries.set(key, left);
  }

  /** One entry for each key. */
  values(): ConfigEntry[] {
    return Array.from(this.#entries.values(), ([first]) => first!);
  }
}
