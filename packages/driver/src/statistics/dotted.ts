import type { FieldTypes } from "../typed-params/field-types.js";
import {
  readTypedParam,
  type TypedParam,
  type TypedParamValue,
  writeTypedParam,
} from "../typed-params/typed-params.js";
import { isTypedValue } from "../typed-params/typed-value.js";

/** A tree of statistics: objects and lists, values at its leaves. */
export type StatisticsTree = { readonly [name: string]: unknown };

type Branch = Map<string, Branch | TypedParamValue>;

const deepest = 16;

/** A value that has the name of a branch stands in it under this name. */
const itself = "";

/**
 * Parameters with dotted names as a tree: `block.0.rd.bytes` is `tree.block[0].rd.bytes`. Numbered children are a list
 * where `fields` has a count of them, else an object with numbers as keys. What is unknown is kept as `TypedValue`s.
 */
export function readDotted(params: Iterable<TypedParam>, fields: FieldTypes): StatisticsTree {
  const root: Branch = new Map();
  for (const param of params) {
    const words = wordsOf(param.field);
    let branch = root;
    for (const word of words.slice(0, -1)) branch = branchAt(branch, word);
    const last = words.at(-1)!;
    const value = readTypedParam(param, fields);
    const there = branch.get(last);
    if (there instanceof Map) there.set(itself, value);
    else branch.set(last, value);
  }
  return plain(root, "", fields) as StatisticsTree;
}

/** A name's words; one that goes deeper than any that is known, or has an empty word, stays whole. */
function wordsOf(name: string): string[] {
  const words = name.split(".", deepest + 1);
  return words.length > deepest || words.includes("") ? [name] : words;
}

function branchAt(parent: Branch, word: string): Branch {
  const there = parent.get(word);
  if (there instanceof Map) return there;
  const branch: Branch = new Map(there === undefined ? [] : [[itself, there]]);
  parent.set(word, branch);
  return branch;
}

function plain(branch: Branch, pattern: string, fields: FieldTypes): unknown {
  const child = (value: Branch | TypedParamValue, word: string) =>
    value instanceof Map ? plain(value, join(pattern, word), fields) : value;
  if (isList(pattern, fields)) {
    const items = listOf(branch);
    if (items !== undefined) return items.map((item) => (item === undefined ? {} : child(item, "*")));
  }
  return Object.fromEntries([...branch].map(([word, value]) => [word, child(value, word)]));
}

const join = (pattern: string, word: string) =>
  `${pattern}${pattern === "" ? "" : "."}${/^\d+$/.test(word) ? "*" : word}`;
const isList = (pattern: string, fields: FieldTypes) => Object.hasOwn(fields, `${pattern}.count`);

/** The items of a branch that has nothing but numbers and their count; undefined for one with gaps that are too large. */
function listOf(branch: Branch): (Branch | undefined)[] | undefined {
  const items: (Branch | undefined)[] = [];
  const limit = 2 * branch.size + 16;
  for (const [word, value] of branch) {
    if (word === "count" && !(value instanceof Map)) continue;
    const index = /^(0|[1-9]\d{0,9})$/.test(word) ? Number(word) : limit;
    if (index >= limit || !(value instanceof Map)) return undefined;
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
