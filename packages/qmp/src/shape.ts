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

type MemberOf<T, K extends keyof T> = undefined extends T[K] ? `${K & string}?` : K;

const scalars = {
  text: (value: unknown) => typeof value === "string",
  number: (value: unknown) => typeof value === "number" || typeof value === "bigint",
  integer: (value: unknown) => typeof value === "bigint" || Number.isInteger(value),
  truth: (value: unknown) => typeof value === "boolean",
} as const;

const isObject = (value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** Checks what a peer has answered; `where` is its place. Throws a {@link QmpProtocolError} with the first thing that is wrong. */
export function assertShape(value: JsonValue | undefined, shape: Shape, where: string): void {
  if (typeof shape === "string") {
    if (!scalars[shape](value)) refuse(where, shape, value);
  } else if (isList(shape)) {
    if (!Array.isArray(value)) refuse(where, "a list", value);
    value.forEach((item, at) => {
      assertShape(item, shape[0], `${where}[${at}]`);
    });
  } else {
    if (!isObject(value)) refuse(where, "an object", value);
    const { "*": every, ...members } = shape;
    if (every !== undefined)
      for (const [name, member] of Object.entries(value)) assertShape(member, every, `${where}.${name}`);
    for (const [member, inner] of Object.entries(members)) {
      const name = member.replace(/\?$/, "");
      if (name === member || value[name] !== undefined) assertShape(value[name], inner, `${where}.${name}`);
    }
  }
}

function refuse(where: string, expected: string, value: unknown): never {
  const seen = value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
  throw new QmpProtocolError({ id: "reply.shape", message: `${where}: expected ${expected}, got ${seen}` });
}
