import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as build from "../src/build/index.js";
import * as domain from "../src/generated/domain/index.js";
import * as xml from "../src/index.js";
import * as relaxng from "../src/relaxng/index.js";
import * as validate from "../src/validate/index.js";

/** What examples import. */
const modules: Readonly<Record<string, unknown>> = {
  "@libvirt-ts/xml": xml,
  "@libvirt-ts/xml/build": build,
  "@libvirt-ts/xml/domain": domain,
  "@libvirt-ts/xml/relaxng": relaxng,
  "@libvirt-ts/xml/validate": validate,
};

/** The examples of a document, each with the heading it stands under. */
function examplesOf(file: string): { readonly title: string; readonly code: string }[] {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  return text.split(/^#{2,3} /m).flatMap((section) => {
    const title = section.slice(0, section.indexOf("\n"));
    return [...section.matchAll(/^```js\n([\s\S]+?)```/gm)].map(([, code = ""]) => ({ title, code }));
  });
}

/** What an example promises to print: the comments below each `console.log`. */
function promised(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\n((?: *\/\/.*\n)+)/g)].map(([, comments = ""]) =>
    comments.replace(/^ *\/\/ ?/gm, "").trim(),
  );
}

describe.each([
  ["README.md", 5],
  ["docs/relaxng.md", 3],
])("the examples of %s", (file, count) => {
  const examples = examplesOf(file);
  it("are there", () => expect(examples).toHaveLength(count));

  it.each(examples)("print what they say: $title", ({ code }) => {
    const printed: string[] = [];
    const log = { log: (...values: unknown[]) => printed.push(values.join(" ").trim()) };
    const body = code.replace(/^import (\{.+\}) from ("@libvirt-ts\/.+");$/gm, "const $1 = modules[$2];");
    new Function("modules", "console", body)(modules, log);
    expect(printed.join("\n")).toBe(promised(code).join("\n"));
  });
});
