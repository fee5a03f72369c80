#!/usr/bin/env node
/**
 * Makes what a table says about the contract from the facts about libvirt's API: flags and other enums, the types of
 * typed parameters, the shape of statistics, and what core has to know of every operation. Run by hand when facts or
 * operations change, and commit what it writes:
 *
 *     node scripts/generate.mjs
 *
 * With `--check` it writes nothing, names what is out of date and ends with status 1.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { flagFiles } from "./flags.mjs";
import { operationFiles } from "./operations.mjs";
import { statisticsFiles } from "./statistics.mjs";
import { typedParamFiles } from "./typed-params.mjs";

const root = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const facts = (name) => JSON.parse(read(`facts/${name}.json`));
const head = "// Made from the facts by scripts/generate.mjs; do not edit.\n";

const enums = facts("enums");
const files = {
  ...flagFiles(enums),
  ...typedParamFiles(enums),
  ...statisticsFiles(enums),
  ...operationFiles(facts("protocol"), facts("operations"), root),
};

const stale = [];
for (const [path, body] of Object.entries(files)) {
  const target = new URL(`src/${path}`, root);
  const text = `${head}${body}`;
  let current;
  try {
    current = readFileSync(target, "utf8");
  } catch {
    current = undefined;
  }
  if (current === text) continue;
  stale.push(path);
  if (process.argv.includes("--check")) continue;
  mkdirSync(new URL(".", target), { recursive: true });
  writeFileSync(target, text);
}
console.log(stale.length === 0 ? "all is current" : stale.join("\n"));
if (stale.length > 0 && process.argv.includes("--check")) process.exitCode = 1;
