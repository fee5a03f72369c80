#!/usr/bin/env node
/**
 * Sorts the operations of the contract by what a rule of access names, the kind of object and the class, into
 * `src/access/classes.generated.ts`: from the permissions that libvirt's daemons check for each procedure, which the facts of
 * `packages/driver/facts/protocol.json` hold. Run by hand when the facts change, and commit what it writes:
 *
 *     node scripts/generate-access.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";

const driver = new URL("../../driver/", import.meta.url);
const { procedures } = JSON.parse(readFileSync(new URL("facts/protocol.json", driver), "utf8"));
const table = readFileSync(new URL("src/operations/table.generated.ts", driver), "utf8");

const kinds = { connect: "connection", storage_vol: "storage-volume" };
const kindOf = (word) => kinds[word] ?? word.replaceAll("_", "-");

/** Permissions to learn something. */
const reading = /^(getattr|read|search_.*|none)$/;
/** Permissions to change what an object does at the moment. All others change what it is, or tell what it keeps. */
const controlling = new Set([
  ...["start", "stop", "suspend", "reset", "init_control", "pm_control", "refresh", "detach"],
  ...["send_input", "send_signal", "inject_nmi", "open_device", "open_graphics", "screenshot"],
  ...["fs_freeze", "fs_trim", "set_time", "interface_transaction"],
]);

/** `domain:start` and `domain:save:FLAG`: what is needed in any case, and what with a flag alone. */
function permissionsOf(procedure) {
  return procedure.acl
    .map((text) => text.split(":"))
    .filter((parts) => parts.length === 2)
    .map(([object, permission]) => ({ object, permission }));
}

/** The kind that a list or a look-up finds, else the one that is worked on, which is not the connection where there is another. */
function objectOf(permissions) {
  const worked = permissions.find(({ object }) => object !== "connect" && object !== "none");
  if (worked !== undefined) return kindOf(worked.object);
  const found = permissions.map(({ permission }) => /^search_(\w+)s$/.exec(permission)?.[1]).find(Boolean);
  return found === undefined ? "connection" : kindOf(found);
}

/** The contract says what a client that only looks may ask for. What it may not is sorted by the permissions. */
function classOf(permissions, readOnly) {
  const others = permissions.map(({ permission }) => permission).filter((word) => !reading.test(word));
  if (readOnly !== "denied") return others.length === 0 ? "read" : "write";
  return others.length > 0 && others.every((word) => controlling.has(word)) ? "control" : "write";
}

/** Names in lines of a length that can be read. */
function wrapped(operations) {
  const lines = [];
  for (const name of operations.map((operation) => `${JSON.stringify(operation)},`)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < 110) lines.push(`${lines.pop()} ${name}`);
    else lines.push(`    ${name}`);
  }
  return lines.join("\n");
}

const sorted = new Map();
for (const [, operation, c, object, readOnly] of table.matchAll(
  /^(\w+) (vir\w+) ([\w-]+) [A-Z_]+ (\S+) -?\d+\b/gm,
)) {
  const names = [c, `${c}Flags`, `${c}Params`];
  const calls = Object.values(procedures)
    .flat()
    .filter(({ cApi }) => names.includes(cApi));
  const permissions = calls.flatMap(permissionsOf);
  // What is no procedure of its own is made of several, which are done to its first argument.
  const kind = calls.length === 0 ? object : objectOf(permissions);
  const key = `${kind} ${classOf(permissions, readOnly)}`;
  sorted.set(key, [...(sorted.get(key) ?? []), operation]);
}

const rows = [...sorted.entries()]
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([key, operations]) => `  ${JSON.stringify(key)}: [\n${wrapped(operations)}\n  ],`);
writeFileSync(
  new URL("../src/access/classes.generated.ts", import.meta.url),
  `// Written by scripts/generate-access.mjs from packages/driver/facts/protocol.json; do not edit.
import type { OperationName } from "@libvirt-ts/driver";

/** Operations by the kind of object and the class that a rule of access names them by. */
export const operationClasses = {
${rows.join("\n")}
} as const satisfies Readonly<Record<string, readonly OperationName[]>>;
`,
);
