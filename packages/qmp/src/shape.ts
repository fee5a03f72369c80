import { QmpProtocolError } from "./errors.js";
import type { JsonValue } from "./json.js";

/** What a value must be, as data: `["text"]` is a list of texts. */
export type Shape = "text" | "number" | "integer" | "truth" | readonly [Shape] | ObjectShape;

/** Members whose names end in `?` may be absent, `*` stands for all, and there may always be others. */
interface ObjectShape {
  readonly [member: string]: Shape;
}

/** The shape of a type, so that a table of shapes cannot say otherwise than the types beside it. */
export type ShapeOf<T> = T extends string
  ? "text"
  : T extends number | bigint
    ? "integer" | "number"
    : T extends boolean
      ? "truth"
      : T extends readonly (infer Item)[]
        ? readonly [ShapeOf<Item>]
        : string extends keyof T
          ? ObjectShape
          : { readonly [K in keyof T as MemberOf<T, K>]-?: ShapeOf<Exclude<T[K], undefined>> };

/** As `ShapeOf`, of as many members as somebody reads; what may be absent may be insisted on. */
export type PartialShapeOf<T> = T extends null
  ? never
  : T extends string
    ? "text"
    : T extends number | bigint
      ? "integer" | "number"
      : T extends boolean
        ? "truth"
        : T extends readonly (infer Item)[]
          ? readonly [PartialShapeOf<Item>]
          : string extends keyof T
            ? ObjectShape
            : { readonly [K in keyof T as K | MemberOf<T, K>]?: PartialShapeOf<Exclude<T[K], undefined>> };

type MemberOf<T, K extends keyof T> = undefined extends T[K] ? `${K & string}?` : K;

/** What is wrong with a value: where in it, what was expected there, what is there. */
interface Mismatch {
  readonly path: string;
  readonly expected: string;
  readonly seen: unknown;
}

/** Finds the first thing that is wrong with a value. */
export type ShapeCheck = (value: JsonValue | undefined) => Mismatch | undefined;

const scalars = {
  text: (value: unknown) => typeof value === "string",
  number: (value: unknown) => typeof value === "number" || typeof value === "bigint",
  integer: (value: unknown) => typeof value === "bigint" || Number.isInteger(value),
  truth: (value: unknown) => typeof value === "boolean",
} as const;

const isObject = (value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** A shape as what is run for every answer: places are only put together for what is wrong. */
export function compileShape(shape: Shape): ShapeCheck {
  if (typeof shape === "string") {
    const isRight = scalars[shape];
    return (value) => (isRight(value) ? undefined : { path: "", expected: shape, seen: value });
  }
  return isList(shape) ? compileList(shape[0]) : compileObject(shape);
}

function compileList(shape: Shape): ShapeCheck {
  const check = compileShape(shape);
  return (value) => {
    if (!Array.isArray(value)) return { path: "", expected: "a list", seen: value };
    for (let at = 0; at < value.length; at++) {
      const wrong = check(value[at]);
      if (wrong !== undefined) return { ...wrong, path: `[${at}]${wrong.path}` };
    }
    return undefined;
  };
}

function compileObject({ "*": every, ...members }: ObjectShape): ShapeCheck {
  const checkAny = every && compileShape(every);
  const checks = Object.entries(members).map(([member, inner]) => {
    const name = member.replace(/\?$/, "");
    return { name, isOptional: name !== member, check: compileShape(inner) };
  });
  const within = (name: string, wrong: Mismatch): Mismatch => ({ ...wrong, path: `.${name}${wrong.path}` });
  return (value) => {
    if (!isObject(value)) return { path: "", expected: "an object", seen: value };
    for (const { name, isOptional, check } of checks) {
      const member = value[name];
      const wrong = isOptional && member === undefined ? undefined : check(member);
      if (wrong !== undefined) return within(name, wrong);
    }
    if (checkAny === undefined) return undefined;
    for (const [name, member] of Object.entries(value)) {
      const wrong = checkAny(member);
      if (wrong !== undefined) return within(name, wrong);
    }
    return undefined;
  };
}

/** Checks what a peer has told; `what` names it. Throws a {@link QmpProtocolError} with the first thing that is wrong. */
export function assertShape(value: JsonValue | undefined, check: ShapeCheck, what: string): void {
  const wrong = check(value);
  if (wrong === undefined) return;
  const { path, expected, seen } = wrong;
  const kind = seen === null ? "null" : Array.isArray(seen) ? "a list" : typeof seen;
  throw new QmpProtocolError({
    id: "reply.shape",
    message: `${what}${path}: expected ${expected}, got ${kind}`,
  });
}

/** The shapes of a table, each compiled. */
export const compileShapes = (
  table: Readonly<Record<string, Shape | undefined>>,
): ReadonlyMap<string, ShapeCheck> =>
  new Map(
    Object.entries(table).flatMap(([name, shape]) =>
      shape === undefined ? [] : [[name, compileShape(shape)]],
    ),
  );
