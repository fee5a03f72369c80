/**
 * Makes dist/: virsh with core, the contract, the test driver and the codecs as CommonJS, in one file and a few that are
 * loaded when they are needed. A command is over before Node has found and read a hundred modules, and its loader of
 * ES modules alone takes a tenth of the time that Node needs to start.
 */
import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const root = new URL("..", import.meta.url);
const dist = new URL("dist/", root);

/** Drivers with a peer of their own stay packages, loaded when their URI is asked for: one has an addon beside its code. */
const drivers = {
  name: "drivers",
  setup({ onResolve }) {
    onResolve({ filter: /^@libvirt-ts\/driver-/ }, ({ path }) =>
      path === "@libvirt-ts/driver-test" ? undefined : { path, external: true },
    );
  },
};

/** Builtins that take Node a millisecond or more to set up and that most commands never call. */
const slowBuiltins = ["node:child_process", "node:crypto", "node:fs/promises", "node:os", "node:tty"];

/** Puts off the loading of a module to the first call of one of its functions; what is not a function is loaded at once. */
const late = (name, load) =>
  Object.entries(name)
    .map(([key, value]) =>
      typeof value === "function"
        ? `export function ${key}(...a) { const f = ${load}.${key}; return new.target ? Reflect.construct(f, a) : f(...a); }`
        : `export const ${key} = /* @__PURE__ */ (() => ${load}.${key})();`,
    )
    .join("\n");

const lateBuiltins = {
  name: "late-builtins",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:/ }, ({ path }) =>
      slowBuiltins.includes(path) ? { path, namespace: "late", sideEffects: false } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "late" }, async ({ path }) => {
      const { default: _, ...names } = await import(path);
      return { contents: late(names, `process.getBuiltinModule("${path}")`) };
    });
  },
};

/** Parts of the XML package are loaded with the first document: a listing reads and writes none. */
const lateXml = Object.fromEntries(
  ["", "device", "domain", "domain-checkpoint", "domain-snapshot"].map((part) => {
    const name = part === "" ? "xml" : `xml-${part}`;
    const source =
      part === ""
        ? "index"
        : part === "device" || part === "domain"
          ? `${part}/index`
          : `generated/${part}/index`;
    const file = fileURLToPath(new URL(`../xml/src/${source}.ts`, root));
    return [part === "" ? "@libvirt-ts/xml" : `@libvirt-ts/xml/${part}`, { name, file }];
  }),
);

const lateXmlParts = {
  name: "late-xml",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@libvirt-ts\/xml(\/|$)/ }, ({ path, kind }) => {
      const part = lateXml[path];
      if (part === undefined) return undefined;
      return kind === "dynamic-import"
        ? { path: `./${part.name}.cjs`, external: true }
        : { path, namespace: "late-xml", sideEffects: false };
    });
    onResolve({ filter: /^\.\/xml[a-z-]*\.cjs$/, namespace: "late-xml" }, ({ path }) => ({
      path,
      external: true,
    }));
    onLoad({ filter: /.*/, namespace: "late-xml" }, async ({ path }) => {
      const { name, file } = lateXml[path];
      const { outputFiles } = await build({ entryPoints: [file], bundle: true, write: false, format: "esm" });
      const names = await import(
        `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
      );
      return { contents: late(names, `require("./${name}.cjs")`) };
    });
  },
};

await rm(dist, { recursive: true, force: true });

/** A driver is a dependency of core, so it is looked for where core lies; it is an ES module, so it is imported. */
const fromCore = (name) =>
  `require("node:url").pathToFileURL(require.resolve("${name}",{paths:[require.resolve("@libvirt-ts/core")]})).href`;

// Only ES modules can be split.
const { metafile } = await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: {
    main: "src/main.ts",
    ...Object.fromEntries(Object.values(lateXml).map(({ name, file }) => [name, file])),
  },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node20",
  tsconfig: "../../tsconfig.json",
  plugins: [drivers, lateBuiltins, lateXmlParts],
  metafile: true,
  logLevel: "warning",
});

// The licences of what is bundled and not ours.
const foreign = new Set(
  Object.keys(metafile.inputs).flatMap(
    (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  ),
);
const notices = [...foreign].sort().map((folder) => {
  const location = new URL(`${folder}/`, root);
  const { name, version, license } = JSON.parse(readFileSync(new URL("package.json", location), "utf8"));
  const file = readdirSync(location).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file === undefined ? `Licence: ${license}` : readFileSync(new URL(file, location), "utf8").trim();
  return `${name} ${version}\n\n${text}\n`;
});

/** The chunks as they are, by the names that they import each other by. */
const chunks = new Map();
for (const name of await readdir(dist)) {
  chunks.set(`./${name}`, await readFile(new URL(name, dist), "utf8"));
  await rm(new URL(name, dist));
}

/** The chunks that must have run before one can, itself the last. */
const neededBy = (name, found = new Set()) => {
  for (const [, other] of chunks.get(name).matchAll(/\b(?:from|import)"(\.\/[^"]+)"/g))
    if (!found.has(other)) neededBy(other, found);
  return found.add(name);
};

const toCommonJs = async (module) => {
  const { code } = await transform(module, {
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
  });
  // Our own files are at hand at once; a driver's package is an ES module.
  return code
    .replace(/\bimport\("(\.\/[^"]+)"\)/g, 'Promise.resolve().then(()=>require("$1"))')
    .replace(/\bimport\("(@libvirt-ts\/[^"]+)"\)/g, `import(${fromCore("$1")})`)
    .trim();
};

// What every command needs becomes one scope in one file: neither files nor modules are to be linked. Others reach its
// chunks as $0, $1, … of its exports.
const hot = [...neededBy("./main.cjs")].filter((name) => name !== "./main.cjs");
const hotChunks = {
  name: "hot-chunks",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\// }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path, external: true } : { path, namespace: "chunk" },
    );
    onResolve({ filter: /^@libvirt-ts\// }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "chunk" }, ({ path }) => ({ contents: chunks.get(path) }));
  },
};
const { outputFiles } = await build({
  stdin: {
    contents: [
      'export * from "./main.cjs";',
      ...hot.map((name, at) => `export * as $${at} from "${name}";`),
    ].join("\n"),
  },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  plugins: [hotChunks],
  write: false,
});

// Every other file brings what it needs and main.cjs has not; what two of them bring runs once.
const linker = `const loaded={${hot.map((name, at) => `${JSON.stringify(name)}:()=>exports.$${at}`).join(",")}};
const load=name=>Object.hasOwn(loaded,name)?loaded[name]():require(name);
load.resolve=require.resolve;
exports.link=(table,name)=>{
for(const part in table){let module;loaded[part]??=()=>{if(!module)table[part](module={exports:{}},module.exports,load);return module.exports}}
return load(name)};`;
await writeFile(
  new URL("main.cjs", dist),
  `${await toCommonJs(outputFiles[0].text)}\nexports=module.exports;\n${linker}\n`,
);
const loadedLate = new Set(Object.values(lateXml).map(({ name }) => `./${name}.cjs`));
for (const text of chunks.values())
  for (const [, name] of text.matchAll(/\bimport\("(\.\/[^"]+)"\)/g)) loadedLate.add(name);
for (const name of loadedLate) {
  const table = [];
  for (const part of neededBy(name)) {
    if (hot.includes(part)) continue;
    table.push(`${JSON.stringify(part)}(module,exports,require){${await toCommonJs(chunks.get(part))}\n}`);
  }
  const text = `module.exports=require("./main.cjs").link({${table.join(",")}},${JSON.stringify(name)});\n`;
  await writeFile(new URL(name, dist), text);
}
await writeFile(new URL("THIRD-PARTY-NOTICES.txt", dist), notices.join(`\n${"-".repeat(80)}\n\n`));
