import type { TypeRef } from "../shapes/language.js";
import { type Field, type Flat, flatten, type Row, type Variant } from "./flatten.js";
import { typeName, variantName } from "./names.js";
import { folderOf, shapes } from "./registry.js";
import { type ValueKind, valueKind } from "./values.js";

/** The declarations of a module of types, by name. */
export interface TypeModule {
  /** Everything that it declares. */
  readonly declarations: Map<string, string>;
  /** Which names it takes from which other folders. */
  readonly imports: Map<string, Set<string>>;
  readonly runtime: Set<string>;
}

/** Prints the types of every element that can be reached from the given ones, by the folders that they stand in. */
export class TypePrinter {
  readonly modules = new Map<string, TypeModule>();
  readonly #done = new Set<string>();

  /** Prints the type of elements with one of these shapes, and whatever it refers to; returns its name. */
  add(ids: readonly string[]): string {
    const name = typeName(ids);
    if (this.#done.has(name)) return name;
    this.#done.add(name);
    const module = this.#module(folder(ids));
    const flat = flatten(ids);
    const doc = docOf(ids);
    if (flat.discriminator === undefined) {
      this.#declare(module, name, this.#interface(module, name, "Kept", flat.union, doc));
    } else {
      this.#union(module, name, flat, flat.discriminator, doc);
    }
    return name;
  }

  /** The alternatives of a type, and what all of them have in common. */
  #union(module: TypeModule, name: string, flat: Flat, discriminator: string, doc: string): void {
    const base = this.#common(module, flat, discriminator);
    const baseName = `${name}Base`;
    const baseDoc = `What all of ${name} have.`;
    this.#declare(module, baseName, this.#interface(module, baseName, "Kept", base, baseDoc));
    const names = flat.variants.map((variant) => {
      const own = withWords(without(variant.row, base), discriminator, variant);
      const variantDoc = `${doc} ${describeWords(discriminator, variant.words)}`.trim();
      const variantIs = variantName(name, variant.words);
      this.#declare(
        module,
        variantIs,
        this.#interface(module, variantIs, baseName, own, variantDoc, discriminator),
      );
      return variantIs;
    });
    const unknown = `Unknown${name}`;
    module.runtime.add("UnknownWord");
    const doubt = `One whose \`${discriminator}\` this version does not know. What else it holds is kept, and written back.`;
    const text = this.#interface(
      module,
      unknown,
      baseName,
      this.#everywhere(flat, base, discriminator),
      doubt,
    );
    this.#declare(module, unknown, text.replace(/}\n$/, `  ${key(discriminator)}: UnknownWord;\n}\n`));
    const lines = [...names, unknown].map((variant) => `  | ${variant}`).join("\n");
    this.#declare(module, name, `${comment(doc)}export type ${name} =\n${lines};\n`);
  }

  /** The fields that are the same in every alternative. */
  #common(module: TypeModule, flat: Flat, discriminator: string): Row {
    const common = [...flat.union].filter(([name]) => {
      if (name === discriminator) return false;
      const kinds = flat.variants.map(({ row }) => {
        const field = row.get(name);
        return field === undefined ? undefined : `${field.required} ${this.#typeOf(module, field)}`;
      });
      return kinds.every((kind) => kind !== undefined && kind === kinds[0]);
    });
    return new Map(common.map(([name]) => [name, flat.variants[0]!.row.get(name)!]));
  }

  /** Values that every alternative has, though not with the same words. */
  #everywhere(flat: Flat, base: Row, discriminator: string): Row {
    return new Map(
      [...flat.union].filter(
        ([name, field]) =>
          name !== discriminator &&
          !base.has(name) &&
          field.types.length > 0 &&
          flat.variants.every(({ row }) => row.has(name)),
      ),
    );
  }

  #interface(
    module: TypeModule,
    name: string,
    parent: string,
    row: Row,
    doc: string,
    discriminator?: string,
  ): string {
    if (parent === "Kept") module.runtime.add("Kept");
    let text = `${comment(doc)}export interface ${name} extends ${parent} {\n`;
    for (const [field, said] of row) {
      const optional = said.required && !said.list ? "" : "?";
      if (said.doc !== undefined) text += `  /** ${said.doc} */\n`;
      const type = field === discriminator ? literals(said) : this.#typeOf(module, said);
      text += `  ${key(field)}${optional}: ${type};\n`;
    }
    return `${text}}\n`;
  }

  #typeOf(module: TypeModule, field: Field): string {
    const one = this.#itemType(module, field);
    if (!field.list) return one;
    return /[|&]/.test(one) ? `(${one})[]` : `${one}[]`;
  }

  #itemType(module: TypeModule, field: Field): string {
    if (field.shapes.length > 0) return this.#reference(module, field.shapes);
    if (field.raw) {
      module.runtime.add("XmlContent");
      return "XmlContent";
    }
    if (field.flag) return "boolean";
    return this.#valueType(module, field.types);
  }

  #reference(module: TypeModule, ids: readonly string[]): string {
    const name = this.add(ids);
    const home = folder(ids);
    if (this.#module(home) !== module) {
      const from = module.imports.get(home) ?? new Set();
      module.imports.set(home, from.add(name));
    }
    return name;
  }

  #valueType(module: TypeModule, types: readonly TypeRef[]): string {
    const kind = valueKind(types);
    if (kind.words.length === 0 || (kind.words.length === 1 && kind.words[0] === "")) return otherType(kind);
    const alias = aliasOf(kind.words);
    if (alias !== undefined && kind.other === "none") {
      module.runtime.add(alias);
      return alias;
    }
    const words = kind.words.map((word) => JSON.stringify(word)).join(" | ");
    switch (kind.other) {
      case "number":
        return `${words} | number`;
      case "text":
        return `${words} | (string & {})`;
      case "none":
        module.runtime.add("UnknownWord");
        return `${words} | UnknownWord`;
    }
  }

  #declare(module: TypeModule, name: string, text: string): void {
    if (module.declarations.has(name)) throw new Error(`${name} is declared twice`);
    module.declarations.set(name, text);
  }

  #module(name: string): TypeModule {
    let module = this.modules.get(name);
    if (module === undefined) {
      module = { declarations: new Map(), imports: new Map(), runtime: new Set() };
      this.modules.set(name, module);
    }
    return module;
  }
}

const literals = (field: Field) =>
  valueKind(field.types)
    .words.map((word) => JSON.stringify(word))
    .join(" | ");

const otherType = (kind: ValueKind) => (kind.other === "number" ? "number" : "string");

function aliasOf(words: readonly string[]): string | undefined {
  const key = [...words].sort().join(" ");
  return key === "no yes" ? "YesNo" : key === "off on" ? "OnOff" : undefined;
}

/** The folder that the type of these shapes stands in: theirs, or that of the first that is not common. */
export function folder(ids: readonly string[]): string {
  const all = ids.map((id) => folderOf.get(id)!);
  return all.find((name) => name !== "common") ?? "common";
}

function docOf(ids: readonly string[]): string {
  return shapes.get(ids[0]!)?.doc ?? "";
}

function without(row: Row, base: Row): Row {
  return new Map([...row].filter(([name]) => !base.has(name)));
}

/** Narrows the discriminating attribute to the words of the alternative, and puts it first. */
function withWords(row: Row, discriminator: string, { words }: Variant): Row {
  const named = words.filter((word) => word !== undefined);
  const field = row.get(discriminator);
  const rest = [...row].filter(([name]) => name !== discriminator);
  if (field === undefined || named.length === 0) return new Map(rest);
  const exact: Field = { ...field, types: [{ words: named }], required: !words.includes(undefined) };
  return new Map([[discriminator, exact], ...rest]);
}

function describeWords(discriminator: string, words: readonly (string | undefined)[]): string {
  const named = words.filter((word) => word !== undefined).map((word) => `\`${word}\``);
  if (named.length === 0) return `Without \`${discriminator}\`.`;
  const also = words.includes(undefined) ? " or absent" : "";
  return `\`${discriminator}\` is ${named.join(", ")}${also}.`;
}

const comment = (doc: string) => (doc.trim() === "" ? "" : `/** ${doc.trim()} */\n`);

/** A name as the key of a property. */
export function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
