import { ROOT_NAMESPACES } from "../../xml/namespaces.js";
import type { DatatypeParam, Spend } from "../datatype.js";
import { Regex } from "../regex/automaton.js";
import { RegexSyntaxError } from "../regex/parse.js";
import { normalizeSpace } from "../white-space.js";
import type { ValueSpace } from "./value-space.js";

/** One constraint: on the text (blanks treated) or on the value. */
export interface Facet<V> {
  readonly onText?: (text: string, spend: Spend | undefined) => boolean;
  readonly onValue?: (value: V) => boolean;
  /** In words that follow the type's name. */
  readonly description: string;
}

const BOUNDS: Readonly<Record<string, readonly [accepts: (order: number) => boolean, words: string]>> = {
  minInclusive: [(order) => order >= 0, "at least"],
  minExclusive: [(order) => order > 0, "above"],
  maxInclusive: [(order) => order <= 0, "at most"],
  maxExclusive: [(order) => order < 0, "below"],
};
const LENGTHS: Readonly<
  Record<string, readonly [accepts: (length: number, limit: number) => boolean, words: string]>
> = {
  length: [(length, limit) => length === limit, "of length"],
  minLength: [(length, limit) => length >= limit, "of length at least"],
  maxLength: [(length, limit) => length <= limit, "of length at most"],
};

/** The facet that a parameter asks for; a string says why there is none. */
export function createFacet<V>(param: DatatypeParam, type: string, space: ValueSpace<V>): Facet<V> | string {
  const { name } = param;
  if (name === "pattern") return patternFacet<V>(param.value);
  const text = normalizeSpace(param.value, "collapse");
  if (Object.hasOwn(BOUNDS, name)) return boundFacet(name, text, type, space);
  if (Object.hasOwn(LENGTHS, name) || name === "totalDigits" || name === "fractionDigits") {
    return countFacet(name, text, type, space);
  }
  return `"${name}" is no facet of RELAX NG's use of XML Schema datatypes`;
}

function patternFacet<V>(source: string): Facet<V> | string {
  try {
    const regex = new Regex(source);
    return { onText: (text, spend) => regex.matches(text, spend), description: `matching ${source}` };
  } catch (error) {
    if (error instanceof RegexSyntaxError) return error.message;
    throw error;
  }
}

function boundFacet<V>(name: string, text: string, type: string, space: ValueSpace<V>): Facet<V> | string {
  const [accepts, words] = BOUNDS[name]!;
  const { compare } = space;
  if (compare === undefined) return `"${name}" makes no sense for "${type}", which has no order`;
  const bound = space.parse(normalizeSpace(text, space.whiteSpace), ROOT_NAMESPACES);
  if (bound === undefined) return `"${text}" is not a value of "${type}", as "${name}" needs`;
  const onValue = (value: V): boolean => {
    const order = compare(value, bound);
    return order !== undefined && accepts(order);
  };
  return { onValue, description: `${words} ${text}` };
}

function countFacet<V>(name: string, text: string, type: string, space: ValueSpace<V>): Facet<V> | string {
  if (!/^\+?[0-9]{1,15}$/.test(text)) return `"${name}" needs a count, not "${text}"`;
  const limit = Number(text);
  if (Object.hasOwn(LENGTHS, name)) {
    const [accepts, words] = LENGTHS[name]!;
    const { lengthOf } = space;
    if (lengthOf === undefined) return `"${name}" makes no sense for "${type}", which has no length`;
    return { onValue: (value) => accepts(lengthOf(value), limit), description: `${words} ${limit}` };
  }
  const { digitsOf } = space;
  if (digitsOf === undefined) return `"${name}" makes no sense for "${type}", which has no digits`;
  if (name === "fractionDigits") {
    return {
      onValue: (value) => digitsOf(value).fraction <= limit,
      description: `with at most ${limit} decimals`,
    };
  }
  if (limit === 0) return `"totalDigits" is at least 1`;
  return { onValue: (value) => digitsOf(value).total <= limit, description: `of at most ${limit} digits` };
}
