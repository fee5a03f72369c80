/**
 * Which of our modules are loaded when virsh starts, and which only when something of theirs is called. `hot-modules.json`
 * lists the former; a name of any other that is used only inside functions is read through `$late_GROUP.name`, and the
 * first read loads the file of that group. What a module needs while it is evaluated is loaded with it.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { ancestor } from "acorn-walk";
import { transform } from "esbuild";

const top = fileURLToPath(new URL("../../../..", import.meta.url));
const { compilerOptions } = JSON.parse(readFileSync(resolve(top, "tsconfig.json"), "utf8"));
/** One value per key, made when it is asked for first. */
const memo = (make) => {
  const made = new Map();
  return (key, ...rest) => {
    if (!made.has(key)) made.set(key, make(key, ...rest));
    return made.get(key);
  };
};

const packagePaths = Object.entries(compilerOptions.paths).map(([pattern, [target]]) => {
  const [before, after] = pattern.split("*");
  return { before, after, exact: after === undefined, target };
});

/** The source file of an entry of our packages. */
const entryFile = memo((specifier) => {
  for (const { before, exact, target } of packagePaths) {
    if (exact ? specifier !== before : !specifier.startsWith(before)) continue;
    const file = resolve(top, target.replace("*", specifier.slice(before.length)));
    if (existsSync(file)) return file;
  }
  throw new Error(`no source of ${specifier}`);
});

/** Our source file that a module's specifier names; undefined for what is not ours or stays a package of its own. */
function fileOf(specifier, from, isExternal) {
  if (specifier.startsWith(".")) return resolve(dirname(from), specifier.replace(/\.js$/, ".ts"));
  return specifier.startsWith("@libvirt-ts/") && !isExternal(specifier) ? entryFile(specifier) : undefined;
}

const functions = new Set(["ArrowFunctionExpression", "FunctionDeclaration", "FunctionExpression"]);

/** Whether what stands below these nodes runs when the module is evaluated; a function given to a call is taken as called. */
function runsAtEvaluation(ancestors) {
  return ancestors.every((node, at) => {
    const parent = ancestors[at - 1];
    if (node.type === "PropertyDefinition") return node.static;
    if (!functions.has(node.type)) return true;
    return parent?.type === "CallExpression" || parent?.type === "NewExpression";
  });
}

/** The names that a module's own code uses while it is evaluated. */
function usedAtEvaluation(program) {
  const names = new Set();
  ancestor(program, {
    Identifier({ name }, _, ancestors) {
      if (runsAtEvaluation(ancestors.slice(0, -1))) names.add(name);
    },
  });
  return names;
}

/** What a module imports and exports, by the names it uses itself. */
function linksOf(program) {
  const links = { imports: [], reexports: new Map(), stars: [], own: new Set(), dynamic: [] };
  for (const node of program.body) {
    if (node.type === "ImportDeclaration") links.imports.push(node);
    else if (node.type === "ExportAllDeclaration" && node.exported === null)
      links.stars.push(node.source.value);
    else if (node.type === "ExportNamedDeclaration") {
      for (const { local, exported } of node.specifiers)
        if (node.source) links.reexports.set(exported.name, [node.source.value, local.name]);
        else links.own.add(exported.name);
      const { declaration } = node;
      if (declaration?.id) links.own.add(declaration.id.name);
      for (const { id } of declaration?.declarations ?? [])
        for (const { name } of id.properties?.map(({ value }) => value) ?? [id]) links.own.add(name);
    }
  }
  ancestor(program, {
    ImportExpression({ source }) {
      if (typeof source.value === "string") links.dynamic.push(source.value);
    },
  });
  return links;
}

/** Reads every module of ours that can be reached from these entries. */
async function readModules(entries, isExternal) {
  const modules = new Map();
  const visit = async (file) => {
    if (modules.has(file)) return;
    modules.set(file, undefined);
    const source = await transform(readFileSync(file, "utf8"), {
      loader: file.endsWith(".json") ? "json" : "ts",
    });
    const program = parse(source.code, { ecmaVersion: "latest", sourceType: "module" });
    const links = linksOf(program);
    modules.set(file, { code: source.code, program, links });
    const specifiers = [
      ...links.imports.map(({ source }) => source.value),
      ...[...links.reexports.values()].map(([specifier]) => specifier),
      ...links.stars,
      ...links.dynamic,
    ];
    for (const specifier of specifiers) {
      const next = fileOf(specifier, file, isExternal);
      if (next?.endsWith(".ts")) await visit(next);
    }
  };
  for (const entry of entries) await visit(entry);
  return modules;
}

/** The module that defines a name which another exports, with its name there. */
function definer(modules, isExternal, file, name) {
  const { links } = modules.get(file) ?? {};
  if (links === undefined) return undefined;
  if (links.own.has(name)) return { file, name };
  const from = links.reexports.get(name);
  const next = (specifier) => fileOf(specifier, file, isExternal);
  if (from) {
    const target = next(from[0]);
    return target && definer(modules, isExternal, target, from[1]);
  }
  for (const star of links.stars) {
    const target = next(star);
    const found = target && definer(modules, isExternal, target, name);
    if (found) return found;
  }
  return undefined;
}

/** A module as it is named in `hot-modules.json`. */
const nameOf = (file) => relative(resolve(top, "packages"), file).split(sep).join("/");

/** Where the names of each group are defined, by what they are called there. */
class Groups extends Map {
  /** What `name` of `file` is called in `group`. */
  add(group, { file, name }) {
    const members = this.get(group) ?? new Map();
    this.set(group, members);
    for (const [key, member] of members) if (member.file === file && member.name === name) return key;
    const key = members.has(name) ? `${name}_${members.size}` : name;
    members.set(key, { file, name });
    return key;
  }
}

/** The code of a module without the imports for which `lateNameOf` tells another name; `define` holds those. */
function withoutLateImports({ code, program, links }, lateNameOf) {
  const needed = usedAtEvaluation(program);
  for (const { type, source, specifiers } of program.body)
    if (type === "ExportNamedDeclaration" && !source)
      for (const { local } of specifiers) needed.add(local.name);
  const define = {};
  let text = code;
  for (const { specifiers, source, start, end } of links.imports.toReversed()) {
    const kept = specifiers.filter((specifier) => {
      const late =
        specifier.type === "ImportSpecifier" && !needed.has(specifier.local.name)
          ? lateNameOf(source.value, specifier.imported.name)
          : undefined;
      if (late !== undefined) define[specifier.local.name] = late;
      return late === undefined;
    });
    if (kept.length === specifiers.length) continue;
    const names = kept.map((specifier) => code.slice(specifier.start, specifier.end)).join(", ");
    text = text.slice(0, start) + (names && `import { ${names} } from ${source.raw};`) + text.slice(end);
  }
  return { text, define };
}

/**
 * The modules that can be reached from `entries`, as code in which names of modules that are not hot are read late, and
 * the groups of those: for each, the names that are read of it and where they are defined.
 */
export async function lateModules({ entries, isExternal, isHot, groupOf }) {
  const modules = await readModules(entries, isExternal);
  const groups = new Groups();
  const sources = new Map();
  for (const [file, module] of modules) {
    const ownGroup = isHot(nameOf(file)) ? undefined : groupOf(nameOf(file));
    const used = new Set();
    const { text, define } = withoutLateImports(module, (specifier, name) => {
      const target = fileOf(specifier, file, isExternal);
      const found = target && definer(modules, isExternal, target, name);
      if (!found || isHot(nameOf(found.file))) return undefined;
      const group = groupOf(nameOf(found.file));
      if (group === ownGroup) return undefined;
      used.add(group);
      return `${lateName(group)}.${groups.add(group, found)}`;
    });
    const late = [...used].map((group) => `import { ${lateName(group)} } from "late:${group}";\n`).join("");
    sources.set(file, late + (used.size > 0 ? (await transform(text, { define })).code : text));
  }
  return { sources, groups };
}

/** What the names of a group are read from. */
const lateName = (group) => `$late_${group.replaceAll(/\W/g, "_")}`;

/** esbuild's plugin for what `lateModules` found. Its entries are `group:NAME`. */
export const latePlugin = ({ sources, groups }) => ({
  name: "late-modules",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^group:/ }, ({ path }) => ({ path: path.slice(6), namespace: "group" }));
    onResolve({ filter: /^late:/ }, ({ path }) => ({
      path: path.slice(5),
      namespace: "late",
      sideEffects: false,
    }));
    onResolve({ filter: /^\.\/late-/ }, ({ path, namespace }) =>
      namespace === "late" ? { path, external: true } : undefined,
    );
    onLoad({ filter: /\.ts$/, namespace: "file" }, ({ path }) =>
      sources.has(path) ? { contents: sources.get(path), loader: "js" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "group" }, ({ path }) => ({
      contents: [...groups.get(path)]
        .map(([key, { file, name }]) => `export { ${name} as ${key} } from ${JSON.stringify(file)};`)
        .join("\n"),
      resolveDir: top,
    }));
    // The group itself takes the place of what loads it, so that later reads are those of an ordinary object.
    onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => ({
      contents: `export let ${lateName(path)} = new Proxy({}, { get: (_, name) =>
        (${lateName(path)} = require("./late-${path}.cjs"))[name] });`,
    }));
  },
});
