import { collapseSpace, splitWords } from "../datatypes/white-space.js";
import type { NameKey } from "../xml/name.js";
import type { IdAttributes } from "./ids.js";
import type { Reporter } from "./reporter.js";

/** Checks that identifiers are unique and that every reference to one leads somewhere. */
export class IdChecker<At> {
  readonly #attributes: IdAttributes;
  readonly #reporter: Reporter<At>;
  readonly #ids = new Set<string>();
  readonly #references = new Map<string, { readonly path: string; readonly at: At }>();

  constructor(attributes: IdAttributes, reporter: Reporter<At>) {
    this.#attributes = attributes;
    this.#reporter = reporter;
  }

  attribute(element: NameKey, name: NameKey, value: string, path: () => string, at: At): void {
    const kind = this.#attributes.get(element)?.get(name);
    if (kind === undefined) return;
    if (kind !== "ID") {
      for (const word of splitWords(value)) {
        if (!this.#references.has(word)) this.#references.set(word, { path: path(), at });
      }
      return;
    }
    const id = collapseSpace(value);
    if (this.#ids.has(id)) {
      this.#reporter.add("schema.id-duplicate", `the ID "${id}" is taken`, path(), at, { found: id });
    }
    this.#ids.add(id);
  }

  endDocument(): void {
    for (const [id, { path, at }] of this.#references) {
      if (this.#ids.has(id)) continue;
      this.#reporter.add("schema.idref-dangling", `nothing has the ID "${id}"`, path, at, { found: id });
    }
  }
}
