import { readFileSync } from "node:fs";
import * as driver from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import * as xl from "../src/index.js";
import { TestHost } from "./host.js";

const modules = { "@libvirt-ts/driver": driver, "@libvirt-ts/driver-xl": xl };
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const [, code = ""] = /```js\n([\s\S]+?)```/.exec(readme) ?? [];

test("the example prints what it says", async () => {
  const host = new TestHost();
  const printed: string[] = [];
  const log = {
    log: (...values: unknown[]) => printed.push(values.join(" ")),
    warn: (warning: unknown) => expect.fail(String(warning)),
  };
  const body = code.replace(/^import (\{.+\}) from (".+");$/gm, "const $1 = modules[$2];");
  const example = new Function(
    "modules",
    "console",
    "command",
    "configDir",
    "stateDir",
    `return (async () => {${body}})();`,
  );
  await example(modules, log, host.fake.command, host.configDir, host.stateDir);
  const promised = Array.from(code.matchAll(/console\.log\(.*\n\/\/ (.*)\n/g), ([, text]) => text);
  expect(promised).toHaveLength(2);
  expect(printed).toEqual(promised);
});
