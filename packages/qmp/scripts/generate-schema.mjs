#!/usr/bin/env node
/**
 * Writes `src/schema.generated.ts` from what several QEMUs told of themselves by `query-qmp-schema` (`facts/`):
 *
 *     node packages/qmp/scripts/generate-schema.mjs [--check]
 *
 * QEMU names types by numbers that differ from build to build, so types are named here by the shortest way to them, and
 * those of several versions are walked together: what one of them lacks is optional, what one of them adds is there.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const target = at("src/schema.generated.ts");

const schemas = readdirSync(at("facts"))
  .filter((file) => file.startsWith("query-qmp-schema-"))
  .map((file) => ({
    version: /-(\d+\.\d+)\.json$/.exec(file)[1],
    entities: new Map(JSON.parse(readFileSync(at(`facts/${file}`), "utf8")).map((e) => [e.name, e])),
  }))
  .sort((a, b) => Number(a.version) - Number(b.version));

/** A type is the list of its names in the versions, `undefined` where a version lacks it. */
const nodes = new Map();
function nodeOf(names) {
  const key = names.join("|");
  let node = nodes.get(key);
  if (node === undefined) {
    const found = names.map((name, i) => (name === undefined ? undefined : schemas[i].entities.get(name)));
    node = { key, found, meta: found.find(Boolean)["meta-type"] };
    nodes.set(key, node);
  }
  return node;
}

const union = (lists) => [...new Set(lists.flat())];
const memberOf = (object, name) => object?.members.find((member) => member.name === name);
/** For each version, what `pick` finds in its entity. */
const across = (node, pick) => node.found.map((entity) => (entity === undefined ? undefined : pick(entity)));

function membersOf(node) {
  const names = union(across(node, (object) => object.members.map(({ name }) => name)).filter(Boolean));
  return names.map((name) => {
    const members = across(node, (object) => memberOf(object, name));
    const optional = node.found.some(
      (object, i) => object !== undefined && (members[i]?.default !== undefined || members[i] === undefined),
    );
    const type = nodeOf(sameKind(members.map((member) => member?.type)));
    return { name, optional, type };
  });
}

/** A member that changed from one kind of type to another is told as the newest version has it. */
function sameKind(names) {
  const kinds = names.map((name, i) => name && schemas[i].entities.get(name)["meta-type"]);
  const newest = kinds.findLast(Boolean);
  const last = names.findLast(Boolean);
  return names.map((name, i) =>
    kinds[i] === newest && (newest !== "builtin" || name === last) ? name : undefined,
  );
}

function casesOf(node) {
  const cases = union(
    across(node, (object) => object.variants?.map((variant) => variant.case)).filter(Boolean),
  );
  return cases.map((word) => ({
    word,
    type: nodeOf(across(node, (object) => object.variants?.find((variant) => variant.case === word)?.type)),
  }));
}

const pascal = (text) =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join("");

/** Names every object and enumeration by the shortest way to it. */
const named = new Map();
const taken = new Set(["QmpCommands", "QmpEvents", "QmpInteger"]);
function isNamed(node) {
  return node.meta === "object" ? !isEmpty(node) : node.meta === "enum";
}
function isEmpty(node) {
  return membersOf(node).length === 0 && casesOf(node).length === 0;
}
function nameAll(roots) {
  let level = roots;
  const seen = new Set();
  while (level.length > 0) {
    const following = [];
    for (const { node, path } of level) {
      if (seen.has(node.key)) continue;
      seen.add(node.key);
      if (isNamed(node)) {
        let name = path;
        for (let n = 2; taken.has(name); n++) name = `${path}${n}`;
        taken.add(name);
        named.set(node.key, name);
      }
      if (node.meta === "object") {
        for (const { name, type } of membersOf(node))
          following.push({ node: type, path: path + pascal(name) });
        for (const { word, type } of casesOf(node)) following.push({ node: type, path: path + pascal(word) });
      } else if (node.meta === "array") {
        following.push({ node: elementOf(node), path });
      } else if (node.meta === "alternate") {
        for (const type of alternativesOf(node)) following.push({ node: type, path });
      }
    }
    level = following;
  }
}
const elementOf = (node) => nodeOf(sameKind(across(node, (array) => array["element-type"])));
/** The branches of an alternate, paired over the versions by their kind. */
function alternativesOf(node) {
  const kindOf = (i, name) =>
    schemas[i].entities.get(name)["meta-type"] + (schemas[i].entities.get(name)["json-type"] ?? "");
  const kinds = union(
    across(node, (alt) => alt.members.map(({ type }) => type)).map((types, i) =>
      (types ?? []).map((t) => kindOf(i, t)),
    ),
  );
  return kinds.map((kind) =>
    nodeOf(
      node.found.map((alt, i) =>
        alt?.members.map(({ type }) => type).find((type) => kindOf(i, type) === kind),
      ),
    ),
  );
}

const builtins = {
  str: "string",
  bool: "boolean",
  int: "QmpInteger",
  number: "number",
  null: "null",
  any: "JsonValue",
};
function typeText(node) {
  switch (node.meta) {
    case "builtin":
      return builtins[node.found.find(Boolean).name];
    case "array": {
      const element = typeText(elementOf(node));
      return `readonly ${element.includes(" ") ? `(${element})` : element}[]`;
    }
    case "alternate":
      return union([alternativesOf(node).map(typeText)]).join(" | ");
    default:
      return named.get(node.key) ?? "Record<string, never>";
  }
}

const property = (name) => (/^[a-z_]\w*$/i.test(name) ? name : JSON.stringify(name));
const quote = (word) => JSON.stringify(word);
const fieldsText = (fields) =>
  fields
    .map(
      ({ name, optional, type }) =>
        `  readonly ${property(name)}${optional ? "?" : ""}: ${typeText(type)}${optional ? " | undefined" : ""};\n`,
    )
    .join("");

function declaration(node) {
  const name = named.get(node.key);
  if (node.meta === "enum") {
    const words = union(
      across(node, (e) => e.members?.map((member) => member.name) ?? e.values).filter(Boolean),
    );
    return `export type ${name} = ${words.map(quote).join(" | ")};\n`;
  }
  const tag = node.found.findLast(Boolean).tag ?? node.found.find((object) => object?.tag)?.tag;
  const members = membersOf(node);
  const cases = casesOf(node);
  if (cases.length === 0) return `export interface ${name} {\n${fieldsText(members)}}\n`;
  const tagMember = members.find((member) => member.name === tag);
  const rest = members.filter((member) => member !== tagMember);
  const words = union(
    across(tagMember.type, (e) => e.members?.map((member) => member.name) ?? e.values).filter(Boolean),
  );
  const withBody = cases.filter(({ type }) => !isEmpty(type));
  const plain = words.filter((word) => !withBody.some((one) => one.word === word));
  const mark = tagMember.optional ? "?" : "";
  const base = rest.length > 0 ? `${name}Base & ` : "";
  const alternatives = withBody.map(
    ({ word, type }) => `(${base}{ readonly ${property(tag)}: ${quote(word)} } & ${typeText(type)})`,
  );
  if (plain.length > 0)
    alternatives.push(`(${base}{ readonly ${property(tag)}${mark}: ${plain.map(quote).join(" | ")} })`);
  const baseText = rest.length > 0 ? `export interface ${name}Base {\n${fieldsText(rest)}}\n` : "";
  return `${baseText}export type ${name} =\n  | ${alternatives.join("\n  | ")};\n`;
}

const entitiesOf = (meta) =>
  union(
    schemas.map(({ entities }) =>
      [...entities.values()].filter((e) => e["meta-type"] === meta).map((e) => e.name),
    ),
  ).sort();
const inVersions = (name, field) => nodeOf(schemas.map(({ entities }) => entities.get(name)?.[field]));
const commands = entitiesOf("command").map((name) => ({
  name,
  args: inVersions(name, "arg-type"),
  returns: nodeOf(sameKind(schemas.map(({ entities }) => entities.get(name)?.["ret-type"]))),
}));
const events = entitiesOf("event").map((name) => ({ name, data: inVersions(name, "arg-type") }));
nameAll([
  ...commands.map(({ name, args }) => ({ node: args, path: `${pascal(name)}Arguments` })),
  ...commands.map(({ name, returns }) => ({ node: returns, path: `${pascal(name)}Return` })),
  ...events.map(({ name, data }) => ({ node: data, path: `${pascal(name)}Event` })),
]);

const newest = schemas.at(-1).version;
function since(name) {
  const having = schemas.filter(({ entities }) => entities.has(name)).map(({ version }) => version);
  if (having.length === schemas.length) return "";
  return having.at(-1) === newest
    ? `  /** Since QEMU ${having[0]} at the latest. */\n`
    : `  /** Not in QEMU ${newest} any more. */\n`;
}
/** Commands whose further arguments depend on a device's type, so that the schema cannot tell them. */
const open = new Set(["device_add"]);
const argumentsText = ({ name, args }) =>
  isEmpty(args)
    ? "Record<never, never>"
    : `${typeText(args)}${open.has(name) ? " & { readonly [property: string]: JsonValue | undefined }" : ""}`;

/** A discriminating member's own enumeration is spelled out in the alternatives; nobody needs its name then. */
const declarations = [...named].map(([key, name]) => ({ name, body: declaration(nodes.get(key)) }));
const words = new Map();
for (const word of declarations.flatMap(({ body }) => body.match(/\w+/g)))
  words.set(word, (words.get(word) ?? 0) + 1);
const isRoot = (name) => /(Arguments|Return|Event)$/.test(name);
const used = declarations.filter(({ name }) => isRoot(name) || words.get(name) > 1).map(({ body }) => body);

const text = `// Generated by scripts/generate-schema.mjs from facts/; do not edit.
import type { JsonValue } from "./json.js";

/** An integer: a \`number\` up to 2^53, beyond that a \`bigint\`. \`BigInt(x)\` makes one kind of both. */
export type QmpInteger = number | bigint;

/** Every command of QEMU ${schemas.map(({ version }) => version).join(", ")}: what it takes and what it returns. */
export interface QmpCommands {
${commands.map((command) => `${since(command.name)}  readonly ${quote(command.name)}: { readonly arguments: ${argumentsText(command)}; readonly returns: ${typeText(command.returns)} };\n`).join("")}}

/** Every event and what it carries. */
export interface QmpEvents {
${events.map(({ name, data }) => `${since(name)}  readonly ${name}: ${isEmpty(data) ? "undefined" : typeText(data)};\n`).join("")}}

${used.join("\n")}`;

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("schema.generated.ts is not what facts/ say: run this script");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
  console.log(
    `${commands.length} commands, ${events.length} events, ${named.size} types, ${text.length} characters`,
  );
}
