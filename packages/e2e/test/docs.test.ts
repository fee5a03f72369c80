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

it("every proof that the page on security names is a test that there is", () => {
  const page = new URL("../../../docs/security.md", import.meta.url);
  const proofs = [
    ...readFileSync(page, "utf8").matchAll(/\[([^\]]+)\]\((\.\.\/packages\/[^)]+\.test\.ts)\)/g),
  ];
  expect(proofs.length).toBeGreaterThan(60);
  const missing = proofs.filter(
    ([, title, path]) => !readFileSync(new URL(path!, page), "utf8").includes(title!),
  );
  expect(missing.map(([proof]) => proof)).toEqual([]);
});
