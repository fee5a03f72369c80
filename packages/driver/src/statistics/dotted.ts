import type { FieldTypes } from "../typed-params/field-types.js";
import {
  type TypedParam,
  type TypedParamValue,
  typedParamReader,
  writeTypedParam,
} from "../typed-params/typed-params.js";
import { isTypedValue } from "../typed-params/typed-value.js";

/** A tree of statistics: objects and lists, values at its leaves. */
export type StatisticsTree = { readonly [name: string]: unknown };

type Values = Map<string, Branch | TypedParamValue>;

/** What has names below it; `counted` where `fields` has a count of them. */
class Branch {
  readonly values: Values = new Map();
  readonly counted: boolean;

  constructor(counted: boolean) {
    this.counted = counted;
  }
}

/** Where the values of a name go: the branches on the way, the last word, and how a value is read. */
interface Place {
  readonly way: readonly { readonly word: string; readonly counted: boolean }[];
  readonly last: string;
  readonly read: ReturnType<typeof typedParamReader>;
}

const deepest = 16;

/** A value that has the name of a branch stands in it under this name. */
const itself = "";

/**
 * Reads parameters with dotted names as trees: `block.0.rd.bytes` is `tree.block[0].rd.bytes`. Numbered children are a list
 * where `fields` has a count of them, else an object with numbers as keys. What is unknown is kept as `TypedValue`s. One
 * reader serves all records of an answer: they have their names in common, and each name is understood once.
 */
export function dottedReader(fields: FieldTypes): (params: Iterable<TypedParam>) => StatisticsTree {
  const places = new Map<string, Place>();
  const placeOf = (name: string): Place => {
    const known = places.get(name);
    if (known !== undefined) return known;
    const place = findPlace(name, fields);
    places.set(name, place);
    return place;
  };
  return (params) => {
    const root = new Branch(false);
    for (const param of params) {
      const { way, last, read } = placeOf(param.field);
      let { values } = root;
      for (const { word, counted } of way) values = branchAt(values, word, counted).values;
      const there = values.get(last);
      if (there instanceof Branch) there.values.set(itself, read(param));
      else values.set(last, read(param));
    }
    return plain(root) as StatisticsTree;
  };
}

function findPlace(name: string, fields: FieldTypes): Place {
  const words = wordsOf(name);
  const last = words.pop()!;
  let pattern = "";
  const way = words.map((word) => {
    pattern += `${pattern === "" ? "" : "."}${/^\d+$/.test(word) ? "*" : word}`;
    return { word, counted: Object.hasOwn(fields, `${pattern}.count`) };
  });
  return { way, last, read: typedParamReader(name, fields) };
}

/** A name's words; one that goes deeper than any that is known, or has an empty word, stays whole. */
function wordsOf(name: string): string[] {
  const words = name.split(".", deepest + 1);
  return words.length > deepest || words.includes("") ? [name] : words;
}

function branchAt(values: Values, word: string, counted: boolean): Branch {
  const there = values.get(word);
  if (there instanceof Branch) return there;
  const branch = new Branch(counted);
  if (there !== undefined) branch.values.set(itself, there);
  values.set(word, branch);
  return branch;
}

function plain({ values, counted }: Branch): unknown {
  const items = counted ? listOf(values) : undefined;
  if (items !== undefined) return items.map((item) => (item === undefined ? {} : plain(item)));
  const object: Record<string, unknown> = {};
  for (const [word, there] of values) {
    const value = there instanceof Branch ? plain(there) : there;
    // To set the one name that means something else would lose the value.
    if (word === "__proto__") Object.defineProperty(object, word, { value, ...ordinary });
    else object[word] = value;
  }
  return object;
}

const ordinary = { enumerable: true, configurable: true, writable: true };

/** The items of a branch that has nothing but numbers and their count; undefined for one with gaps that are too large. */
function listOf(values: Values): (Branch | undefined)[] | undefined {
  const items: (Branch | undefined)[] = [];
  const limit = 2 * values.size + 16;
  for (const [word, value] of values) {
    if (word === "count" && !(value instanceof Branch)) continue;
    const index = /^(0|[1-9]\d{0,9})$/.test(word) ? Number(word) : limit;
    if (index >= limit || !(value instanceof Branch)) return undefined;
    while (items.length < index) items.push(undefined);
    items[index] = value;
  }
  return items;
}

/** The parameters of a tree, each list after its count. Throws as `writeTypedParams` does. */
export function writeDotted(tree: StatisticsTree, fields: FieldTypes): TypedParam[] {
  const params: TypedParam[] = [];
  const write = (path: string, value: unknown): void => {
    if (value === undefined) return;
    if (typeof value !== "object" || value === null || isTypedValue(value)) {
      params.push(writeTypedParam(path, value as TypedParamValue, fields));
      return;
    }
    if (Array.isArray(value)) params.push(writeTypedParam(`${path}.count`, value.length, fields));
    for (const [word, child] of Object.entries(value)) {
      write(path === "" ? word : word === itself ? path : `${path}.${word}`, child);
    }
  };
  write("", tree);
  return params;
}
