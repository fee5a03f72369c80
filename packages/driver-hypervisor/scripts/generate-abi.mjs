#!/usr/bin/env node
/**
 * Turns the facts about every Xen release's structures into the compact tables of `src/abi/tables.generated.ts`.
 * Run by hand when the facts change, and commit what it writes:
 *
 *     node scripts/generate-abi.mjs
 *
 * The facts, `packages/testkit/fixtures/xen-abi/profiles.json`, have one row for each architecture and version pair
 * (compiler-measured offsets). The tables have one row for each *change*: a layout holds from one interface until the
 * next row of the same structure and architecture. Names lose their era: `dom0_getdomaininfo` and
 * `xen_domctl_getdomaininfo` are one structure that changed.
 */
import { readFileSync, writeFileSync } from "node:fs";

const facts = new URL("../../testkit/fixtures/xen-abi/profiles.json", import.meta.url);
const target = new URL("../src/abi/tables.generated.ts", import.meta.url);
const rows = JSON.parse(readFileSync(facts, "utf8"));
const arches = ["x86_64", "x86_32", "arm64"];

/** Structures of the dom0_op era under the names they have had since. */
const successors = {
  dom0_getdomaininfo: "domctl.getdomaininfo",
  dom0_getdomaininfolist: "sysctl.getdomaininfolist",
  dom0_pausedomain: "domctl.pausedomain",
  dom0_destroydomain: "domctl.destroydomain",
  dom0_setdomainmaxmem: "domctl.max_mem",
  dom0_max_vcpus: "domctl.max_vcpus",
  dom0_setvcpuaffinity: "domctl.vcpuaffinity",
  dom0_getvcpuinfo: "domctl.getvcpuinfo",
  dom0_physinfo: "sysctl.physinfo",
  dom0_sched_id: "sysctl.sched_id",
};
const sysctlCommands = new Set(["getdomaininfolist", "physinfo", "sched_id", "readconsole"]);

const structName = (name) => successors[name] ?? name.replace(/^xen_(domctl|sysctl)_/, "$1.");
const hex = (number) => `0x${number.toString(16)}`;
const pairKey = (row) => `${row.sysctl_version}/${row.domctl_version}`;

/** One interface: the versions that a hypervisor accepts together. */
const pairs = rows.filter((row) => row.arch === "x86_64");
const rank = new Map(pairs.map((row, index) => [pairKey(row), index]));
const firstOnArm64 = Math.min(
  ...rows.filter((row) => row.arch === "arm64").map((row) => rank.get(pairKey(row))),
);

/** Where two releases share a version pair, the later layout only adds fields where zeros were: it serves both. */
function profileOf(row) {
  const merged = { ...row.profile };
  for (const { profile } of row.variants ?? []) {
    for (const [name, later] of Object.entries(profile)) {
      for (const [field, place] of Object.entries(merged[name])) {
        if (field !== "size" && JSON.stringify(later[field]) !== JSON.stringify(place)) {
          throw new Error(`${row.arch} ${pairKey(row)} ${name}.${field} moves within one version pair`);
        }
      }
      merged[name] = later;
    }
  }
  return merged;
}

/** `size: name@offset:type …`, padding left out. */
function layoutText(struct) {
  const fields = Object.entries(struct)
    .filter(([name]) => name !== "size" && !/(^|\.)_?pad/.test(name))
    .map(([name, [offset, type]]) => `${name}@${offset}:${type}`);
  return `${struct.size}: ${fields.join(" ")}`;
}

/** An architecture's rows, oldest first. What came before arm64 is taken to be as on x86_64: it saves saying so. */
function rowsOf(arch) {
  return pairs.map((pair) => rows.find((row) => row.arch === arch && pairKey(row) === pairKey(pair)) ?? pair);
}

/** Keeps, per key and architecture, only the rows where something changes; `null` ends a thing. */
function changes(entriesOf) {
  const table = new Map();
  for (const arch of arches) {
    const ofArch = rowsOf(arch);
    const last = new Map();
    for (const row of ofArch) {
      const now = new Map(entriesOf(row, profileOf(row)));
      for (const key of new Set([...last.keys(), ...now.keys()])) {
        const value = now.get(key) ?? null;
        if ((last.get(key) ?? null) === value) continue;
        last.set(key, value);
        const list = table.get(key) ?? [];
        table.set(key, list);
        const from = rank.get(pairKey(row));
        const same = list.find((change) => change.from === from && change.value === value);
        if (same) same.arches.push(arch);
        else list.push({ from, value, arches: [arch] });
      }
    }
  }
  for (const list of table.values()) list.sort((a, b) => a.from - b.from);
  return new Map([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const structs = changes((_, profile) =>
  Object.entries(profile)
    .filter(([name]) => /^(dom0_|xen_domctl_|xen_sysctl_)/.test(name))
    .map(([name, struct]) => [structName(name), layoutText(struct)]),
);

const headers = changes((_, profile) =>
  profile.op
    ? ["domctl", "sysctl"].map((family) => [family, `7 ${profile.op.size}: union@${profile.op.union}`])
    : ["domctl", "sysctl"].map((family) => {
        const { hypercall, size, domain, union } = profile[family];
        return [family, `${hypercall} ${size}: ${domain ? `domain@${domain[0]} ` : ""}union@${union}`];
      }),
);

const commands = changes((_, profile) => {
  const named = (family, cmds) => Object.entries(cmds).map(([name, number]) => [`${family}.${name}`, number]);
  if (!profile.cmds)
    return [...named("domctl", profile.domctl_cmds), ...named("sysctl", profile.sysctl_cmds)];
  return Object.entries(profile.cmds).map(([name, number]) => [
    `${sysctlCommands.has(name) ? "sysctl" : "domctl"}.${name}`,
    number,
  ]);
});

const flags = changes((_, profile) =>
  Object.entries(profile.flags)
    .filter(([, mask]) => mask < 0x10000 && (mask & (mask - 1)) === 0)
    .filter(([name]) => !/(mask|shift)$/.test(name))
    .map(([name, mask]) => [name, Math.log2(mask)]),
);

/** One line a change: `[from, value]`, with the architectures where they are not all. */
function printChanges(list) {
  return list.map(({ from, value, arches: some }) => {
    const which = some.length === arches.length ? "" : `, ${JSON.stringify(some.join(" "))}`;
    return `[${from}, ${JSON.stringify(value)}${which}]`;
  });
}

function printTable(name, type, doc, table) {
  const lines = [...table].map(([key, list]) => {
    const printed = printChanges(list);
    const short = printed.join(", ");
    const quoted = /^[a-z_]+$/.test(key) ? key : JSON.stringify(key);
    return short.length < 90
      ? `  ${quoted}: [${short}],`
      : `  ${quoted}: [\n${printed.map((text) => `    ${text},`).join("\n")}\n  ],`;
  });
  return `/** ${doc} */\nexport const ${name} = {\n${lines.join("\n")}\n} as const satisfies ${type};\n`;
}

function printInterface(row, index) {
  const [first, last] = [row.releases[0], row.releases.at(-1).replace(/^unstable.*/, "development")];
  const releases = first === last ? first : `${first} … ${last}`;
  const versions =
    row.sysctl_version === null
      ? `dom0: ${hex(row.dom0_version)}`
      : `sysctl: ${hex(row.sysctl_version)}, domctl: ${hex(row.domctl_version)}`;
  return `  /* ${String(index).padStart(2)} */ { ${versions}, releases: "${releases}" },`;
}

const output = `// Written by scripts/generate-abi.mjs from compiler-measured facts; do not edit.
import type { Change, Interface } from "./tables.js";

/** Every released interface of Xen, oldest first; the tables below name one by its place in this list. */
export const interfaces = [
${pairs.map(printInterface).join("\n")}
] as const satisfies readonly Interface[];

/** The oldest interface of Xen on arm64; what the tables say of it before means nothing. */
export const firstOnArm64 = ${firstOnArm64};

${printTable("headers", "Record<string, readonly Change<string>[]>", "Hypercall number, size, and where domain and payload lie, of the operation structures.", headers)}
${printTable("commands", "Record<string, readonly Change<number>[]>", "Command numbers.", commands)}
${printTable("domainFlags", "Record<string, readonly Change<number>[]>", "Bits of `getdomaininfo.flags`.", flags)}
${printTable("structs", "Record<string, readonly Change<string>[]>", "Payload layouts, `size: field@offset:type …`.", structs)}`;

writeFileSync(target, output);
console.log(`${pairs.length} interfaces, ${structs.size} structures, ${output.length} bytes`);
