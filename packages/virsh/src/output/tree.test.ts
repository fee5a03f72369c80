import { expect, it } from "vitest";
import { formatTrees } from "./tree.js";

const tree = (...pairs: readonly string[]) =>
  formatTrees(pairs.map((pair) => pair.split("<")).map(([name, parent]) => ({ name: name!, parent })));

it("prints a root alone", () => {
  expect(tree("a")).toBe("a\n\n");
});

it("prints a branch below another, and ends each with its indent", () => {
  expect(tree("s1", "s2<s1", "s3<s2", "s4<s2", "s5<s4", "s6<s1")).toBe(
    [
      "s1",
      "  |",
      "  +- s2",
      "  |   |",
      "  |   +- s3",
      "  |   +- s4",
      "  |       |",
      "  |       +- s5",
      "  |         ",
      "  +- s6",
      "    ",
      "",
      "",
    ].join("\n"),
  );
});

it("takes who has lost a parent for a root, and ends for parents in a ring", () => {
  expect(tree("a<gone", "b")).toBe("a\n\nb\n\n");
  expect(tree("a<b", "b<a")).toBe("");
  expect(tree("a<a")).toBe("a\n\n");
});
