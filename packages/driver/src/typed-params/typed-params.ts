import { ErrorDomain } from "../errors/domain.js";
import { LibvirtError } from "../errors/libvirt-error.js";
import { ErrorNumber } from "../errors/number.js";
import { type FieldType, type FieldTypes, fieldTypeOf, type TypedParamType } from "./field-types.js";
import { isTypedValue, type TypedValue, wireValue } from "./typed-value.js";

/** What a field can hold: a plain value, whose type the field's name tells, or a typed one. */
export type TypedParamValue = boolean | number | bigint | string | TypedValue;

/** Parameters by name, as libvirt spells it; a name that occurs several times (`migrate_disks`) has an array. */
export type TypedParams = Readonly<Record<string, TypedParamValue | readonly TypedParamValue[]>>;

/** One parameter as it is on the wire. C: `virTypedParameter`. */
export interface TypedParam extends TypedValue {
  readonly field: string;
}

/**
 * Parameters of the wire as a record. A known field is a plain value; an unknown one, or one of another type than it should
 * have, is a `TypedValue` and is written back as it came. Throws OVERFLOW for a number that fits no `number`.
 */
export function readTypedParams(params: Iterable<TypedParam>, fields: FieldTypes): TypedParams {
  const found = new Map<string, TypedParamValue | TypedParamValue[]>();
  for (const param of params) {
    const value = readTypedParam(param, fields);
    const before = found.get(param.field);
    if (before === undefined) found.set(param.field, value);
    else if (Array.isArray(before)) before.push(value);
    else found.set(param.field, [before, value]);
  }
  return Object.fromEntries(found);
}

/** The value of one parameter of the wire. */
export function readTypedParam(param: TypedParam, fields: FieldTypes): TypedParamValue {
  return typedParamReader(param.field, fields)(param);
}

/** Reads the values of one field, whose type is found once. */
export function typedParamReader(
  field: string,
  fields: FieldTypes,
): (param: Omit<TypedParam, "field">) => TypedParamValue {
  const known = fieldTypeOf(fields, field);
  if (known === undefined) return ({ type, value }) => ({ type, value });
  const expected = wireType(known);
  const isExact = known.endsWith("bigint");
  return ({ type, value }) => {
    if (type !== expected) return { type, value };
    if (typeof value !== "bigint" || isExact) return value;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw error(ErrorNumber.OVERFLOW, field, `${value} is beyond 2^53`);
    return number;
  };
}

/**
 * A record as parameters of the wire, in its order. Throws INVALID_ARG for an unknown field with a plain value and for a
 * value that is not of its field's type, OVERFLOW for a number beyond it.
 */
export function writeTypedParams(params: TypedParams, fields: FieldTypes): TypedParam[] {
  return Object.entries(params).flatMap(([field, value]) =>
    (Array.isArray(value) ? (value as readonly TypedParamValue[]) : [value as TypedParamValue]).map((one) =>
      writeTypedParam(field, one, fields),
    ),
  );
}

/** One parameter of the wire. */
export function writeTypedParam(field: string, value: TypedParamValue, fields: FieldTypes): TypedParam {
  if (isTypedValue(value))
    return { field, type: value.type, value: wireValue(value.type, value.value, field) };
  const known = fieldTypeOf(fields, field);
  if (known === undefined) {
    const names = Object.keys(fields);
    const choice = names.length > 0 ? `one of ${names.join(", ")}` : "none";
    throw error(ErrorNumber.INVALID_ARG, field, `unknown; expected ${choice}, or a typedValue()`);
  }
  const type = wireType(known);
  return { field, type, value: wireValue(type, value, field) };
}

function wireType(type: FieldType): TypedParamType {
  return type.replace(" bigint", "") as TypedParamType;
}

function error(code: ErrorNumber, field: string, detail: string): LibvirtError {
  return new LibvirtError({ code, domain: ErrorDomain.NONE, info: `parameter ${field}`, detail });
}
