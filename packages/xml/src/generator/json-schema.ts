import { datatypes } from "../shapes/datatypes.js";
import type { Datatype, TypeRef } from "../shapes/language.js";
import { type Field, type Flat, flatten, type Row, type Variant } from "./flatten.js";
import { typeName, variantName } from "./names.js";
import { shapeOf } from "./registry.js";
import { integerTypes, numberNamed, type ValueKind, valueKind } from "./values.js";

/** A schema, or a part of one. */
type Json = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of models with that shape: what today's libvirt can say, so words of the future are refused, as they are
 * in validation. Descriptions are the doc sentences.
 */
export function jsonSchema(shape: string, title: string): string {
  const printer = new JsonSchemaPrinter();
  const root = printer.reference([shape]);
  const heads = Object.entries({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    ...root,
  }).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  const lines = [...printer.definitions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => `${JSON.stringify(name)}: ${JSON.stringify(schema)}`);
  return `{\n${heads.join("")}"$defs": {\n${lines.join(",\n")}\n}\n}\n`;
}

class JsonSchemaPrinter {
  readonly definitions = new Map<string, Json>();

  /** A reference to the schema of elements that have one of these shapes. */
  reference(ids: readonly string[]): Json {
    const name = typeName(ids);
    return this.#define(name, () => {
      const flat = flatten(ids);
      const description = shapeOf(ids[0]!).doc;
      const head = description.trim() === "" ? {} : { description };
      return flat.discriminator === undefined
        ? { ...head, ...this.#object(flat.union) }
        : { ...head, ...this.#alternatives(name, flat, flat.discriminator) };
    });
  }

  /**
   * The alternatives of an element; what all of them have stands once. The word chooses one, so that no judge tries them all:
   * in a backing chain that would double its work with every link.
   */
  #alternatives(name: string, flat: Flat, discriminator: string): Json {
    const common = new Map(
      [...flat.variants[0]!.row].filter(([key]) => {
        const [first, ...others] = flat.variants.map(({ row }) => this.#signature(row.get(key)));
        return key !== discriminator && others.every((other) => other === first);
      }),
    );
    const base = this.#define(`${name}Base`, () => this.#object(common, "open"));
    const allOf = flat.variants.map((variant) => {
      const own = [...variant.row].filter(([key]) => !common.has(key));
      const then = this.#define(variantName(name, variant.words), () => {
        const { properties, ...rest } = this.#object(new Map(own), "open");
        return {
          allOf: [base],
          ...rest,
          properties: { ...(properties as Json), ...discriminating(discriminator, variant) },
          unevaluatedProperties: false,
        };
      });
      return { if: isChosen(discriminator, variant), then };
    });
    const words = flat.variants.flatMap((variant) => variant.words);
    return {
      type: "object",
      ...(!words.includes(undefined) && { required: [discriminator] }),
      properties: { [discriminator]: { enum: words.filter((word) => word !== undefined) } },
      allOf,
    };
  }

  #signature(field: Field | undefined): string | undefined {
    return field && `${field.required} ${field.list} ${JSON.stringify(this.#item(field))}`;
  }

  #object(row: Row, open?: "open"): Json {
    const fields = [...row];
    const required = fields.filter(([, field]) => field.required && !field.list).map(([key]) => key);
    const properties = Object.fromEntries(fields.map(([key, field]) => [key, this.#field(field)]));
    return {
      type: "object",
      ...(required.length > 0 && { required }),
      properties: { ...properties, $: this.#leftovers() },
      ...(open === undefined && { additionalProperties: false }),
    };
  }

  #field(field: Field): Json {
    const item = this.#item(field);
    const schema = field.list ? { type: "array", items: item } : item;
    return field.doc === undefined ? schema : { description: field.doc, ...schema };
  }

  #item(field: Field): Json {
    if (field.shapes.length > 0) return this.reference(field.shapes);
    if (field.raw) return this.#define("XmlContent", () => ({ type: "object", properties: this.#content() }));
    if (field.flag) return { type: "boolean" };
    const { other } = valueKind(field.types);
    return anyOf(field.types.map((type) => this.#value(type, other)));
  }

  /** A value, where all that is no word is `other`: beside a text, numbers are texts too. */
  #value(type: TypeRef, other: ValueKind["other"]): Json {
    if (type === "text") return { type: "string" };
    if (typeof type !== "string") return this.#described(type, other);
    if (other !== "text" && numberNamed(type)) return { type: "integer", minimum: 0 };
    const isOther = other === "text" && valueKind([type]).other === "number";
    return this.#define(isOther ? `${type}-text` : type, () => this.#value(datatypes[type]!, other));
  }

  #described(type: Datatype, other: ValueKind["other"]): Json {
    if ("words" in type) return { enum: other === "number" ? type.words.map(numeral) : type.words };
    if ("anyOf" in type) return anyOf(type.anyOf.map((one) => this.#value(one, other)));
    const { pattern, minInclusive, maxInclusive } = type.facets ?? {};
    if (other !== "text" && valueKind([type]).other === "number") {
      if (!integerTypes.test(type.xsd)) return { type: "integer", minimum: 0 };
      const lowest = minInclusive ?? (/^(?:unsigned|nonNegative)/.test(type.xsd) ? "0" : undefined);
      return {
        type: "integer",
        ...(lowest !== undefined && { minimum: Number(lowest) }),
        ...(type.xsd === "positiveInteger" && { minimum: 1 }),
        ...(maxInclusive !== undefined && { maximum: Number(maxInclusive) }),
      };
    }
    const expression = pattern === undefined ? undefined : ecmaScript(pattern);
    return { type: "string", ...(expression !== undefined && { pattern: expression }) };
  }

  #leftovers(): Json {
    return this.#define("Leftovers", () => ({
      description:
        "What is not in the fields, for the writer: unknown attributes, the order of children, spellings.",
      type: "object",
    }));
  }

  #content(): Json {
    return {
      attributes: {
        type: "array",
        items: {
          type: "object",
          required: ["name", "value"],
          properties: { name: { type: "string" }, value: { type: "string" } },
        },
      },
      children: { type: "array" },
    };
  }

  /** Defines a name once, and refers to it. */
  #define(name: string, make: () => Json): Json {
    if (!this.definitions.has(name)) {
      this.definitions.set(name, {});
      this.definitions.set(name, make());
    }
    return { $ref: `#/$defs/${name}` };
  }
}

/** The words of the attribute that tells this alternative from the others. */
function discriminating(name: string, { words, row }: Variant): Json {
  const named = words.filter((word) => word !== undefined);
  if (named.length === 0 || !row.has(name)) return {};
  const description = row.get(name)!.doc;
  return { [name]: { ...(description !== undefined && { description }), enum: named } };
}

/** Whether the word is one of an alternative's, or is missing where that is its sign. */
function isChosen(name: string, { words }: Variant): Json {
  const named = words.filter((word) => word !== undefined);
  const isWord = { properties: { [name]: named.length > 0 && { enum: named } } };
  return words.includes(undefined) ? isWord : { ...isWord, required: [name] };
}

function anyOf(schemas: readonly Json[]): Json {
  const words = schemas.flatMap((schema) => (schema.enum as readonly unknown[] | undefined) ?? []);
  const others = schemas.filter((schema) => schema.enum === undefined);
  const distinct = [...new Map(others.map((schema) => [JSON.stringify(schema), schema])).values()];
  const all: Json[] = words.length > 0 ? [{ enum: [...new Set(words)] }, ...distinct] : distinct;
  return all.length === 1 ? all[0]! : { anyOf: all };
}

/** A word that is a numeral, as it is beside numbers. */
const numeral = (word: string) => (/^-?\d+$/.test(word) ? Number(word) : word);

/** A pattern of XML Schema in the words of ECMAScript; undefined where those do not have it. */
function ecmaScript(pattern: string): string | undefined {
  // Outside of brackets `^` and `$` are signs like others; escapes of signs that need none are none.
  const said = pattern.replace(/\\(.)|\[(?:\\.|[^\]\\])*\]|[$^]/g, (piece, sign: string | undefined) => {
    if (piece.startsWith("[")) return piece.replace(/\\([_:@,#%&~"'<>=!;` ])/g, "$1");
    return sign === undefined ? `\\${piece}` : /[\w^$\\.*+?()[\]{}|/-]/.test(sign) ? piece : sign;
  });
  const expression = `^(?:${said})$`;
  try {
    new RegExp(expression, "u");
    return expression;
  } catch {
    return undefined;
  }
}
