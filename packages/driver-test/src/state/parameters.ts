import { type FieldTypes, type TypedParams, writeTypedParams } from "@libvirt-ts/driver";
import { invalidArgument } from "../errors.js";

/** Values by field; 64 bits are numbers. */
export type Values = Readonly<Record<string, number | string | boolean>>;

/** A call's parameters as plain values. Throws INVALID_ARG for an unknown field, a wrong type and a negative number. */
export function valuesOf(what: string, params: TypedParams, fields: FieldTypes): Values {
  const written = writeTypedParams(params, fields);
  if (written.length === 0) throw invalidArgument(what, "there are no parameters");
  return Object.fromEntries(
    written.map(({ field, value }) => {
      const plain = typeof value === "bigint" ? Number(value) : value;
      if (!Object.hasOwn(fields, field)) {
        throw invalidArgument(
          what,
          `there is no parameter '${field}'; expected one of ${Object.keys(fields).join(", ")}`,
        );
      }
      return [field, plain];
    }),
  );
}

/** An object without the entries that are undefined. */
export function defined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
