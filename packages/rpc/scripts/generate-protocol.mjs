#!/usr/bin/env node
/**
 * Turns the facts about the wire protocol, `packages/driver/facts/protocol.json`, into the tables of
 * `src/protocol/*.generated.ts`, one module an object, and into `src/protocol/index.ts`. Run by hand when the facts
 * change, and commit what it writes:
 *
 *     node scripts/generate-protocol.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";

const facts = JSON.parse(readFileSync(new URL("../../driver/facts/protocol.json", import.meta.url), "utf8"));
const folder = new URL("../src/protocol/", import.meta.url);
const HEADER =
  "// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.\n";
const WIDTH = 110;
/** What no bundler keeps for its own sake; it has to stand at every call. */
const PURE = "/* @__PURE__ */ ";

/** The module of a procedure of the remote program: the first pattern that matches. */
const modules = [
  ["auth", /^AUTH_/],
  ["domain-snapshot", /SNAPSHOT/],
  ["domain-checkpoint", /CHECKPOINT/],
  ["domain", /^DOMAIN_|^CONNECT_DOMAIN_EVENT|^CONNECT_(LIST|NUM).*_DOMAINS$|_ALL_DOMAIN_STATS$/],
  ["network-port", /^NETWORK_PORT_|^NETWORK_LIST_ALL_PORTS$/],
  ["network", /^NETWORK_|^CONNECT_NETWORK|^CONNECT_.*_NETWORKS$/],
  ["storage-volume", /^STORAGE_VOL_|_VOLUMES$/],
  ["storage-pool", /^STORAGE_POOL_|^CONNECT_.*STORAGE_POOL/],
  ["node-device", /^NODE_DEVICE_|^NODE_(NUM_OF|LIST)_DEVICES$|^CONNECT_.*NODE_DEVICE/],
  ["interface", /^INTERFACE_|_INTERFACES$/],
  ["secret", /^SECRET_|^CONNECT_SECRET|_SECRETS$/],
  ["nwfilter-binding", /NWFILTER_BINDING/],
  ["nwfilter", /NWFILTER/],
  ["connection", /^CONNECT_|^NODE_/],
];

const scalars = {
  int32: "int",
  uint32: "uint",
  int64: "hyper",
  uint64: "uhyper",
  double: "double",
  "int8-as-int32": "int",
  "uint8-as-uint32": "uint",
  "uint16-as-uint32": "uint",
};
const directions = { "server-to-client": "download", "client-to-server": "upload", both: "both" };

const camel = (name) => name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const member = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const upperFirst = (name) => name[0].toUpperCase() + name.slice(1);

/** The C function's name where it is the wire's, too; the other programs' names say which program they are of. */
function procedureName({ name, cApi }) {
  const [, program, wire] = name.match(/^([A-Z]+)_PROC_(.*)$/);
  if (program !== "REMOTE") return camel(`${program}_${wire}`);
  const c = cApi?.slice(3);
  if (!c || c.toUpperCase() !== wire.replaceAll("_", "")) return camel(wire);
  return c.replace(/^NWFilter/, "Nwfilter").replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

/** Structs that are objects of their own, not one procedure's arguments or result. */
const isShared = (name) => !/_(args|ret|msg)$/.test(name);
const wireName = (name) => `wire${upperFirst(camel(name.replace(/^(remote|admin)_(nonnull_)?/, "")))}`;

class Module {
  constructor(program, types) {
    this.program = program;
    this.types = types;
    this.used = { rpc: new Set(), shared: new Set() };
    this.rows = [];
    this.locals = new Map();
    this.names = [];
    this.typeNames = [];
  }

  use(where, name) {
    this.used[where].add(name);
    return name;
  }

  codec({ kind, type, maxValue, lengthValue }) {
    if (kind === "plain") return this.type(type);
    if (kind === "optional") return `${PURE}${this.use("rpc", "optional")}(${this.type(type)})`;
    const isChar = type === "int8-as-int32";
    if (kind === "array") {
      if (isChar) return `${PURE}${this.use("rpc", "chars")}(${maxValue})`;
      return `${PURE}${this.use("rpc", "array")}(${this.type(type)}, ${maxValue})`;
    }
    if (kind === "fixedArray" && isChar) return `${PURE}${this.use("rpc", "fixedChars")}(${lengthValue})`;
    if (kind === "variable" && type === "opaque") return `${PURE}${this.use("rpc", "opaque")}(${maxValue})`;
    if (kind === "variable" && type === "string") return `${PURE}${this.use("rpc", "string")}(${maxValue})`;
    if (kind === "fixed" && type === "opaque")
      return `${PURE}${this.use("rpc", "fixedOpaque")}(${lengthValue})`;
    throw new Error(`no codec for ${kind} of ${type}`);
  }

  type(name) {
    if (scalars[name]) return this.use("rpc", scalars[name]);
    if (/^(remote|admin)_typed_param$/.test(name)) return this.use("rpc", "typedParameter");
    const type = this.types[name];
    if (type.kind === "enum") return this.use("rpc", "int");
    if (type.kind === "typedef") {
      if (/_nonnull_string$/.test(name)) return this.use("shared", "text");
      if (/_uuid$/.test(name)) return this.use("rpc", "uuid");
      return this.codec(type.of);
    }
    if (isShared(name)) return this.shared(name);
    if (!this.locals.has(name)) this.locals.set(name, this.struct(name));
    return camel(name.replace(/^remote_/, ""));
  }

  shared(name) {
    return this.use("shared", wireName(name));
  }

  struct(name) {
    if (name === null || name === undefined) return this.use("rpc", "nothing");
    this.use("rpc", "struct");
    const members = this.types[name].fields.map((field) => {
      const [name, codec] = [member(field.name), this.codec(field)];
      return name === codec ? name : `${name}: ${codec}`;
    });
    return { members };
  }

  text() {
    const imports = [
      [
        [...this.used.rpc].filter(
          (name) => programNames.has(name) || name === "procedure" || name === "event",
        ),
        "../procedure.js",
      ],
      [[...this.used.rpc].filter((name) => scalarNames.has(name)), "../xdr/codec.js"],
      [[...this.used.rpc].filter((name) => compositeNames.has(name)), "../xdr/composite.js"],
      [[...this.used.rpc].filter((name) => name === "typedParameter"), "../xdr/typed-parameter.js"],
      [[...this.used.rpc].filter((name) => name === "uuid"), "../xdr/uuid.js"],
      [[...this.used.shared].filter((name) => name === "text"), "./scalars.js"],
      [[...this.used.shared].filter((name) => name.startsWith("wire")), "./types.generated.js"],
    ]
      .filter(([names]) => names.length > 0)
      .map(([names, from]) =>
        statement(
          `import { ${names
            .sort(insensitive)
            .map((name) => (name === "ValueOf" ? "type ValueOf" : name))
            .join(", ")} } from "${from}";`,
        ),
      );
    const locals = [...this.locals].map(
      ([name, value]) => `\nconst ${camel(name.replace(/^remote_/, ""))} = ${print(value)};\n`,
    );
    return `${HEADER}${imports.join("\n")}\n${locals.join("")}${this.rows.join("")}`;
  }
}

const programNames = new Set(["REMOTE", "QEMU", "LXC", "ADMIN"]);
const scalarNames = new Set(["int", "uint", "hyper", "uhyper", "double", "nothing", "ValueOf"]);
const compositeNames = new Set([
  "array",
  "chars",
  "fixedChars",
  "fixedOpaque",
  "opaque",
  "optional",
  "string",
  "struct",
]);
const insensitive = (a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

const print = (value, indent = "") => {
  if (typeof value === "string") return value;
  const flat = `${PURE}struct({ ${value.members.join(", ")} })`;
  if (flat.length + indent.length + 20 <= WIDTH) return flat;
  return `${PURE}struct({\n${value.members.map((line) => `${indent}  ${line},\n`).join("")}${indent}})`;
};

/** An import or export on one line, or a name a line. */
function statement(line) {
  if (line.length <= WIDTH) return line;
  const [, head, names, tail] = line.match(/^(.*?\{) (.*) (\}.*)$/);
  return `${head}\n${names
    .split(", ")
    .map((name) => `  ${name},\n`)
    .join("")}${tail}`;
}

function row(name, call, comment) {
  const flat = `export const ${name} = ${PURE}${call.name}(${call.args.map((arg) => print(arg)).join(", ")});`;
  const [head, rest] = [call.args.slice(0, 3).join(", "), call.args.slice(3)];
  const text =
    flat.length <= WIDTH && !flat.includes("\n")
      ? flat
      : `export const ${name} = ${PURE}${call.name}(\n${[head, ...rest].map((arg) => `  ${print(arg, "  ")},\n`).join("")});`;
  return `\n/** ${comment} */\n${text}\n`;
}

function add(module, entry) {
  const name = procedureName(entry);
  module.names.push(name);
  module.use("rpc", module.program);
  const head = [module.program, String(entry.number), JSON.stringify(name)];
  if (entry.kind === "event") {
    module.use("rpc", "event");
    module.rows.push(
      row(name, { name: "event", args: [...head, module.struct(entry.msg)] }, `\`${entry.name}\`.`),
    );
    return;
  }
  module.use("rpc", "procedure");
  const stream = directions[entry.stream] ? [JSON.stringify(directions[entry.stream])] : [];
  const args = [...head, module.struct(entry.args), module.struct(entry.ret), ...stream];
  const c = entry.cApi && entry.cApiPublic ? ` C: \`${entry.cApi}\`.` : "";
  module.rows.push(row(name, { name: "procedure", args }, `\`${entry.name}\`.${c}`));
}

const files = new Map();

/** The structs that several procedures share. */
function sharedTypes() {
  const module = new Module("REMOTE", { ...facts.types.remote, ...facts.types.admin });
  module.shared = wireName;
  for (const [program, types] of Object.entries(facts.types)) {
    if (program !== "remote" && program !== "admin") continue;
    for (const [name, type] of Object.entries(types)) {
      if (type.kind !== "struct" || !isShared(name) || /_typed_param$|^remote_error$/.test(name)) continue;
      const constant = wireName(name);
      module.names.push(constant);
      module.typeNames.push(upperFirst(constant));
      module.rows.push(
        `\n/** \`${name}\` */\nexport const ${constant} = ${print(module.struct(name))};\n` +
          `/** \`${name}\` */\nexport type ${upperFirst(constant)} = ValueOf<typeof ${constant}>;\n`,
      );
    }
  }
  module.use("rpc", "ValueOf");
  files.set("types", module);
}

sharedTypes();
for (const entry of facts.procedures.remote) {
  const name = entry.name.replace("REMOTE_PROC_", "");
  const [file] = modules.find(([, pattern]) => pattern.test(name));
  if (!files.has(file)) files.set(file, new Module("REMOTE", facts.types.remote));
  add(files.get(file), entry);
}
for (const program of ["qemu", "lxc", "admin"]) {
  const types = { ...facts.types.remote, ...facts.types[program] };
  const module = new Module(program.toUpperCase(), types);
  files.set(program, module);
  for (const entry of facts.procedures[program]) {
    add(module, entry);
  }
}

for (const [name, module] of files) writeFileSync(new URL(`${name}.generated.ts`, folder), module.text());

/** Every procedure and event by program, for whoever serves or decodes all of them. */
const all = { remote: [], qemu: [], lxc: [], admin: [] };
for (const [name, module] of files) {
  if (name !== "types") all[module.program.toLowerCase()].push(...module.names);
}
const sources = [...files].filter(([name]) => name !== "types").sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  new URL("all.generated.ts", folder),
  `${HEADER}import type { EventMessage, Procedure } from "../procedure.js";
${sources.map(([name, module]) => statement(`import { ${[...module.names].sort(insensitive).join(", ")} } from "./${name}.generated.js";`)).join("\n")}

/** A procedure or an event, whatever it carries. */
export type AnyMessage = Procedure<unknown, unknown> | EventMessage<unknown>;
${Object.entries(all)
  .map(
    ([program, names]) =>
      `\n/** Every procedure and event of the program \`${program}\`; loading it loads all of them. */\nexport const ${program}Messages: readonly AnyMessage[] = [\n${names.map((name) => `  ${name},\n`).join("")}];\n`,
  )
  .join("")}`,
);

const exported = [
  ["all", ["type AnyMessage", ...Object.keys(all).map((program) => `${program}Messages`)]],
  ...[...files].map(([name, module]) => [
    name,
    [...module.names, ...module.typeNames.map((type) => `type ${type}`)],
  ]),
].sort(([a], [b]) => (a < b ? -1 : 1));
const bare = (name) => name.replace("type ", "");
writeFileSync(
  new URL("index.ts", folder),
  `${HEADER}${exported
    .map(([name, names]) =>
      statement(
        `export { ${names.sort((a, b) => insensitive(bare(a), bare(b))).join(", ")} } from "./${name}.generated.js";`,
      ),
    )
    .join("\n")}\n`,
);
