import { fieldType } from "./typed-params.mjs";

/** Fields that count nanoseconds, bytes or events of a CPU: those are bigint. */
const wide =
  /bytes|(^|[._])times?$|^vcpu\.\*\.(wait|delay)|^cpu\.(user|system)|\.(allocation|capacity|physical|threshold)$|latency|\.start$|-ns$|^perf\.|driverDate/;

/** The types of fields that the facts do not tell. */
const untold = { "if.*.addr.*.prefix": "uint" };

/** The dotted names of a group of macros, `*` for a number, and their types. */
function patterns(macros, prefix) {
  const names = Object.keys(macros).filter((name) => name.startsWith(prefix));
  // One field is itself called prefix: that of an address.
  const prefixes = names.filter((name) => name.endsWith("_PREFIX") && !name.endsWith("_SUFFIX_PREFIX"));
  const histograms = prefixes.filter(
    (name) => /_LATENCY_HISTOGRAM_[A-Z_]+_PREFIX$/.test(name) && !name.includes("_BIN_"),
  );
  const scopesOf = (name) => {
    const inner = prefixes.filter((it) => name.startsWith(`${it.slice(0, -"PREFIX".length)}SUFFIX_`));
    const closest = inner.sort((a, b) => b.length - a.length)[0];
    if (name.includes("_LATENCY_HISTOGRAM_SUFFIX_") && !closest?.includes("_BIN_")) return histograms;
    return closest === undefined ? [] : [closest];
  };
  const pathsOf = (name) => {
    const { string } = macros[name];
    const scopes = scopesOf(name);
    if (scopes.length === 0) return [string];
    return scopes.flatMap((scope) =>
      pathsOf(scope).map((path) => `${path}${string.startsWith(".") ? "*" : ""}${string}`),
    );
  };
  const found = {};
  for (const name of names) {
    if (prefixes.includes(name) || /_STATS_(CUSTOM|VM)_/.test(name)) continue;
    for (const path of pathsOf(name)) {
      const type = untold[path] ?? macros[name].paramType;
      if (type === undefined) throw new Error(`${name} has no type`);
      found[path] = fieldType(type, wide.test(path) && !/\.(count|value)$/.test(path));
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Dotted names as a tree. */
function treeOf(fields) {
  const tree = {};
  for (const [path, type] of Object.entries(fields)) {
    let node = tree;
    const words = path.split(".");
    for (const word of words.slice(0, -1)) node = node[word] ??= {};
    node[words.at(-1)] = type;
  }
  return tree;
}

const key = (name) => (/^[a-zA-Z_]\w*$/.test(name) ? name : `"${name}"`);
const scalar = (type) =>
  type.endsWith(" bigint") ? "bigint" : type === "string" || type === "boolean" ? type : "number";

/** A node of the tree as a TypeScript type: numbered children with a count are a list, without one a record. */
function typeOf(node, indent) {
  if (typeof node === "string") return scalar(node);
  const { "*": item, count, ...rest } = node;
  const inner = `${indent}  `;
  if (item !== undefined && count !== undefined) return `readonly ${typeOf(item, indent)}[]`;
  const rows = Object.entries(rest).map(
    ([name, child]) => `${inner}readonly ${key(name)}?: ${typeOf(child, inner)};\n`,
  );
  if (item !== undefined) rows.push(`${inner}readonly [number: number]: ${typeOf(item, inner)};\n`);
  return `{\n${rows.join("")}${indent}}`;
}

const table = (name, doc, fields) => `
/** ${doc} */
export const ${name}: FieldTypes = {
${Object.entries(fields)
  .map(([path, type]) => `  "${path}": "${type}",\n`)
  .join("")}};
`;

const shape = (name, doc, fields) => `
/** ${doc} */
export interface ${name} ${typeOf(treeOf(fields), "").replace(/}$/, "  readonly [unknown: string]: unknown;\n}")}
`;

export function statisticsFiles({ macros }) {
  const stats = patterns(macros, "VIR_DOMAIN_STATS_");
  const guest = patterns(macros, "VIR_DOMAIN_GUEST_INFO_");
  const doc =
    "bigint counts bytes, nanoseconds or events of a CPU; what is unknown is kept as `TypedValue`s.";
  return {
    "statistics/fields.generated.ts": `import type { FieldTypes } from "../typed-params/field-types.js";
${table("domainStatsFields", "C: `VIR_DOMAIN_STATS_*`.", stats)}${table("guestInfoFields", "C: `VIR_DOMAIN_GUEST_INFO_*`.", guest)}`,
    "statistics/shapes.generated.ts": `${shape("DomainStats", `A domain's statistics, libvirt's names as a tree: ${doc} C: \`VIR_DOMAIN_STATS_*\`.`, stats)}${shape("DomainGuestInfo", `What the guest tells of itself, libvirt's names as a tree: ${doc} C: \`VIR_DOMAIN_GUEST_INFO_*\`.`, guest)}`,
  };
}
