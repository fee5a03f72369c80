import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { expect, inject, it } from "vitest";
import { toolFile } from "./tools.js";

/** Bundlers make a script for browsers of what is installed, and it runs where there is no Node. */

const run = promisify(execFile);
const project = inject("project");
const isLongRun = inject("isLongRun");
const require = createRequire(import.meta.url);

const entry = join(project, "browser.js");
writeFileSync(
  entry,
  `import { parse } from "@libvirt-ts/sexpr";
   import { sexprToDomain } from "@libvirt-ts/sexpr/domain";
   import { formatDomain } from "@libvirt-ts/xml/domain";

   const source = "(domain (name web1) (memory 64) (image (linux (kernel /k))))";
   globalThis.result = formatDomain(sexprToDomain(parse(source), 4, { source }).domain);`,
);

/** A program in a process of its own, as bundlers are run: it writes `bundle.js` into the folder that it is given. */
interface Bundler {
  readonly name: string;
  readonly module: string | undefined;
  readonly program: string;
}

const vite = join(
  dirname(createRequire(require.resolve("vitest/package.json")).resolve("vite/package.json")),
);
const bundlers: Bundler[] = [
  {
    name: "esbuild",
    module: require.resolve("esbuild"),
    program: `await bundler.build({ entryPoints: [entry], bundle: true, minify: true, format: "iife",
      outfile: folder + "/bundle.js" });`,
  },
  {
    name: "vite",
    module: join(vite, "dist/node/index.js"),
    program: `await bundler.build({ root: folder, configFile: false, logLevel: "error", build: {
      outDir: folder, emptyOutDir: false, lib: { entry, formats: ["iife"], name: "lib", fileName: () => "bundle.js" } } });`,
  },
  {
    name: "rollup",
    module: isLongRun ? toolFile("rollup/dist/es/rollup.js") : undefined,
    program: `
      // Rollup alone knows neither packages nor CommonJS, of which one that we use is made.
      const plugin = async (name) => (await import(new URL("../../../@rollup/plugin-" + name + "/dist/es/index.js", module))).default();
      const plugins = await Promise.all(["node-resolve", "commonjs"].map(plugin));
      const bundle = await bundler.rollup({ input: entry, plugins });
      await bundle.write({ file: folder + "/bundle.js", format: "iife" });`,
  },
  {
    name: "webpack",
    module: isLongRun ? toolFile("webpack/lib/index.js") : undefined,
    program: `
      const { default: webpack } = bundler;
      await new Promise((resolve, reject) => webpack({ mode: "production", entry, target: "web",
        output: { path: folder, filename: "bundle.js" } }, (error, stats) =>
          error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve()));`,
  },
];

it.each(bundlers.filter(({ module }) => module !== undefined))(
  "$name makes a script for browsers",
  async ({ name, module, program }) => {
    const folder = join(project, `bundle-${name}`);
    mkdirSync(folder);
    const file = join(folder, "build.mjs");
    writeFileSync(
      file,
      `const entry = ${JSON.stringify(entry)}, folder = ${JSON.stringify(folder)};
       const module = ${JSON.stringify(pathToFileURL(module!).href)};
       const bundler = await import(module);
       ${program}`,
    );
    await run(process.execPath, [file], { cwd: folder });
    // What a browser has and a bare JavaScript context lacks.
    const browser: { result?: string } = Object.assign({ TextEncoder, TextDecoder, URL });
    runInNewContext(readFileSync(join(folder, "bundle.js"), "utf8"), browser);
    expect(browser.result).toMatch(/^<domain type='xen'>\n {2}<name>web1<\/name>/);
  },
);
