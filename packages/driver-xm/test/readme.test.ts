import { readFileSync, writeFileSync } from "node:fs";
import * as driver from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import * as xm from "../src/index.js";
import { temporaryFolder } from "./folder.js";

const modules = { "@libvirt-ts/driver": driver, "@libvirt-ts/driver-xm": xm };

/** The examples: their headings, and their code. */
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = Array.from(
  readme.matchAll(/^#{2,3} (.+)\n[\s\S]*?```js\n([\s\S]+?)```/gm),
  ([, title, code]) => ({
    title,
    code: code!,
  }),
);

/** What follows each `console.log` as a comment. */
function promised(code: string): string[] {
  return Array.from(code.matchAll(/console\.log\(.*\n((?: *\/\/.*\n)+)/g), ([, comments]) =>
    comments!.replace(/^ *\/\/ ?/gm, "").trim(),
  );
}

describe("the examples print what they say", () => {
  test("there are examples", () => expect(examples).toHaveLength(2));

  test.each(examples)("$title", async ({ code }) => {
    const printed: string[] = [];
    const log = {
      log: (...values: unknown[]) => printed.push(values.join(" ").trim()),
      warn: (warning: unknown) => expect.fail(String(warning)),
    };
    const body = code.replace(/^import (\{.+\}) from (".+");$/gm, "const $1 = modules[$2];");
    const example = new Function(
      "modules",
      "console",
      "folder",
      "readFileSync",
      "writeFileSync",
      `return (async () => {${body}})();`,
    );
    await example(modules, log, temporaryFolder(), readFileSync, writeFileSync);
    expect(printed).toEqual(promised(code));
  });
});
