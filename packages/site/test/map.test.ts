import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { root } from "./blocks.js";

it("the map of the house is drawn from the manifests: run `node packages/site/scripts/map.mjs`", async () => {
  const script = pathToFileURL(join(root, "packages/site/scripts/map.mjs")).href;
  const { houseMap } = (await import(script)) as { readonly houseMap: () => string };
  expect(readFileSync(join(root, "docs/map.svg"), "utf8")).toBe(houseMap());
});
