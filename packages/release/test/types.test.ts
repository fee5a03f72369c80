import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { entries } from "./published.js";
import { toolFile } from "./tools.js";

/** The types of every entry hold, unskipped, in the oldest TypeScript that we support, in ours and in the newest. */

const run = promisify(execFile);
const project = inject("project");
const require = createRequire(import.meta.url);

const compilers = [
  { name: "5.4", file: toolFile("typescript-oldest/bin/tsc") },
  { name: "our own", file: join(dirname(require.resolve("typescript/package.json")), "bin/tsc") },
  { name: "the newest", file: toolFile("typescript-newest/bin/tsc") },
];

/** How a program finds a package's types; the first word is that of `module`. */
const resolutions = [
  { module: "node16", moduleResolution: "node16" },
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];

const imports = entries.map((entry, index) => `import * as entry${index} from "${entry}";`);
const uses = entries.map((_, index) => `  entry${index},`);
const program = `${imports.join("\n")}
import { type Connect, type Driver, open } from "@libvirt-ts/core";

export const all = [\n${uses.join("\n")}\n];
export async function names(uri: string): Promise<string[]> {
  const conn: Connect = await open(uri);
  const all = await conn.listAllDomains();
  for await (const event of conn.domainEvents()) if (event.event === "lifecycle") all.length = event.type;
  return all.map(({ domain, info }) => \`\${domain.name()} \${info?.memory.toFixed()}\`);
}
export const mine: Driver["name"] = "Mine";
// @ts-expect-error: not everything is any
export const wrong: number = open;
`;

describe.each(compilers)("TypeScript $name", ({ name, file }) => {
  it.skipIf(file === undefined).each(resolutions)("resolves as $moduleResolution", async (options) => {
    const folder = join(project, `types-${name.replaceAll(" ", "-")}-${options.moduleResolution}`);
    mkdirSync(folder);
    // The types of Node's own modules are a stranger's, and no part of this.
    mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
    symlinkSync(
      dirname(require.resolve("@types/node/package.json")),
      join(folder, "node_modules/@types/node"),
    );
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(folder, "program.ts"), program);
    const compilerOptions = {
      ...options,
      target: "es2022",
      lib: ["es2022", "esnext.disposable"],
      types: ["node"],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: false,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
    const { stdout } = await run(process.execPath, [file!, "-p", folder]).catch((error) => error);
    expect(ours(stdout)).toEqual([]);
  });
});

/** What a compiler says of our files. */
const ours = (stdout: string) =>
  stdout.split("\n").filter((line) => /error/.test(line) && !/@types\/node/.test(line));
