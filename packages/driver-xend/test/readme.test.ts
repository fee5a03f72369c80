import { readFileSync } from "node:fs";
import * as driver from "@libvirt-ts/driver";
import { startFakeXend } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import * as xend from "../src/index.js";
import { config, uuidOf } from "./support.js";

const modules = { "@libvirt-ts/driver": driver, "@libvirt-ts/driver-xend": xend };
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The examples: their headings, and their code. */
const examples = [...readme.matchAll(/^#{2,3} (.+)\n+```js\n([\s\S]+?)```/gm)].map(([, title, code]) => ({
  title,
  code: code!,
}));

/** What follows each `console.log` as a comment. */
function promised(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\n *\/\/ ?(.*)\n/g)].map(([, text]) => text!);
}

describe("the examples print what they say", () => {
  it("are there", () => expect(examples).toHaveLength(2));

  it.each(examples)("$title", async ({ code }) => {
    await using fake = await startFakeXend({ version: "4.1", listen: "unix" });
    if (code.includes("web1")) fake.add(config("web1", uuidOf(1)), "running");
    const printed: string[] = [];
    const log = { log: (...values: unknown[]) => printed.push(values.join(" ")), error: fail };
    const body = code
      .replace(/^import (\{.+\}) from (".+");$/gm, "const $1 = modules[$2];")
      .replaceAll("/var/lib/xend/xend-socket", fake.uri);
    await new Function("modules", "console", `return (async () => {${body}})();`)(modules, log);
    expect(printed).toEqual(promised(code));
  });
});

function fail(...values: unknown[]): never {
  throw new Error(`unexpected: ${values.join(" ")}`);
}
