import { Budget, StepLimitError } from "./automaton/budget.js";
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

/**
 * Builds the patterns again: the start, and the content of an element when it is first asked for, since few documents need
 * all of a large schema. Throws {@link SchemaError} for data that `toJSON` did not make.
 */
export function fromJson(json: SchemaJson | string): { start: Pattern; table: PatternTable; budget: Budget } {
  const checked = checkedJson(typeof json === "string" ? parsed(json) : json);
  const budget = new Budget();
  const table = new PatternTable(budget.spend);
  const decoder = new Decoder(table, checked);
  try {
    return { start: decoder.pattern(checked.patterns.length - 1), table, budget };
  } catch (error) {
    if (error instanceof StepLimitError) refuse("it takes too many steps to read");
    throw error;
  }
}

/** What has been read of a precompiled schema. */
class Decoder {
  readonly #table: PatternTable;
  readonly #types: readonly Datatype[];
  readonly #items: readonly PatternJson[];
  readonly #patterns: (Pattern | undefined)[];
  readonly #firstId: number;
  readonly #budget = new Budget();
  /** Where the content of an element is, by where the element is. */
  readonly #contents = new Map<number, number>();

  /** Everything is checked here, so that what is read later is sound. */
  constructor(table: PatternTable, { types, patterns, contents }: SchemaJson) {
    this.#table = table;
    this.#types = types.map(decodeType);
    this.#items = patterns;
    this.#patterns = patterns.map(() => undefined);
    this.#firstId = table.reserve(patterns.length);
    patterns.forEach((item, index) => {
      checkItem(item, index, types.length);
      if (item[0] !== "element") return;
      const content = contents[this.#contents.size];
      checkReference(content, patterns.length);
      this.#contents.set(index, content);
    });
    checkReference(patterns.length - 1, patterns.length);
  }

  /** The pattern at a place, after those that it is made of. */
  pattern(index: number): Pattern {
    const pending = [index];
    while (pending.length > 0) {
      const next = pending.at(-1)!;
      if (this.#patterns[next] !== undefined) {
        pending.pop();
        continue;
      }
      const item = this.#items[next]!;
      const open = pending.length;
      for (let at = partsBegin(item); at < item.length; at++) {
        const part = item[at] as number;
        if (this.#patterns[part] === undefined) pending.push(part);
      }
      if (pending.length > open) continue;
      pending.pop();
      const make = () => this.#decode(item, next);
      this.#patterns[next] = this.#table.numbered(this.#firstId + next, this.#budget.spend, make);
    }
    return this.#patterns[index]!;
  }

  #decode(item: PatternJson, index: number): Pattern {
    const table = this.#table;
    const at = (part: number): Pattern => this.#patterns[part]!;
    switch (item[0]) {
      case "notAllowed":
      case "empty":
      case "text":
        return table[item[0]];
      case "choice":
      case "interleave": {
        const parts: Pattern[] = [];
        for (let part = 1; part < item.length; part++) parts.push(at(item[part] as number));
        return table.again(item[0], parts);
      }
      case "group":
        return item.length === 2 ? at(item[1]!) : table.group(at(item[1]!), at(item[2]!));
      case "oneOrMore":
      case "list":
        return table[item[0]](at(item[1]!));
      case "data":
        return table.data(this.#types[item[1]]!, item[2] === undefined ? undefined : at(item[2]));
      case "value":
        return table.value(this.#types[item[1]]!, item[2], item[3]);
      case "attribute":
        return table.attribute(decodeName(item[1]), at(item[2]));
      case "element":
        return table.element(decodeName(item[1]), () => this.pattern(this.#contents.get(index)!)).element;
    }
  }
}

/** By kind of pattern, where the patterns that it is made of begin, and how many entries there may be. */
const LAYOUTS: ReadonlyMap<unknown, readonly [partsBegin: number, least: number, most: number]> = new Map([
  ["notAllowed", [1, 1, 1]],
  ["empty", [1, 1, 1]],
  ["text", [1, 1, 1]],
  ["choice", [1, 1, Number.POSITIVE_INFINITY]],
  ["interleave", [1, 1, Number.POSITIVE_INFINITY]],
  ["group", [1, 2, 3]],
  ["oneOrMore", [1, 2, 2]],
  ["list", [1, 2, 2]],
  ["data", [2, 2, 3]],
  ["value", [4, 4, 4]],
  ["attribute", [2, 3, 3]],
  ["element", [2, 2, 2]],
]);

function partsBegin([kind]: PatternJson): number {
  return LAYOUTS.get(kind)![0];
}

/** Whether an item says what its kind has to say, of types and of patterns before it. */
function checkItem(item: PatternJson, index: number, types: number): void {
  const layout = LAYOUTS.get(item[0]);
  if (layout === undefined) refuse("an unknown kind of pattern");
  const [begin, least, most] = layout;
  if (item.length < least || item.length > most) refuse(`a pattern of kind ${item[0]} is of another length`);
  for (let at = begin; at < item.length; at++) checkReference(item[at], index);
  if (item[0] === "data" || item[0] === "value") checkReference(item[1], types);
  if (item[0] === "value") {
    textOf(item[2]);
    textOf(item[3]);
  }
  if (item[0] === "attribute" || item[0] === "element") {
    if (typeof item[1] !== "string") checkNameClass(item[1]);
  }
}

/** Whether it is the place of one of so many. */
function checkReference(reference: unknown, count: number): asserts reference is number {
  if (!Number.isInteger(reference)) refuse("a reference leads nowhere");
  const place = reference as number;
  if (place < 0 || place >= count) refuse("a reference leads nowhere");
}

function parsed(text: string): SchemaJson {
  try {
    return JSON.parse(text) as SchemaJson;
  } catch {
    return refuse("not JSON");
  }
}

/** Its outermost shape; the decoder checks what is inside. */
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

/** Names that are made of others are looked through by recursion. */
const MAX_DEPTH = 1000;

function decodeName(name: NameJson): NameClass {
  return typeof name === "string" ? { kind: "name", key: name } : name;
}

function checkNameClass(name: NameClass | undefined, depth = 0): void {
  if (depth > MAX_DEPTH) refuse("a name is made of names too deeply");
  switch (name?.kind) {
    case "name":
      textOf(name.key);
      return;
    case "choice":
      if (!Array.isArray(name.children)) refuse("a list is missing");
      for (const child of name.children) checkNameClass(child, depth + 1);
      return;
    case "nsName":
      textOf(name.uri);
      break;
    case "anyName":
      break;
    default:
      refuse("an unknown kind of name");
  }
  if (name.except !== undefined) checkNameClass(name.except, depth + 1);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : refuse("a text is missing");
}

function refuse(message: string): never {
  throw new SchemaError([{ id: "schema.format", message }]);
}
