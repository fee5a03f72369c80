/**
 * Makes CommonJS of chunks that esbuild has split: what every command needs becomes one scope in `main.cjs`, and each file
 * that is loaded late brings what it needs besides.
 */
import { parse } from "acorn";
import { simple } from "acorn-walk";
import { build, transform } from "esbuild";

/** A driver is a dependency of core, so it is looked for where core lies; it is an ES module, so it is imported. */
const fromCore = (name) =>
  `import(require("node:url").pathToFileURL(require.resolve(${name},{paths:[require.resolve("@libvirt-ts/core")]})).href)`;

/** How CommonJS loads what an ES module imports when it needs it: our own files are at hand at once. */
function loadingOf({ value, raw }) {
  if (value.startsWith("./")) return `Promise.resolve().then(()=>require(${raw}))`;
  return value.startsWith("@libvirt-ts/") ? fromCore(raw) : undefined;
}

async function toCommonJs(module) {
  const { code } = await transform(module, {
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
  });
  const edits = [];
  simple(parse(code, { ecmaVersion: "latest", sourceType: "script" }), {
    ImportExpression({ start, end, source }) {
      const loading = typeof source.value === "string" ? loadingOf(source) : undefined;
      if (loading !== undefined) edits.push({ start, end, loading });
    },
  });
  let text = code;
  for (const { start, end, loading } of edits.sort((one, other) => other.start - one.start))
    text = text.slice(0, start) + loading + text.slice(end);
  return text.trim();
}

/** The chunks in one scope, which exports what the main one does and a function for the namespace of each other. */
async function oneScope(chunks, hot) {
  const codeOf = (path) => chunks.get(path).code;
  const hotChunks = {
    name: "hot-chunks",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path, kind }) =>
        kind === "import-statement" ? { path, namespace: "chunk" } : { path, external: true },
      );
      onResolve({ filter: /^(?:@libvirt-ts\/|js-fatfs$)/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: "chunk" }, ({ path }) => ({ contents: codeOf(path) }));
    },
  };
  const namespaces = hot.map((name, at) => {
    const names = chunks.get(name).exports;
    const imports = names.map((each) => `${each} as $${at}${each}`).join(",");
    const members = names.map((each) => `${each}:$${at}${each}`).join(",");
    return `import {${imports}} from "${name}"; export const $${at} = () => ({${members}});`;
  });
  const { outputFiles } = await build({
    stdin: { contents: ['export * from "./main.cjs";', ...namespaces].join("\n") },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    plugins: [hotChunks],
    write: false,
  });
  return outputFiles[0].text;
}

/** Finds a chunk in the scope of `main.cjs`, in what late files have brought, or as a late file. What two bring runs once. */
const linker = (hot) => `const once=make=>{let made;return()=>made??=make()};
const loaded={${hot.map((name, at) => `${JSON.stringify(name)}:once(exports.$${at})`).join(",")}};
const load=name=>Object.hasOwn(loaded,name)?loaded[name]():require(name);
load.resolve=require.resolve;
exports.link=(table,name)=>{
for(const part in table){let module;loaded[part]??=()=>{if(!module)table[part](module={exports:{}},module.exports,load);return module.exports}}
return load(name)};`;

/**
 * The CommonJS files of chunks, by name: `./main.cjs` and those of `late`. Both are keyed by the names that the chunks
 * import each other by. A chunk is its `code`, the names that it `exports`, and the chunks that it imports at once (`needs`)
 * and when it comes to that (`loads`).
 */
export async function commonJs(chunks, late) {
  /** The chunks that must have run before one can, itself the last. */
  const neededBy = (name, found = new Set()) => {
    for (const other of chunks.get(name).needs) if (!found.has(other)) neededBy(other, found);
    return found.add(name);
  };
  const hot = [...neededBy("./main.cjs")].filter((name) => name !== "./main.cjs");
  const main = await toCommonJs(await oneScope(chunks, hot));
  const files = new Map([["./main.cjs", `${main}\nexports=module.exports;\n${linker(hot)}\n`]]);
  const loadedLate = new Set(late);
  for (const { loads } of chunks.values()) for (const name of loads) loadedLate.add(name);
  for (const name of loadedLate) {
    const table = [];
    for (const part of neededBy(name)) {
      if (hot.includes(part)) continue;
      table.push(
        `${JSON.stringify(part)}(module,exports,require){${await toCommonJs(chunks.get(part).code)}\n}`,
      );
    }
    const text = `module.exports=require("./main.cjs").link({${table.join(",")}},${JSON.stringify(name)});\n`;
    files.set(name, text);
  }
  return files;
}

/** The chunks among the files that esbuild has written, by what esbuild itself tells of them. */
export function chunksOf({ metafile, outputFiles }) {
  const nameOf = (path) => `./${path.split(/[/\\]/).at(-1)}`;
  const codes = new Map(outputFiles.map(({ path, text }) => [nameOf(path), text]));
  return new Map(
    Object.entries(metafile.outputs).map(([path, { exports, imports }]) => {
      const importedAs = (kind) =>
        imports.filter((it) => it.kind === kind && !it.external).map((it) => nameOf(it.path));
      const chunk = { needs: importedAs("import-statement"), loads: importedAs("dynamic-import") };
      return [nameOf(path), { code: codes.get(nameOf(path)), exports, ...chunk }];
    }),
  );
}
