import { Budget } from "./automaton/budget.js";
import type { DatatypeParam } from "./datatypes/datatype.js";
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
export function fromJson(json: SchemaJson): { start: Pattern; table: PatternTable; budget: Budget } {
  if (json?.format !== "relaxng-compiled" || json.version !== 1)
    refuse("not a precompiled schema of this version");
  const budget = new Budget();
  const table = new PatternTable(budget.spend);
  const types = json.types.map(([library, name, ...params]) => {
    const type = DATATYPE_LIBRARIES.get(library)?.createType(
      name,
      params.map(([param, value]) => ({ name: param, value })),
    );
    return typeof type === "object" ? type : refuse(type ?? `unknown datatype library "${library}"`);
  });
  const patterns: Pattern[] = [];
  const setters: ((content: Pattern) => void)[] = [];
  const at = <T>(list: readonly T[], index: number | undefined): T =>
    list[index ?? -1] ?? refuse("a reference leads nowhere");
  const decode = (item: PatternJson): Pattern => {
    switch (item[0]) {
      case "notAllowed":
      case "empty":
      case "text":
        return table[item[0]];
      case "choice":
      case "interleave": {
        const [kind, ...parts] = item;
        return table[kind](parts.map((part) => at(patterns, part)));
      }
      case "group":
        return item.length === 2
          ? at(patterns, item[1])
          : table.group(at(patterns, item[1]), at(patterns, item[2]));
      case "oneOrMore":
      case "list":
        return table[item[0]](at(patterns, item[1]));
      case "data":
        return table.data(at(types, item[1]), item[2] === undefined ? undefined : at(patterns, item[2]));
      case "value":
        return table.value(at(types, item[1]), item[2], item[3]);
      case "attribute":
        return table.attribute(decodeName(item[1]), at(patterns, item[2]));
      case "element": {
        const { element, setContent } = table.element(decodeName(item[1]));
        setters.push(setContent);
        return element;
      }
      default:
        return refuse("an unknown kind of pattern");
    }
  };
  for (const item of json.patterns) patterns.push(decode(item));
  for (const [index, setContent] of setters.entries()) setContent(at(patterns, json.contents[index]));
  return { start: at(patterns, patterns.length - 1), table, budget };
}

function encodeName(name: NameClass): NameJson {
  return name.kind === "name" ? name.key : name;
}

function decodeName(name: NameJson): NameClass {
  return typeof name === "string" ? { kind: "name", key: name } : name;
}

function refuse(message: string): never {
  throw new SchemaError([{ id: "schema.format", message }]);
}
