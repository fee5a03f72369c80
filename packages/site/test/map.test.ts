import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { root } from "./blocks.js";

it("the map of the house is drawn from the manifests: run `node packages/site/scripts/map.mjs`", () => {
  const script = pathToFileURL(join(root, "packages/site/scripts/map.mjs")).href;
  const program = `import(${JSON.stringify(script)}).then(({ houseMap }) => process.stdout.write(houseMap()))`;
  const drawn = execFileSync(process.execPath, ["-e", program], { encoding: "utf8" });
  expect(readFileSync(join(root, "docs/map.svg"), "utf8")).toBe(drawn);
});
