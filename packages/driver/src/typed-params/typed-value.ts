import { ErrorDomain } from "../errors/domain.js";
import { LibvirtError } from "../errors/libvirt-error.js";
import { ErrorNumber } from "../errors/number.js";
import type { TypedParamType } from "./field-types.js";

/** A value together with its type on the wire, for a field whose type is not known otherwise. */
export interface TypedValue {
  readonly type: TypedParamType;
  /** A bigint for `llong` and `ullong`, a number for `int`, `uint` and `double`. */
  readonly value: boolean | number | bigint | string;
}

const ranges: Readonly<Record<string, readonly [min: bigint, max: bigint]>> = {
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  uint: [0n, 2n ** 32n - 1n],
  llong: [-(2n ** 63n), 2n ** 63n - 1n],
  ullong: [0n, 2n ** 64n - 1n],
};

/**
 * A value for a field that is not known here: `typedValue("uint", 3)`. Throws INVALID_ARG for a value that is not of the
 * type, OVERFLOW for a number beyond it.
 */
export function typedValue(type: TypedParamType, value: boolean | number | bigint | string): TypedValue {
  return { type, value: wireValue(type, value, type) };
}

/** Whether a value is a `TypedValue`. */
export function isTypedValue(value: unknown): value is TypedValue {
  if (typeof value !== "object" || value === null) return false;
  const { type } = value as Partial<TypedValue>;
  return (
    typeof type === "string" && "value" in value && (type in ranges || /^(double|boolean|string)$/.test(type))
  );
}

/** A value as its type has it on the wire: 64 bits are bigint. `what` names it in errors. */
export function wireValue(type: TypedParamType, value: unknown, what: string): TypedValue["value"] {
  switch (type) {
    case "string":
    case "boolean":
      if (typeof value !== type) throw invalid(what, type, value);
      return value as string | boolean;
    case "double":
      if (typeof value !== "number") throw invalid(what, type, value);
      return value;
    default:
      return wireInteger(type, value, what);
  }
}

function wireInteger(type: TypedParamType, value: unknown, what: string): number | bigint {
  const isInteger = typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
  if (!isInteger) throw invalid(what, type, value);
  const [min, max] = ranges[type]!;
  const exact = BigInt(value as number | bigint);
  if (exact < min || exact > max) {
    throw error(ErrorNumber.OVERFLOW, what, `${exact} is not between ${min} and ${max}`);
  }
  return type === "int" || type === "uint" ? Number(exact) : exact;
}

function invalid(what: string, type: TypedParamType, value: unknown): LibvirtError {
  const found = typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
  return error(ErrorNumber.INVALID_ARG, what, `expected ${expected[type]}, not ${found}`);
}

const expected: Readonly<Record<TypedParamType, string>> = {
  int: "a whole number",
  uint: "a whole number",
  llong: "a whole number",
  ullong: "a whole number",
  double: "a number",
  boolean: "true or false",
  string: "a string",
};

function error(code: ErrorNumber, what: string, detail: string): LibvirtError {
  return new LibvirtError({ code, domain: ErrorDomain.NONE, info: `parameter ${what}`, detail });
}
