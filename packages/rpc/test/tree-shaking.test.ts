import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

async function bundle(contents: string): Promise<string> {
  const resolveDir = fileURLToPath(new URL("../src", import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    treeShaking: true,
  });
  return outputFiles[0]!.text;
}

describe("a program's bundle", () => {
  it("carries the procedures that it calls, and no others", async () => {
    const text = await bundle(`
      import { connectListAllDomains } from "./protocol/index.js";
      console.log(connectListAllDomains);
    `);
    expect(text).toContain('"connectListAllDomains"');
    expect(text).not.toMatch(/nwfilter|storageVol|domainMigrate|typedParam/i);
    expect(text.length).toBeLessThan(12_000);
  });

  it("carries nothing for an import that is not used", async () => {
    expect(await bundle('import "./protocol/index.js"; import "./index.js";')).toBe("");
  });
});
