import { readFileSync } from "node:fs";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, it } from "vitest";

/** What is said of mistakes that people make; `bench/mistakes.mjs` holds it beside what others say. */

const folder = new URL("../../bench/mistakes/", import.meta.url);
const document = readFileSync(new URL("passthrough.xml", folder), "utf8");

interface Mistake {
  readonly name: string;
  readonly right: string;
  readonly wrong: string;
  readonly culprit: string;
  readonly expected: string;
}
const mistakes = JSON.parse(readFileSync(new URL("list.json", folder), "utf8")) as Mistake[];

/** What is not offered, with the reason. */
const notOffered: Readonly<Record<string, string>> = {
  "a unit that there is none of":
    "libvirt's units are a pattern, in every spelling, and that is what is told",
  "a model of a controller": "another model is nearer to what was written",
};

it("takes the document without mistakes", () => {
  expect(validateDomain(document)).toEqual([]);
});

describe("a mistake is found in its line, and the culprit named", () => {
  it.each(mistakes)("$name", ({ name, right, wrong, culprit, expected }) => {
    const problems = validateDomain(document.replace(right, wrong));
    const line = document.slice(0, document.indexOf(right)).split("\n").length;
    expect(problems[0]).toMatchObject({ line });
    expect(problems.length).toBeLessThanOrEqual(2);
    const said = problems.map(({ message }) => message).join("\n");
    expect(said).toContain(culprit);
    if (name in notOffered) return;
    expect(said.replace(`"${culprit}"`, "")).toMatch(new RegExp(expected));
  });
});
