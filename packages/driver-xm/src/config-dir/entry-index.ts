import type { ConfigEntry } from "./entry.js";

/**
 * Finds entries by a key that several may share. Then the file called `NAME.cfg` counts, the one that people hand to Xen's tools,
 * else the one called `NAME`, else the first in the order of their names.
 */
export class EntryIndex {
  readonly #entries = new Map<string, ConfigEntry[]>();

  constructor(private readonly keyOf: (entry: ConfigEntry) => string) {}

  get(key: string): ConfigEntry | undefined {
    return this.#entries.get(key)?.[0];
  }

  /** All that share a key, the one that counts first. */
  all(key: string): readonly ConfigEntry[] {
    return this.#entries.get(key) ?? [];
  }

  add(entry: ConfigEntry): void {
    const key = this.keyOf(entry);
    const others = this.#entries.get(key);
    if (others === undefined) this.#entries.set(key, [entry]);
    else {
      const after = others.findIndex((other) => comesBefore(entry, other));
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

function comesBefore(one: ConfigEntry, other: ConfigEntry): boolean {
  const order = rankOf(one) - rankOf(other);
  return order === 0 ? one.file < other.file : order < 0;
}

function rankOf({ file, name }: ConfigEntry): number {
  if (file === `${name}.cfg`) return 0;
  return file === name ? 1 : 2;
}
