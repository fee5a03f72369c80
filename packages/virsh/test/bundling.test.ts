import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Chunk, commonJs } from "../scripts/bundling/common-js.mjs";

const chunk = (code: string, rest: Partial<Chunk> = {}): Chunk => ({
  code,
  exports: [],
  needs: [],
  loads: [],
  ...rest,
});

it("changes what imports, and no text that only looks like it", async () => {
  const look = `import("./late.cjs"); import("@libvirt-ts/x"); import{a}from"./late.cjs"; export{b as c}`;
  const chunks = new Map([
    [
      "./main.cjs",
      chunk(
        `import{shared as s}from"./shared.cjs";export const text=${JSON.stringify(look)};
export const pattern=/import\\("\\.\\/late\\.cjs"\\)/.source;export const here=()=>s;export const later=()=>import("./late.cjs");`,
        { needs: ["./shared.cjs"], loads: ["./late.cjs"], exports: ["text", "pattern", "here", "later"] },
      ),
    ],
    ["./shared.cjs", chunk(`export const shared={};`, { exports: ["shared"] })],
    [
      "./late.cjs",
      chunk(
        `import{shared}from"./shared.cjs";import{only}from"./only.cjs";export const there=shared,look=${JSON.stringify(look)},it=only;`,
        { needs: ["./shared.cjs", "./only.cjs"], exports: ["there", "look", "it"] },
      ),
    ],
    ["./only.cjs", chunk(`export const only="only late";`, { exports: ["only"] })],
  ]);
  const folder = mkdtempSync(join(tmpdir(), "bundling-"));
  try {
    const files = await commonJs(chunks, []);
    expect([...files.keys()].sort()).toEqual(["./late.cjs", "./main.cjs"]);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const main = createRequire(join(folder, "here.cjs"))("./main.cjs");
    expect(main.text).toBe(look);
    expect(main.pattern).toBe(String.raw`import\("\.\/late\.cjs"\)`);
    const late = await main.later();
    expect(late).toMatchObject({ look, it: "only late" });
    expect(late.there, "a chunk runs once").toBe(main.here());
  } finally {
    rmSync(folder, { recursive: true });
  }
});
