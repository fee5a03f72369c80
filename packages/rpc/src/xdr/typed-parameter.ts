import type { Codec } from "./codec.js";
import { RpcError, within } from "./error.js";

/** The types that a parameter can have. C: `virTypedParameterType`. */
export const TypedParameterType = {
  INT: 1,
  UINT: 2,
  LLONG: 3,
  ULLONG: 4,
  DOUBLE: 5,
  /** 0 or 1 */
  BOOLEAN: 6,
  STRING: 7,
} as const;
export type TypedParameterType = (typeof TypedParameterType)[keyof typeof TypedParameterType];

/** A named value that says its own type. C: `virTypedParameter`. */
export type TypedParameter = { readonly field: string } & (
  | { readonly type: 1 | 2 | 5 | 6; readonly value: number }
  | { readonly type: 3 | 4; readonly value: bigint }
  | { readonly type: 7; readonly value: string }
);

const STRING_MAX = 4_194_304;

/** A typed parameter. Its name is one that other parameters of the message are likely to have, too. */
export const typedParameter: Codec<TypedParameter> = {
  minSize: 12,
  read(reader) {
    const field = reader.repeated(STRING_MAX);
    const type = reader.int();
    try {
      switch (type) {
        case 1:
        case 6:
          return { field, type, value: reader.int() };
        case 2:
          return { field, type, value: reader.uint() };
        case 3:
          return { field, type, value: reader.hyper() };
        case 4:
          return { field, type, value: reader.uhyper() };
        case 5:
          return { field, type, value: reader.double() };
        case 7:
          return { field, type, value: reader.string(STRING_MAX) };
      }
    } catch (error) {
      throw within(error, "value");
    }
    throw unknownType(type);
  },
  write(writer, parameter) {
    try {
      writer.string(parameter?.field, STRING_MAX);
    } catch (error) {
      throw within(error, "field");
    }
    const { type, value } = parameter;
    try {
      writer.int(type);
      switch (type) {
        case 1:
        case 6:
          return writer.int(value);
        case 2:
          return writer.uint(value);
        case 3:
          return writer.hyper(value);
        case 4:
          return writer.uhyper(value);
        case 5:
          return writer.double(value);
        case 7:
          return writer.string(value, STRING_MAX);
      }
    } catch (error) {
      throw within(error, "value");
    }
    throw unknownType(type);
  },
};

function unknownType(type: unknown): RpcError {
  return new RpcError({ id: "xdr.union", message: `type ${String(type)} of a parameter, 1 to 7 are known` });
}
