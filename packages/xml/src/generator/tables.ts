import { type Field, type Flat, flatten, type Row } from "./flatten.js";
import { shapeOf } from "./registry.js";
import { valueKind } from "./values.js";

/**
 * The tables that reader and writer work by, one line for each element that differs. A line has up to four parts with
 * semicolons between them:
 *
 * 1. attributes: a name, then `#` for a number (with hexadecimal digits behind it), `~` for a number or a word, `%` for
 *    a text that is taken as it is; `!` where it must be there, `?` and what it is taken for else; `=` and the known words where others are warned about
 * 2. its own text: `.` and the same signs; `:` and the attribute that it stands for
 * 3. children in libvirt's order: a name, `'` where the field has `Element` behind its name, then `>` and the line of
 *    its shape, `^` for a mark, `&` for anybody's XML, `$` and the signs of a text for a value; `*` for a list, `!` as
 *    above
 * 4. alternatives: the attribute that tells them apart, then behind a `|` each: its words with commas between them (an
 *    empty one for the missing attribute), and what is otherwise than above: `@` and an attribute, `<` and a child, `.`
 */
export class TableBuilder {
  readonly lines: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #base: TableBuilder | undefined;
  readonly #offset: number;
  /** Prefixes that names of children have. */
  readonly prefixes = new Set<string>();

  constructor(base?: TableBuilder) {
    this.#base = base;
    this.#offset = base?.length ?? 0;
  }

  get length(): number {
    return this.#offset + this.lines.length;
  }

  /** The line of elements with one of these shapes. */
  add(ids: readonly string[]): number {
    const key = [...ids].sort().join("+");
    const known = this.#base?.find(key) ?? this.#indexes.get(key);
    if (known !== undefined) return known;
    const own = this.lines.push("") - 1;
    this.#indexes.set(key, this.#offset + own);
    this.lines[own] = this.#line(flatten(ids), ids);
    return this.#offset + own;
  }

  find(key: string): number | undefined {
    return this.#indexes.get(key);
  }

  #line(flat: Flat, ids: readonly string[]): string {
    const root = ids.length === 1 && ids[0] === "Domain";
    const attributes = fieldsOf(flat.union, "attribute").map(([, field]) =>
      attributeToken(field, root && field.name === "type"),
    );
    const text = flat.union.get("value");
    const children = fieldsOf(flat.union, "child").map(([key, field]) => this.#childToken(key, field));
    const parts = [
      attributes.join(" "),
      text?.where === "text" ? textToken(text) : legacyTextToken(ids),
      children.join(" "),
      flat.discriminator === undefined ? "" : this.#variants(flat, flat.discriminator),
    ];
    return parts.join(";").replace(/;+$/, "");
  }

  #variants(flat: Flat, discriminator: string): string {
    const list = flat.variants.map(({ words, row }) => {
      const overrides = [...row].flatMap(([key, field]) => {
        const token = this.#token(key, field);
        return token === this.#token(key, flat.union.get(key)!) || field.name === discriminator
          ? []
          : [token];
      });
      return [words.map((word) => word ?? "").join(","), ...overrides].join(" ");
    });
    return [discriminator, ...list].join("|");
  }

  #token(key: string, field: Field): string {
    switch (field.where) {
      case "attribute":
        return `@${attributeToken(field)}`;
      case "text":
        return textToken(field);
      case "child":
        return `<${this.#childToken(key, field)}`;
    }
  }

  #childToken(key: string, field: Field): string {
    const colon = field.name.indexOf(":");
    if (colon > 0) this.prefixes.add(field.name.slice(0, colon));
    const renamed = key === field.name ? "" : "'";
    return `${field.name}${renamed}${this.#kind(field)}${field.list ? "*" : ""}${field.required ? "!" : ""}`;
  }

  #kind(field: Field): string {
    if (field.shapes.length > 0) return `>${this.add(field.shapes)}`;
    if (field.raw) return "&";
    if (field.flag) return "^";
    return `$${valueSigns(field)}`;
  }
}

function fieldsOf(row: Row, where: Field["where"]): [string, Field][] {
  return [...row].filter(([, field]) => field.where === where);
}

function attributeToken(field: Field, withWords = false): string {
  const words = withWords ? `=${valueKind(field.types).words.join(",")}` : "";
  const fallback = field.fallback === undefined ? "" : `?${field.fallback}`;
  return `${field.name}${valueSigns(field)}${field.required ? "!" : ""}${fallback}${words}`;
}

const textToken = (field: Field) => `.${valueSigns(field)}${field.required ? "!" : ""}`;

function legacyTextToken(ids: readonly string[]): string {
  for (const particle of ids.flatMap((id) => shapeOf(id).content)) {
    if (particle.kind === "legacy" && particle.textFor !== undefined) return `:${particle.textFor}`;
  }
  return "";
}

function valueSigns(field: Field): string {
  const { words, other, hex } = valueKind(field.types);
  if (other === "number") return `${words.length > 0 ? "~" : "#"}${hex ?? ""}`;
  return field.types.some((type) => type === "text") ? "%" : "";
}
