import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as xml from "../src/index.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/^## (.+)\n+```js\n([\s\S]+?)```/gm)].map(
  ([, title = "", code = ""]) => ({
    title,
    code,
  }),
);

/** What an example promises to print: the comments below each `console.log`. */
function promised(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\n((?: *\/\/.*\n)+)/g)].map(([, comments = ""]) =>
    comments.replace(/^ *\/\/ ?/gm, "").trim(),
  );
}

describe("the examples of the README", () => {
  it("are there", () => expect(examples).toHaveLength(5));

  it.each(examples)("print what they say: $title", ({ code }) => {
    const printed: string[] = [];
    const log = { log: (...values: unknown[]) => printed.push(values.join(" ").trim()) };
    const body = code.replace(/^import (\{.+\}) from "@libvirt-ts\/xml";$/gm, "const $1 = xml;");
    new Function("xml", "console", body)(xml, log);
    expect(printed.join("\n")).toBe(promised(code).join("\n"));
  });
});
