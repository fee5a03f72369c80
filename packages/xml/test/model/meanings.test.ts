import { expect, it } from "vitest";
import { exampleDocuments } from "../../scripts/examples.mjs";
import { publishedFiles } from "../../src/generator/files.js";
import { shapes } from "../../src/generator/registry.js";
import { byElement } from "../../src/shapes/meanings/by-element.js";

it("says what every element and attribute of the reference means", () => {
  const rows = [...publishedFiles(exampleDocuments())]
    .filter(([path]) => path.endsWith(".md"))
    .flatMap(([path, text]) => text.split("\n").map((line) => `${path}: ${line}`))
    .filter((line) => /^\S+: \| (`|its text)/.test(line));
  expect(rows.length).toBeGreaterThan(3000);
  expect(rows.filter((line) => /\|\s*\|$/.test(line))).toEqual([]);
});

it("speaks of shapes that there are", () => {
  const named = Object.values(byElement).flatMap((sentences) =>
    Object.keys(sentences).flatMap((key) => key.split(" ")),
  );
  expect(named.filter((shape) => !shapes.has(shape))).toEqual([]);
});
