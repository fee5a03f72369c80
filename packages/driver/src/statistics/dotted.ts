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

type Branch = Record<string, unknown>;

/** Where the values of a name go: the branches on the way, the last word, and how a value is read. */
interface Place {
  readonly way: readonly Step[];
  readonly last: string;
  readonly read: ReturnType<typeof typedParamReader>;
}

/** A branch on the way; `counted` where `fields` has a count of what is in it. */
interface Step {
  readonly word: string;
  readonly counted: boolean;
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
    const root: Branch = {};
    const branches = new Set<unknown>();
    const lists: List[] = [];
    for (const param of params) {
      const { way, last, read } = placeOf(param.field);
      let branch = root;
      for (const { word, counted } of way) {
        const there = own(branch, word);
        if (branches.has(there)) {
          branch = there as Branch;
          continue;
        }
        const child: Branch = there === undefined ? {} : { [itself]: there };
        branches.add(child);
        put(branch, word, child);
        if (counted) lists.push({ parent: branch, word, branch: child });
        branch = child;
      }
      const there = own(branch, last);
      if (branches.has(there)) (there as Branch)[itself] = read(param);
      else put(branch, last, read(param));
    }
    // What is within a list has become one before the list itself does.
    for (const { parent, word, branch } of lists.reverse()) {
      const items = listOf(branch, branches);
      if (items !== undefined) put(parent, word, items);
    }
    return root;
  };
}

/** A branch that may be a list, and where it hangs. */
interface List {
  readonly parent: Branch;
  readonly word: string;
  readonly branch: Branch;
}

const own = (branch: Branch, word: string): unknown =>
  word in Object.prototype && !Object.hasOwn(branch, word) ? undefined : branch[word];

/** Sets a member; to set the one whose name means something else would lose the value. */
function put(branch: Branch, word: string, value: unknown): void {
  if (word !== "__proto__") branch[word] = value;
  else Object.defineProperty(branch, word, { value, enumerable: true, configurable: true, writable: true });
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

/** The items of a branch that has nothing but numbers and their count; undefined for one with gaps that are too large. */
function listOf(branch: Branch, branches: ReadonlySet<unknown>): unknown[] | undefined {
  const items: unknown[] = [];
  const members = Object.entries(branch);
  const limit = 2 * members.length + 16;
  for (const [word, value] of members) {
    const isBranch = branches.has(value) || Array.isArray(value);
    if (word === "count" && !isBranch) continue;
    const index = /^(0|[1-9]\d{0,9})$/.test(word) ? Number(word) : limit;
    if (index >= limit || !isBranch) return undefined;
    while (items.length < index) items.push({});
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
