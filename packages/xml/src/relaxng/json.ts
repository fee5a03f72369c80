import { Budget } from "./automaton/budget.js";
import type { Datatype, DatatypeParam } from "./datatypes/datatype.js";
import { DATATYPE_LIBRARIES } from "./datatypes/libraries.js";
import { SchemaError } from "./errors.js";
import type { NameClass } from "./pattern/name-class.js";
import { directParts, type Pattern } from "./pattern/pattern.js";
import { PatternTable } from "./pattern/pattern-table.js";

/** A precompiled schema as plain data; what is inside is for `loadSchema` of the same major version only. */
export interface SchemaJson {
  readonly format: "relaxng-compiled";
  readonly version: 1;
  readonly types: readonly TypeJson[];
  /** Every pattern after those it is made of; the last one is the start. */
  readonly patterns: readonly PatternJson[];
  /** The content of each element, in the order of the elements among the patterns. */
  readonly contents: readonly number[];
}

type TypeJson = readonly [
  library: string,
  name: string,
  ...params: (readonly [name: string, value: string])[],
];
/** A plain name is its key; the rest of a class says what it is. */
type NameJson = string | NameClass;
type PatternJson =
  | readonly ["notAllowed" | "empty" | "text"]
  | readonly ["choice" | "interleave" | "group" | "oneOrMore" | "list", ...parts: number[]]
  | readonly ["data", type: number, except?: number]
  | readonly ["value", type: number, value: string, text: string]
  | readonly ["attribute", name: NameJson, child: number]
  | readonly ["element", name: NameJson];

export function toJson(start: Pattern): SchemaJson {
  const types = new Map<string, number>();
  const patterns: PatternJson[] = [];
  const indexes = new Map<Pattern, number>();
  const elements: Extract<Pattern, { kind: "element" }>[] = [];

  const typeIndex = (library: string, name: string, params: readonly DatatypeParam[]): number => {
    const type: TypeJson = [library, name, ...params.map((param) => [param.name, param.value] as const)];
    const key = JSON.stringify(type);
    if (!types.has(key)) types.set(key, types.size);
    return types.get(key)!;
  };

  const indexOf = (pattern: Pattern): number => {
    let index = indexes.get(pattern);
    if (index === undefined) {
      const parts = pattern.kind === "element" ? [] : directParts(pattern).map(indexOf);
      index = patterns.push(encode(pattern, parts)) - 1;
      indexes.set(pattern, index);
      if (pattern.kind === "element") elements.push(pattern);
    }
    return index;
  };

  const encode = (pattern: Pattern, parts: readonly number[]): PatternJson => {
    switch (pattern.kind) {
      case "data": {
        const type = typeIndex(pattern.type.library, pattern.type.name, pattern.type.params);
        return parts.length === 0 ? ["data", type] : ["data", type, parts[0]!];
      }
      case "value":
        return ["value", typeIndex(pattern.type.library, pattern.type.name, []), pattern.value, pattern.text];
      case "attribute":
        return ["attribute", encodeName(pattern.name), parts[0]!];
      case "element":
        return ["element", encodeName(pattern.name)];
      case "notAllowed":
      case "empty":
      case "text":
        return [pattern.kind];
      default:
        return [pattern.kind, ...parts];
    }
  };

  const first = indexOf(start);
  const contents: number[] = [];
  for (const element of elements) contents.push(indexOf(element.content));
  // The start is named by its place at the end; a group of it alone adds nothing.
  if (first !== patterns.length - 1) patterns.push(["group", first]);
  return {
    format: "relaxng-compiled",
    version: 1,
    types: [...types.keys()].map((key) => JSON.parse(key) as TypeJson),
    patterns,
    contents,
  };
}

/** Builds the patterns again. Throws {@link SchemaError} for data that `toJSON` did not make. */
export function fromJson(json: SchemaJson | string): { start: Pattern; table: PatternTable; budget: Budget } {
  const { types, patterns, contents } = checkedJson(typeof json === "string" ? parsed(json) : json);
  const budget = new Budget();
  const table = new PatternTable(budget.spend);
  const decoder = new Decoder(table, types.map(decodeType));
  for (const item of patterns) decoder.add(item);
  decoder.setContents(contents);
  return { start: decoder.at(patterns.length - 1), table, budget };
}

/** What has been read of a precompiled schema. */
class Decoder {
  readonly #table: PatternTable;
  readonly #types: readonly Datatype[];
  readonly #patterns: Pattern[] = [];
  readonly #setters: ((content: Pattern) => void)[] = [];

  constructor(table: PatternTable, types: readonly Datatype[]) {
    this.#table = table;
    this.#types = types;
  }

  add(item: PatternJson): void {
    this.#patterns.push(this.#decode(item));
  }

  at(index: unknown): Pattern {
    return entry(this.#patterns, index);
  }

  setContents(contents: readonly number[]): void {
    this.#setters.forEach((setContent, index) => {
      setContent(this.at(contents[index]));
    });
  }

  #decode(item: PatternJson): Pattern {
    const table = this.#table;
    switch (item[0]) {
      case "notAllowed":
      case "empty":
      case "text":
        return table[item[0]];
      case "choice":
      case "interleave": {
        const parts: Pattern[] = [];
        for (let part = 1; part < item.length; part++) parts.push(this.at(item[part]));
        return table.again(item[0], parts);
      }
      case "group":
        return item.length === 2 ? this.at(item[1]) : table.group(this.at(item[1]), this.at(item[2]));
      case "oneOrMore":
      case "list":
        return table[item[0]](this.at(item[1]));
      case "data":
        return table.data(entry(this.#types, item[1]), item[2] === undefined ? undefined : this.at(item[2]));
      case "value":
        return table.value(entry(this.#types, item[1]), textOf(item[2]), textOf(item[3]));
      case "attribute":
        return table.attribute(decodeName(item[1]), this.at(item[2]));
      case "element": {
        const { element, setContent } = table.element(decodeName(item[1]));
        this.#setters.push(setContent);
        return element;
      }
      default:
        return refuse("an unknown kind of pattern");
    }
  }
}

function parsed(text: string): SchemaJson {
  try {
    return JSON.parse(text) as SchemaJson;
  } catch {
    return refuse("not JSON");
  }
}

/** Its outermost shape; what is inside is checked as it is read. */
function checkedJson(json: SchemaJson | undefined): SchemaJson {
  if (json?.format !== "relaxng-compiled" || json.version !== 1) {
    refuse("not a precompiled schema of this version");
  }
  const lists: readonly unknown[] = [json.types, json.patterns, json.contents];
  if (!lists.every(Array.isArray) || ![...json.types, ...json.patterns].every(Array.isArray)) {
    refuse("a list is missing");
  }
  return json;
}

function decodeType([library, name, ...params]: TypeJson): Datatype {
  const type = DATATYPE_LIBRARIES.get(textOf(library))?.createType(
    textOf(name),
    params.map((param) => ({ name: textOf(param?.[0]), value: textOf(param?.[1]) })),
  );
  return typeof type === "object" ? type : refuse(type ?? `unknown datatype library "${library}"`);
}

function encodeName(name: NameClass): NameJson {
  return name.kind === "name" ? name.key : name;
}

function decodeName(name: NameJson): NameClass {
  return typeof name === "string" ? { kind: "name", key: name } : checkedNameClass(name);
}

function checkedNameClass(name: NameClass | undefined): NameClass {
  switch (name?.kind) {
    case "name":
      textOf(name.key);
      return name;
    case "choice":
      if (!Array.isArray(name.children)) refuse("a list is missing");
      name.children.forEach(checkedNameClass);
      return name;
    case "nsName":
      textOf(name.uri);
      break;
    case "anyName":
      break;
    default:
      refuse("an unknown kind of name");
  }
  if (name.except !== undefined) checkedNameClass(name.except);
  return name;
}

function entry<T>(list: readonly T[], index: unknown): T {
  return (typeof index === "number" ? list[index] : undefined) ?? refuse("a reference leads nowhere");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : refuse("a text is missing");
}

function refuse(message: string): never {
  throw new SchemaError([{ id: "schema.format", message }]);
}
