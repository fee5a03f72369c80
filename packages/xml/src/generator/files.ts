import { compileSchema } from "../relaxng/compile.js";
import type { ExampleDocument } from "./examples.js";
import { flatten } from "./flatten.js";
import { jsonSchema } from "./json-schema.js";
import { type KindDescription, kindOf, kinds } from "./kinds.js";
import { referencePages } from "./reference.js";
import { relaxng, type SchemaRoot } from "./relaxng.js";
import { TableBuilder } from "./tables.js";
import { type TypeModule, TypePrinter } from "./types.js";

const HEADER = "// Made from src/shapes by scripts/generate.mjs; do not edit.\n";

const namespaces: Readonly<Record<string, string>> = {
  bhyve: "http://libvirt.org/schemas/domain/bhyve/1.0",
  dnsmasq: "http://libvirt.org/schemas/network/dnsmasq/1.0",
  fs: "http://libvirt.org/schemas/storagepool/fs/1.0",
  lxc: "http://libvirt.org/schemas/domain/lxc/1.0",
  qemu: "http://libvirt.org/schemas/domain/qemu/1.0",
  rbd: "http://libvirt.org/schemas/storagepool/rbd/1.0",
  vmware: "http://libvirt.org/schemas/domain/vmware/1.0",
  xen: "http://libvirt.org/schemas/domain/xen/1.0",
};

/** Everything that is generated, by the path under `src/generated`. */
export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const printer = new TypePrinter();
  for (const kind of kinds) printer.add([kind.type]);
  for (const [folder, module] of printer.modules) {
    files.set(`${folder}/types.generated.ts`, typesFile(folder, module));
  }
  const builders = new Map<string, TableBuilder>();
  for (const kind of [...kinds].sort((a, b) => Number(a.base !== undefined) - Number(b.base !== undefined))) {
    const builder = new TableBuilder(kind.base === undefined ? undefined : builders.get(kind.base));
    builder.add([kind.type]);
    builders.set(kind.folder, builder);
    files.set(`${kind.folder}/table.generated.ts`, tableFile(kind, builder));
    if (kind.ownFunctions === undefined) {
      files.set(`${kind.folder}/functions.generated.ts`, functionsFile(kind));
    }
    files.set(
      `${kind.folder}/schema.generated.ts`,
      schemaFile(kind.type, [{ name: kind.root, shape: kind.type }]),
    );
    files.set(`${kind.folder}/index.ts`, indexFile(kind, printer));
  }
  files.set("kinds.generated.ts", kindsFile());
  files.set("device/schema.generated.ts", schemaFile("Device", deviceRoots()));
  return files;
}

/** What is published beside the code, by the path in the package: JSON Schemas, and the reference of the formats. */
export function publishedFiles(examples: readonly ExampleDocument[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { folder, type } of kinds) files.set(`json-schema/${folder}.json`, jsonSchema(type, type));
  for (const [name, text] of referencePages(examples)) files.set(`docs/format/${name}`, text);
  return files;
}

/** The devices that may be documents; a disk may then be about another medium of a drive, and have no target. */
function deviceRoots(): SchemaRoot[] {
  return [...flatten(["Devices"]).union.values()].flatMap(({ name, shapes: [shape] }) =>
    shape === undefined ? [] : [{ name, shape: name === "disk" ? "DeviceDisk" : shape }],
  );
}

function kindsFile(): string {
  const imports = kinds.map((kind) => {
    const from =
      kind.ownFunctions === undefined
        ? `./${kind.folder}/functions.generated.js`
        : `../${kind.folder}/functions.js`;
    return `import { ${camel(kind.type)}Kind } from "${from}";\n`;
  });
  const list = kinds.map((kind) => `  "${kind.folder}": ${camel(kind.type)}Kind,\n`);
  return `${HEADER}import type { Kind } from "../runtime/kind.js";
${imports.join("")}
/** Every kind of document, by the name of its entry point. */
export const kinds = {
${list.join("")}} as const satisfies Readonly<Record<string, Kind>>;
`;
}

function schemaFile(type: string, roots: readonly SchemaRoot[]): string {
  const json = JSON.stringify(compileSchema(relaxng(roots, namespaces)).toJSON());
  return `${HEADER}
/** The schema of these documents, precompiled: \`JSON.stringify(schema.toJSON())\`. */
export const ${camel(type)}SchemaJson =
  ${JSON.stringify(json)};
`;
}

function typesFile(folder: string, module: TypeModule): string {
  const imports = [...module.imports].map(([from, names]) => {
    if (from === folder) throw new Error(`${folder} imports from itself`);
    return `import type { ${[...names].sort().join(", ")} } from "../${from}/types.generated.js";\n`;
  });
  const runtime = [...module.runtime].sort().join(", ");
  if (runtime !== "") imports.push(`import type { ${runtime} } from "../../runtime/kept.js";\n`);
  const declarations = [...module.declarations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return `${HEADER}${imports.sort().join("")}\n${declarations.join("\n")}`;
}

function tableFile(kind: KindDescription, builder: TableBuilder): string {
  const name = camel(kind.type);
  const used = [...builder.prefixes].sort();
  const base = kind.base === undefined ? undefined : `${camel(kindOf(kind.base).type)}Table`;
  const fields = [
    ...(base === undefined ? [] : [`  base: ${base},\n`]),
    ...(used.length === 0
      ? []
      : [
          `  namespaces: {\n${used.map((prefix) => `    ${prefix}: "${namespaces[prefix]}",\n`).join("")}  },\n`,
        ]),
    `  shapes: \`${builder.lines.join("\n").replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${")}\`,\n`,
  ];
  const baseImport =
    base === undefined ? "" : `import { ${base} } from "../${kind.base}/table.generated.js";\n`;
  return `${HEADER}import type { Table } from "../../runtime/shape.js";
${baseImport}
/** How documents of this kind are read and written; the notation is that of \`generator/tables.ts\`. */
export const ${name}Table: Table = {
${fields.join("")}};
`;
}

function functionsFile(kind: KindDescription): string {
  const { type, root } = kind;
  const name = camel(type);
  const noun = nounOf(type);
  const a = /^[aeiou]/.test(noun) ? "an" : "a";
  return `${HEADER}import type { Problem } from "../../errors.js";
import { type DiffOptions, type Difference, diff } from "../../runtime/diff.js";
import type { Kind } from "../../runtime/kind.js";
import { parse, type ReadOptions } from "../../runtime/parse.js";
import { format, type WriteOptions } from "../../runtime/write.js";
import { ${name}Table } from "./table.generated.js";
import type { ${type} } from "../${kind.shapes ?? kind.folder}/types.generated.js";

/** This kind of document, for functions that take any. */
export const ${name}Kind: Kind = { table: ${name}Table, root: "${root}" };

/** A ${noun} document, read. */
export interface Parsed${type} {
  readonly ${name}: ${type};
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads ${a} ${noun} document (\`<${root}>\`): a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parse${type}(input: string | Uint8Array, options: ReadOptions = {}): Parsed${type} {
  const { value, warnings } = parse<${type}>(${name}Kind, input, options);
  return { ${name}: value, warnings };
}

/**
 * Writes ${a} ${noun} document (\`<${root}>\`).
 *
 * @throws XmlError for what is no such model, and for what XML cannot hold.
 */
export function format${type}(${name}: ${type}, options: WriteOptions = {}): string {
  return format(${name}Kind, ${name}, options);
}

/** What differs between two ${noun} documents in meaning. */
export function diff${type}(before: ${type}, after: ${type}, options: DiffOptions = {}): Difference[] {
  return diff(before, after, options);
}
`;
}

/** All that an entry point offers: functions, and every type that its documents are made of. */
function indexFile(kind: KindDescription, printer: TypePrinter): string {
  const { type } = kind;
  const lines = [
    `export { XmlError, type Problem } from "../../errors.js";`,
    `export type { Kept, Leftovers, UnknownWord, ValueNote, XmlAttribute, XmlContent, XmlElement, XmlNode } from "../../runtime/kept.js";`,
    `export type { Kind } from "../../runtime/kind.js";`,
    `export type { XmlLimits } from "../../runtime/limits.js";`,
    `export type { ReadOptions } from "../../runtime/parse.js";`,
    `export type { WriteOptions } from "../../runtime/write.js";`,
    `export type { Difference, DiffOptions } from "../../runtime/diff.js";`,
    kind.ownFunctions === undefined
      ? `export { ${camel(type)}Kind, diff${type}, format${type}, parse${type}, type Parsed${type} } from "./functions.generated.js";`
      : `export * from "../../${kind.folder}/index.js";`,
  ];
  for (const [folder, names] of reachable(kind, printer)) {
    const from = folder === kind.folder ? "./types.generated.js" : `../${folder}/types.generated.js`;
    lines.push(`export type { ${[...names].sort().join(", ")} } from "${from}";`);
  }
  return `${lines.join("\n")}\n`;
}

/** The types that the kind's documents are made of, by folder. */
function reachable(kind: KindDescription, printer: TypePrinter): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const visit = (folder: string, name: string) => {
    if (seen.has(`${folder}/${name}`)) return;
    seen.add(`${folder}/${name}`);
    const module = printer.modules.get(folder)!;
    found.set(folder, (found.get(folder) ?? new Set()).add(name));
    for (const word of new Set(
      module.declarations
        .get(name)!
        .replace(/\/\*\*.*?\*\//gs, "")
        .match(/\b[A-Z]\w*/g),
    )) {
      if (module.declarations.has(word)) visit(folder, word);
      for (const [from, names] of module.imports) if (names.has(word)) visit(from, word);
    }
  };
  visit(kind.shapes ?? kind.folder, kind.type);
  return found;
}

const camel = (name: string) => name[0]!.toLowerCase() + name.slice(1);

/** \`StoragePoolSources\` as "storage pool sources". */
const nounOf = (type: string) =>
  type
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/^Nw ?Filter/, "network filter")
    .toLowerCase();
