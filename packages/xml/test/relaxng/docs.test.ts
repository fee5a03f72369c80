import { readFileSync } from "node:fs";
import * as relaxng from "@libvirt-ts/xml/relaxng";
import { describe, expect, it } from "vitest";

const document = readFileSync(new URL("../../docs/relaxng.md", import.meta.url), "utf8");
const examples = [...document.matchAll(/```js\n([\s\S]+?)```/g)].map((found) => found[1]!);

/** What an example promises to print: the comments below each `console.log`. */
function promised(code: string): string {
  const comments = [...code.matchAll(/console\.log\(.*\n((?: *\/\/.*\n)+)/g)].map((found) => found[1]!);
  return comments.map((lines) => lines.replace(/^ *\/\/ ?/gm, "").trim()).join("\n");
}

describe("the examples of docs/relaxng.md", () => {
  it("are there", () => expect(examples).toHaveLength(3));

  it.each(examples)("print what they say: %#", (code) => {
    const printed: string[] = [];
    const console = { log: (...values: unknown[]) => printed.push(values.join(" ").trim()) };
    const body = code.replace(/^import (\{.+\}) from "@libvirt-ts\/xml\/relaxng";$/gm, "const $1 = relaxng;");
    new Function("relaxng", "console", body)(relaxng, console);
    expect(printed.join("\n")).toBe(promised(code));
  });
});
