/** A type of a typed parameter on the wire. C: `virTypedParameterType`. */
export type TypedParamType = "int" | "uint" | "llong" | "ullong" | "double" | "boolean" | "string";

/** The type of a known field; a 64-bit one is a number here, unless it says `bigint`. */
export type FieldType = TypedParamType | "llong bigint" | "ullong bigint";

/** The fields that a call knows, by name; in a name, `*` stands for digits. */
export type FieldTypes = Readonly<Record<string, FieldType>>;

/** The type of a field by its name; undefined for an unknown one. */
export function fieldTypeOf(fields: FieldTypes, name: string): FieldType | undefined {
  if (Object.hasOwn(fields, name)) return fields[name];
  const pattern = name.replace(/\d+/g, "*");
  return Object.hasOwn(fields, pattern) ? fields[pattern] : undefined;
}
