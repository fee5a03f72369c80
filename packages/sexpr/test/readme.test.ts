import { readFileSync } from "node:fs";
import * as xml from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import * as domain from "../src/domain/index.js";
import * as sexpr from "../src/index.js";

const modules = {
  "@libvirt-ts/sexpr": sexpr,
  "@libvirt-ts/sexpr/domain": domain,
  "@libvirt-ts/xml/domain": xml,
};

/** The examples: their headings, and their code. */
const examples = [
  ...readFileSync(new URL("../README.md", import.meta.url), "utf8").matchAll(
    /^#{2,3} (.+)\n+```js\n([\s\S]+?)```/gm,
  ),
].map(([, title, code]) => ({ title, code: code! }));

/** What follows each `console.log` as a comment. */
function promised(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\n((?: *\/\/.*\n)+)/g)].map((match) =>
    match[1]!.replace(/^ *\/\/ ?/gm, "").trim(),
  );
}

describe("the examples print what they say", () => {
  test("there are examples", () => expect(examples).toHaveLength(4));

  test.each(examples)("$title", async ({ code }) => {
    const printed: string[] = [];
    const log = { log: (...values: unknown[]) => printed.push(values.join(" ").trim()) };
    const body = code.replace(/^import (\{.+\}) from (".+");$/gm, "const $1 = modules[$2];");
    await new Function("modules", "console", `return (async () => {${body}})();`)(modules, log);
    expect(printed).toEqual(promised(code));
  });
});
