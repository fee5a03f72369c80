import { readFileSync, writeFileSync } from "node:fs";
import { responsibilities } from "@libvirt-ts/core";
import { expect, it } from "vitest";

const file = new URL("../../../docs/architecture.md", import.meta.url);
const region = /(<!-- responsibilities -->\n)[\s\S]*(<!-- \/responsibilities -->)/;

/** Written anew with `UPDATE_DOCS=1`. */
it("the table of who answers is the one that core uses", () => {
  const rows = responsibilities.map(
    ({ title, sharing, order, operations }) =>
      `| ${title} | ${sharing} | ${order.join(", ") || "every driver"} | ${operations.map((name) => `\`${name}\``).join(" ")} |`,
  );
  const table = ["| what | kind | order | operations |", "|---|---|---|---|", ...rows, ""].join("\n");
  const text = readFileSync(file, "utf8");
  const expected = text.replace(region, (_, start: string, end: string) => start + table + end);
  if (process.env.UPDATE_DOCS) writeFileSync(file, expected);
  else expect(text).toBe(expected);
});

const page = new URL("../../../docs/security.md", import.meta.url);
const proof = /\[([^\]]+)\]\((\.\.\/packages\/[^)]+\.test\.ts)\)/g;
/** The rows of the page's tables: a threat, what stands against it, and the proofs. */
const threats = readFileSync(page, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| threat "))
  .map((line) => line.slice(2, -2).split(" | "));

it.each(threats)("against what the page on security calls “%s” stands something that is tested", (...row) => {
  const [threat, measure, proofs = "", ...more] = row;
  expect([threat, measure, more]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/), []]);
  const named = [...proofs.matchAll(proof)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, title, path] of named) {
    const tests = readFileSync(new URL(path!, page), "utf8");
    // A title begins at its quote, or with a value of its own.
    const isTitle = ['"', "`", "%s ", "} "].some((before) => tests.includes(before + title));
    expect(isTitle, `${path}: ${title}`).toBe(true);
  }
});

it("the page on security is read whole", () => {
  expect(threats.length).toBeGreaterThan(30);
});
