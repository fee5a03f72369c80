import type { ConfigEntry } from "./entry.js";
import type { EntryIndex } from "./entry-index.js";

/** Several files of one folder that say the same name, or the same uuid. */
export class TwinFiles extends Error {
  override readonly name = "TwinFiles";
}

/** Tells, once until it changes, that several files describe what should be one domain, or share an identity. */
export class Twins {
  readonly #told = new Map<string, string>();

  constructor(private readonly tell: (file: string, cause: TwinFiles) => void) {}

  /** Looks at the names and uuids of entries that came or went. */
  check(
    touched: readonly ConfigEntry[],
    byName: Pick<EntryIndex, "all">,
    byUuid: Pick<EntryIndex, "all">,
  ): void {
    for (const name of new Set(touched.map((entry) => entry.name))) {
      const [first, ...others] = byName.all(name);
      const files = others.map(({ file }) => file).join(", ");
      this.#tell(
        `name ${name}`,
        first,
        files && `'${name}' is described by ${first!.file}, which counts, and by ${files}`,
      );
    }
    for (const uuid of new Set(touched.map((entry) => entry.uuid))) {
      const entries = byUuid.all(uuid);
      const names = new Set(entries.map(({ name }) => name));
      const files = entries.map(({ file, name }) => `${file} ('${name}')`).join(" and ");
      this.#tell(`uuid ${uuid}`, entries[0], names.size > 1 ? `the uuid ${uuid} stands in ${files}` : "");
    }
  }

  #tell(key: string, first: ConfigEntry | undefined, text: string): void {
    if (text === "" || first === undefined) this.#told.delete(key);
    else if (this.#told.get(key) !== text) {
      this.#told.set(key, text);
      this.tell(first.file, new TwinFiles(text));
    }
  }
}
