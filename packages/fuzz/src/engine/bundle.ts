/** Makes instrumented programs of the readers' sources. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { instrument } from "./instrument.js";

const packages = fileURLToPath(new URL("../../../", import.meta.url));
const readers = join(packages, "fuzz/src/readers");

/** What is no reader in the folder of readers. */
const helpers = ["files", "pieces", "seeds", "several"];

/** A reader that is ready to run. */
export interface Program {
  readonly name: string;
  /** The program that tells where it goes. */
  readonly file: string;
  /** The same as it is written. */
  readonly plain: string;
  readonly places: number;
  readonly words: readonly (string | number)[];
}

/** The names of all readers. */
export const readerNames = (): string[] =>
  readdirSync(readers)
    .map((name) => name.replace(/\.ts$/, ""))
    .filter((name) => !helpers.includes(name))
    .sort();

/** Programs of others are not what is looked at: they stay where they are found. */
const foreign: Plugin = {
  name: "foreign",
  setup({ onResolve }) {
    onResolve({ filter: /^undici/ }, ({ path, importer }) => ({
      path: createRequire(importer).resolve(path),
      external: true,
    }));
  },
};

const common = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  tsconfig: join(packages, "../tsconfig.json"),
  // What is CommonJS among what is not ours asks for it.
  banner: {
    js: 'import { createRequire as $$require } from "node:module"; const require = $$require(import.meta.url);',
  },
  define: { PACKAGES: JSON.stringify(packages) },
  external: ["js-fatfs"],
  plugins: [foreign],
  logLevel: "error",
} satisfies BuildOptions;

/** Writes the worker and these readers into a folder, from where packages can be found. */
export async function makePrograms(names: readonly string[], folder: string): Promise<Program[]> {
  mkdirSync(folder, { recursive: true });
  const worker = { in: join(packages, "fuzz/src/engine/worker.ts"), out: "worker" };
  await build({ ...common, entryPoints: [worker], outdir: folder, outExtension: { ".js": ".mjs" } });
  const { outputFiles } = await build({
    ...common,
    entryPoints: names.map((name) => ({ in: join(readers, `${name}.ts`), out: name })),
    outdir: folder,
    write: false,
  });
  return names.map((name) => {
    const text = outputFiles.find(({ path }) => path === join(folder, `${name}.js`))!.text;
    const { code, places, words } = instrument(text);
    const [file, plain] = [join(folder, `${name}.mjs`), join(folder, `${name}.plain.mjs`)];
    writeFileSync(file, code);
    writeFileSync(plain, text);
    return { name, file, plain, places, words };
  });
}
