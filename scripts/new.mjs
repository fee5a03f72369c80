#!/usr/bin/env node
/**
 * Begins a part of the house where such parts stand, with a test that passes at once:
 *
 *     pnpm new:driver NAME       a package `driver-NAME`, held to the conformance suite
 *     pnpm new:command NAME      a command of virsh, one that needs no table's row
 *     pnpm new:operation NAME    an operation on domains, `domain-…`: in the contract, the facts about it, and core
 *
 * What is there is never written over, and where something does not fit nothing is changed at all. What is left to do by
 * hand is told.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./setup.mjs";

const [, , kind, name, into = root] = process.argv;

/** What will be in the files, by path: nothing is written before all of it is known to fit. */
const planned = new Map();

function read(path) {
  const file = join(into, path);
  if (!planned.has(path) && !existsSync(file)) fail(`${path} is not there`);
  return planned.get(path) ?? readFileSync(file, "utf8");
}

function write(path, text) {
  if (existsSync(join(into, path))) fail(`${path} is there already`);
  planned.set(path, text);
}

function change(path, from, to) {
  const text = read(path);
  if (!text.includes(from)) fail(`${path} is not as expected: ${JSON.stringify(from)} is not in it`);
  planned.set(
    path,
    text.replace(from, () => to),
  );
}

/** Writes what is planned; where one file cannot be written, those before it are as they were. */
function carryOut() {
  const done = [];
  try {
    for (const [path, text] of planned) {
      const file = join(into, path);
      const before = existsSync(file) ? readFileSync(file) : undefined;
      mkdirSync(dirname(file), { recursive: true });
      done.push({ path, file, before });
      writeFileSync(file, text);
    }
  } catch (error) {
    for (const { file, before } of done) {
      if (before === undefined) rmSync(file, { force: true });
      else writeFileSync(file, before);
    }
    fail(error.message);
  }
  for (const { path, before } of done) console.log(`${before === undefined ? "made" : "changed"} ${path}`);
}

function fail(why) {
  console.error(`new: ${why}`);
  process.exit(1);
}

const camel = (text) => text.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const pascal = (text) => camel(`-${text}`);

function newDriver() {
  const { version } = JSON.parse(readFileSync(join(root, "packages/driver/package.json"), "utf8"));
  const folder = `packages/driver-${name}`;
  const driver = `${camel(name)}Driver`;
  const manifest = {
    name: `@libvirt-ts/driver-${name}`,
    version,
    description: `libvirt driver for ${name}`,
    license: "Apache-2.0",
    type: "module",
    keywords: ["libvirt", "libvirt-driver", name],
    engines: { node: ">=20.19" },
    sideEffects: false,
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    files: ["dist", "README.md"],
    scripts: {
      build: "tsup --config ../../tsup.config.ts",
      test: "vitest run --config ../../vitest.config.ts --root .",
      packaging: "publint --strict && attw --pack . --profile esm-only",
    },
    dependencies: { "@libvirt-ts/driver": "workspace:^" },
  };
  write(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  write(
    `${folder}/README.md`,
    `# @libvirt-ts/driver-${name}

What it reaches, and for whom. Part of [\`@libvirt-ts/core\`](../core), where \`open("${name}:///")\` uses it.

## Install

\`\`\`sh
npm install @libvirt-ts/driver-${name}
\`\`\`

## First example

\`\`\`ts
import { noPeers } from "@libvirt-ts/driver";
import { ${driver} } from "@libvirt-ts/driver-${name}";

const conn = await ${driver}.open({ uri: "${name}:///", readOnly: false, peers: noPeers, warn: console.warn });
console.log(await conn.numOfDomains?.());
// => 0
await conn.close();
\`\`\`

## Main ideas

- What it promises, each held by a test.

## Limits

- What it cannot do, and why.

## Links

- The library: [\`@libvirt-ts/core\`](../core); the contract: [\`@libvirt-ts/driver\`](../driver)
`,
  );
  write(`${folder}/src/index.ts`, `export { ${driver} } from "./driver.js";\n`);
  write(
    `${folder}/src/driver.ts`,
    `import { type Driver, defineDriver, ErrorDomain, guardCalls } from "@libvirt-ts/driver";

/** The libvirt driver for \`${name}:///\`. */
export const ${driver}: Driver = defineDriver({
  name: "${pascal(name)}",
  version: 1_000_000,
  accepts: (uri) => uri === "${name}:///",
  // Each operation is one method more; what is not here is NO_SUPPORT.
  open: async () =>
    guardCalls(ErrorDomain.NONE, {
      listDomains: async () => [],
      numOfDomains: async () => 0,
      close: async () => {},
    }),
});
`,
  );
  write(
    `${folder}/test/conformance.test.ts`,
    `import { noPeers } from "@libvirt-ts/driver";
import { suite } from "@libvirt-ts/driver/conformance";
import { test } from "vitest";
import { ${driver} } from "../src/index.js";

suite({
  test,
  open: () => ${driver}.open({ uri: "${name}:///", readOnly: false, peers: noPeers, warn: () => {} }),
  supports: ["listDomains", "numOfDomains"],
});
`,
  );
  change(".dependency-cruiser.cjs", "  core: [", `  "driver-${name}": ["driver"],\n  core: [`);
  return `
Next: pnpm install; pnpm --filter @libvirt-ts/driver-${name} test
Then, to have it opened by core: a LazyDriver in packages/core/src/open/default-drivers.ts and core's package.json, the rows of
packages/core/src/dispatch/responsibility.ts where its place matters, the table of README.md.`;
}

function newCommand() {
  const path = `packages/virsh/src/commands/${name}.ts`;
  const index = "packages/virsh/src/commands/index.ts";
  write(
    path,
    `import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";

export const ${camel(name)} = command({
  name: "${name}",
  group: "virsh",
  summary: msg("say what ${name} does"),
  connects: false,
  json: "{ done: boolean }",
  run(context) {
    context.report({ done: true }, () => "done\\n");
  },
});
`,
  );
  change(
    index,
    "/** Commands that are",
    `import { ${camel(name)} } from "./${name}.js";\n\n/** Commands that are`,
  );
  change(index, "  complete,\n];", `  ${camel(name)},\n  complete,\n];`);
  return `
Next: pnpm format; pnpm --filter @libvirt-ts/virsh run docs; pnpm --filter @libvirt-ts/virsh run messages
A command of C virsh's is a row of packages/virsh/facts/commands.tsv and needs only what it does.`;
}

/** Puts a text before the end of the last declaration of a file. */
function append(path, text) {
  const source = read(path);
  const end = source.lastIndexOf("}\n");
  if (end < 0) fail(`${path} is not as expected: it has no declaration`);
  planned.set(path, `${source.slice(0, end)}${text}${source.slice(end)}`);
}

function newOperation() {
  const operation = camel(name);
  const cName = `vir${pascal(name)}`;
  const method = camel(name.replace(/^domain-/, ""));
  const contract = "packages/driver/src/operations/domain.ts";
  if (method === operation) fail("an operation's name begins with domain-");
  const known = readFileSync(join(root, "packages/driver/src/operations/table.generated.ts"), "utf8");
  if (new RegExp(`^${operation} |  ${operation}\\?\\(`, "m").test(known + read(contract)))
    fail(`${operation} is there already`);
  append(
    contract,
    `  /** What it does, in a sentence. C: \`${cName}\`. */
  ${operation}?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;
`,
  );
  append(
    "packages/core/src/objects/domain-devices.ts",
    `
  /** What it does, in a sentence. Not on a read-only connection. C: \`${cName}\`. */
  ${method}(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("${operation}", flags, options);
  }
`,
  );
  // What libvirt's protocol has a call for is in the facts already.
  if (!readFileSync(join(root, "packages/driver/facts/protocol.json"), "utf8").includes(`"${cName}"`)) {
    const facts = "packages/driver/facts/operations.json";
    change(facts, '"composed": {', `"composed": {\n    "${operation}": "${cName}",`);
    const reason = "until somebody says that it changes nothing";
    change(facts, '"deniedReadOnly": {', `"deniedReadOnly": {\n    "${operation}": "${reason}",`);
  }
  return `
Next: its arguments and what it resolves to, in both; then
node packages/driver/scripts/generate.mjs; node packages/daemon/scripts/generate-access.mjs
a row of packages/rpc/src/bindings where the wire has a call for it, the drivers that can do it, its case in
packages/driver/src/conformance; and UPDATE_DOCS=1 with the tests of packages/e2e.`;
}

const kinds = { driver: newDriver, command: newCommand, operation: newOperation };
if (!Object.hasOwn(kinds, kind ?? "")) fail(`new:${Object.keys(kinds).join(", new:")}`);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? ""))
  fail("a name is of small letters, digits and single dashes");
const next = kinds[kind]();
carryOut();
console.log(next);
