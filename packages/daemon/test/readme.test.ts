import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import * as core from "@libvirt-ts/core";
import { expect, test } from "vitest";
import * as daemon from "../src/index.js";

const modules = { "@libvirt-ts/core": core, "@libvirt-ts/daemon": daemon };
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const [, code = ""] = /```js\n([\s\S]+?)```/.exec(readme) ?? [];

test("the example prints what it says", async () => {
  const folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
  const printed: string[] = [];
  const body = code.replace(/^import (\{.+\}) from (".+");$/gm, "const $1 = modules[$2];");
  const example = new Function("modules", "console", "folder", `return (async () => {${body}})();`);
  await example(modules, { log: (value: unknown) => printed.push(inspect(value)) }, folder);
  rmSync(folder, { recursive: true });
  expect(printed).toEqual(Array.from(code.matchAll(/^\/\/ (.*)$/gm), ([, text]) => text));
  expect(printed).toHaveLength(1);
});
