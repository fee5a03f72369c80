import { readFileSync } from "node:fs";
import * as xml from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import * as domain from "../src/domain/index.js";
import * as conf from "../src/index.js";

const modules = {
  "@libvirt-ts/xm-conf": conf,
  "@libvirt-ts/xm-conf/domain": domain,
  "@libvirt-ts/xml/domain": xml,
};

/** The examples: their headings, and their code. */
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = Array.from(readme.matchAll(/^#{2,3} (.+)\n+```js\n([\s\S]+?)```/gm), ([, title, code]) => ({
  title,
  code: code!,
}));

/** What follows each `console.log` as a comment. */
function promised(code: string): string[] {
  return Array.from(code.matchAll(/console\.log\(.*\n((?: *\/\/.*\n)+)/g), ([, comments]) =>
    comments!.replace(/^ *\/\/ ?/gm, "").trim(),
  );
}

describe("the examples print what they say", () => {
  test("there are examples", () => expect(examples).toHaveLength(4));

  test.each(examples)("$title", ({ code }) => {
    const printed: string[] = [];
    const log = { log: (...values: unknown[]) => printed.push(values.join(" ").trim()) };
    const body = code.replace(/^import (\{.+\}) from (".+");$/gm, "const $1 = modules[$2];");
    new Function("modules", "console", body)(modules, log);
    expect(printed).toEqual(promised(code));
  });
});
