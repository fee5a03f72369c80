import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as rpc from "../src/index.js";
import * as protocol from "../src/protocol/index.js";

const modules = { "@libvirt-ts/rpc": rpc, "@libvirt-ts/rpc/protocol": protocol };
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]+?)```/g)].map(([, code]) => code!);

it("the README's example prints what it says", () => {
  expect(examples).toHaveLength(1);
  const [code] = examples as [string];
  const printed: string[] = [];
  const log = { log: (...values: unknown[]) => printed.push(values.join(" ")) };
  const body = code.replace(/^import (\{[^}]+\}) from (".+");$/gm, "const $1 = modules[$2];");
  new Function("modules", "console", body)(modules, log);
  expect(printed).toEqual([...code.matchAll(/console\.log\(.*\n\/\/ (.*)\n/g)].map(([, text]) => text));
});
