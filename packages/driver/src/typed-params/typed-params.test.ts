import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ErrorNumber } from "../errors/number.js";
import type { FieldTypes } from "./field-types.js";
import { jobFields, schedulerFields, tunableFields } from "./fields.generated.js";
import { readTypedParams, type TypedParam, writeTypedParams } from "./typed-params.js";
import { typedValue } from "./typed-value.js";

describe("typed parameters", () => {
  it("are plain values where the field is known, each kind as its column says", () => {
    const params: TypedParam[] = [
      { field: "data_total", type: "ullong", value: 2n ** 60n },
      { field: "time_elapsed", type: "ullong", value: 1200n },
      { field: "success", type: "boolean", value: true },
    ];
    const record = readTypedParams(params, jobFields);
    expect(record).toEqual({ data_total: 2n ** 60n, time_elapsed: 1200, success: true });
    expect(writeTypedParams(record, jobFields)).toEqual(params);
  });

  it("keep a name that comes several times, and a name that is a pattern", () => {
    const fields: FieldTypes = { migrate_disks: "string" };
    const params: TypedParam[] = ["vda", "vdb"].map((value) => ({
      field: "migrate_disks",
      type: "string",
      value,
    }));
    expect(readTypedParams(params, fields)).toEqual({ migrate_disks: ["vda", "vdb"] });
    expect(writeTypedParams({ migrate_disks: ["vda", "vdb"] }, fields)).toEqual(params);
    const pin: TypedParam = { field: "cputune.vcpupin12", type: "string", value: "0-3" };
    expect(readTypedParams([pin], tunableFields)).toEqual({ "cputune.vcpupin12": "0-3" });
  });

  it("are written back as they came where the field or its type is unknown", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            field: fc.oneof(fc.string(), fc.constantFrom(...Object.keys(schedulerFields), "__proto__")),
            typed: fc.oneof(
              fc.record({ type: fc.constant("int"), value: fc.integer() }),
              fc.record({ type: fc.constant("uint"), value: fc.nat() }),
              fc.record({ type: fc.constant("llong"), value: fc.bigInt(-(2n ** 53n) + 1n, 2n ** 53n - 1n) }),
              fc.record({ type: fc.constant("ullong"), value: fc.bigInt(0n, 2n ** 53n - 1n) }),
              fc.record({ type: fc.constant("double"), value: fc.double() }),
              fc.record({ type: fc.constant("boolean"), value: fc.boolean() }),
              fc.record({ type: fc.constant("string"), value: fc.string() }),
            ),
          }),
          { selector: ({ field }) => field },
        ),
        (list) => {
          const params = list.map(({ field, typed }) => ({ field, ...typed })) as TypedParam[];
          const written = writeTypedParams(readTypedParams(params, schedulerFields), schedulerFields);
          const sorted = (all: TypedParam[]) => [...all].sort((a, b) => (a.field < b.field ? -1 : 1));
          expect(sorted(written)).toEqual(sorted(params));
        },
      ),
    ));

  it.each([
    [{ cpu_shares: "many" }, ErrorNumber.INVALID_ARG, /cpu_shares: expected a whole number, not string/],
    [{ cpu_shares: 1.5 }, ErrorNumber.INVALID_ARG, /not 1.5/],
    [{ cpu_shares: -1 }, ErrorNumber.OVERFLOW, /-1 is not between 0 and 18446744073709551615/],
    [{ shares: 2 ** 31 }, ErrorNumber.OVERFLOW, /2147483648/],
    [{ cpu_share: 1 }, ErrorNumber.INVALID_ARG, /cpu_share: unknown; expected one of .*cpu_shares/],
    [{ constructor: 1 }, ErrorNumber.INVALID_ARG, /constructor: unknown/],
    [{ x: { type: "uint", value: -1 } as const }, ErrorNumber.OVERFLOW, /parameter x/],
    [{ cpu_shares: null as never }, ErrorNumber.INVALID_ARG, /not object/],
  ])("refuse %j", (params, code, message) => {
    expect(() => writeTypedParams(params, schedulerFields)).toThrow(message);
    expect(() => writeTypedParams(params, schedulerFields)).toThrow(expect.objectContaining({ code }));
  });

  it("refuse a number that fits no number", () => {
    const huge: TypedParam = { field: "cpu_shares", type: "ullong", value: 2n ** 53n };
    expect(() => readTypedParams([huge], schedulerFields)).toThrow(/cpu_shares: 9007199254740992 is beyond/);
  });

  it("have values of a type of their own", () => {
    expect(typedValue("ullong", 3)).toEqual({ type: "ullong", value: 3n });
    expect(typedValue("uint", 3n)).toEqual({ type: "uint", value: 3 });
    expect(() => typedValue("boolean", 1)).toThrow(/expected true or false, not 1/);
  });
});
