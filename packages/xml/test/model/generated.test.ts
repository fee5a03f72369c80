import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { exampleDocuments } from "../../scripts/examples.mjs";
import { generatedFiles, publishedFiles } from "../../src/generator/files.js";

const folder = new URL("../../src/generated/", import.meta.url);

it("is what the descriptions give: run `pnpm --filter @libvirt-ts/xml generate`", () => {
  const files = generatedFiles();
  for (const [path, text] of files) {
    // Indexes are formatted after they were made.
    if (path.endsWith(".generated.ts")) expect(readFileSync(new URL(path, folder), "utf8"), path).toBe(text);
  }
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  expect(found.map((path) => path.replaceAll("\\", "/")).sort()).toEqual([...files.keys()].sort());
});

it("publishes schemas and reference pages that are what the descriptions give", () => {
  const files = publishedFiles(exampleDocuments());
  for (const [path, text] of files) {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"), path).toBe(text);
  }
  const found = ["json-schema", "docs/format"].flatMap((made) =>
    readdirSync(new URL(`../../${made}/`, import.meta.url)).map((name) => `${made}/${name}`),
  );
  expect(found.sort()).toEqual([...files.keys()].sort());
});
