import { existsSync } from "node:fs";
import { compileSchema, loadSchema, SchemaError, type SchemaProblem } from "@libvirt-ts/xml/relaxng";
import { describe, expect, it } from "vitest";
import { readSpecCases, SPECTEST, type SpecCase } from "./spectest.js";

const isHere = existsSync(SPECTEST);
if (!isHere) console.warn(`skipped: James Clark's suite is not at ${SPECTEST}`);

describe.skipIf(!isHere)("James Clark's suite", () => {
  const cases = isHere ? readSpecCases() : [];

  it("has the cases that it should have", () => {
    const count = (of: (one: SpecCase) => number) => cases.reduce((sum, one) => sum + of(one), 0);
    const counted = {
      incorrect: count((one) => Number(!one.isCorrect)),
      valid: count((one) => one.valid.length),
      invalid: count((one) => one.invalid.length),
    };
    expect(counted).toEqual({ incorrect: 213, valid: 289, invalid: 291 });
  });

  const compile = (one: SpecCase) =>
    compileSchema(one.schema, {
      url: "schema.rng",
      resolve(url) {
        const text = one.resources.get(url);
        if (text === undefined) throw new Error("no such resource");
        return text;
      },
    });

  describe.each(cases.map((one) => [one.id, one] as const))("%s", (_, one) => {
    if (!one.isCorrect) {
      it("is refused, with sections and places", () => {
        const problems = problemsOf(() => compile(one));
        expect(problems.length).toBeGreaterThan(0);
        for (const { section, line, column } of problems) {
          expect(section).toMatch(/^(3|4\.\d+|7\.\d(\.\d)?)$/);
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      });
      return;
    }
    it(`judges ${one.valid.length} valid and ${one.invalid.length} invalid documents right`, () => {
      const compiled = compile(one);
      for (const schema of [compiled, loadSchema(JSON.stringify(compiled))]) {
        for (const document of one.valid) expect(schema.validate(document), document).toEqual([]);
        for (const document of one.invalid) expect(schema.validate(document), document).not.toEqual([]);
      }
    });
  });
});

function problemsOf(compile: () => unknown): readonly SchemaProblem[] {
  try {
    compile();
  } catch (error) {
    if (error instanceof SchemaError) return error.problems;
    throw error;
  }
  return [];
}
