import { readdirSync, readFileSync } from "node:fs";

/** Objects by the type of an operation's first argument. */
const objects = {
  DomainRef: "domain",
  DomainSnapshotRef: "domain-snapshot",
  DomainCheckpointRef: "domain-checkpoint",
  NetworkRef: "network",
  NetworkPortRef: "network-port",
  StoragePoolRef: "storage-pool",
  StorageVolRef: "storage-volume",
  NodeDeviceRef: "node-device",
  InterfaceRef: "interface",
  SecretRef: "secret",
  NWFilterRef: "nwfilter",
  NWFilterBindingRef: "nwfilter-binding",
};

/** The error domain of a file of operations; the connection's own is NONE, a domain's DOM. */
const errorDomains = {
  "domain-snapshot": "DOMAIN_SNAPSHOT",
  "domain-checkpoint": "DOMAIN_CHECKPOINT",
  network: "NETWORK",
  "network-port": "NETWORK",
  "storage-pool": "STORAGE",
  "storage-volume": "STORAGE",
  "node-device": "NODEDEV",
  interface: "INTERFACE",
  secret: "SECRET",
  nwfilter: "NWFILTER",
  "nwfilter-binding": "NWFILTER",
};

/** What the sources say: the operations, the file each stands in, the object it is done to and where its arguments are. */
function operationsOf(root) {
  const folder = new URL("src/operations/", root);
  const found = new Map();
  for (const file of readdirSync(folder).sort()) {
    if (/^(names|options|operations|table)\.ts$|\.generated\.ts$|\.test\.ts$/.test(file)) continue;
    const text = readFileSync(new URL(file, folder), "utf8");
    for (const [, name, list] of text.matchAll(/^ {2}(\w+)\?\(([^)]*)\)/gm)) {
      const args = [...list.matchAll(/(\w+)\??: ([^,]+)/g)].map(([, arg, type]) => ({
        arg,
        type: type.trim(),
      }));
      found.set(name, { file: file.replace(/\.ts$/, ""), args });
    }
  }
  return found;
}

/** `virConnectListAllNWFilters` is `listAllNWFilters`, `virNWFilterDefineXML` `nwfilterDefineXML`. */
function plainName(cName) {
  const bare = cName.replace(/^vir(Connect)?/, "");
  return bare.startsWith("NWFilter")
    ? bare.replace("NWFilter", "nwfilter")
    : bare[0].toLowerCase() + bare.slice(1);
}

/** The operation that a procedure is part of; undefined where a reason says why there is none. */
function operationOf({ name, cApi }, rules, operations) {
  if (name in rules.without) return undefined;
  const named = rules.merged[cApi] ?? plainName(cApi);
  if (operations.has(named)) return named;
  const twin = named.replace(/Flags$/, "");
  if (operations.has(twin)) return twin;
  throw new Error(`${name} (${cApi}) has neither an operation nor a line with a reason`);
}

/** `flags & (VIR_A=1 | VIR_B=8)` or `source == VIR_C=1` as the argument and the bits that are denied. */
function condition(text, args) {
  const argument = args.findIndex(({ arg }) => text.startsWith(`${arg} `));
  const mask = [...text.matchAll(/=(\d+)/g)].reduce((bits, [, value]) => bits | Number(value), 0);
  if (argument < 0 || mask === 0) throw new Error(`cannot read the condition '${text}'`);
  return `${argument}&${mask}`;
}

export function operationFiles(protocol, rules, root) {
  const operations = operationsOf(root);
  const facts = new Map();
  for (const procedure of Object.values(protocol.procedures).flat()) {
    if (procedure.kind === "event" || procedure.cApi === undefined || procedure.name.startsWith("ADMIN_"))
      continue;
    const operation = operationOf(procedure, rules, operations);
    if (operation === undefined) continue;
    const isPlain = plainName(procedure.cApi) === operation;
    if (!facts.has(operation) || isPlain) facts.set(operation, procedure);
  }
  for (const [operation, cApi] of Object.entries(rules.composed))
    facts.set(operation, { cApi, readOnly: facts.get(plainName(cApi))?.readOnly });
  const rows = [...operations].map(([name, { file, args }]) => {
    const procedure = facts.get(name);
    if (procedure === undefined) throw new Error(`no procedure belongs to ${name}`);
    const object = objects[args[0]?.type] ?? "connection";
    const errors = errorDomains[file] ?? (object === "domain" ? "DOM" : "NONE");
    const denied = procedure.readOnly === "denied" || name in rules.deniedReadOnly;
    const readOnly = denied
      ? "denied"
      : procedure.readOnly === "conditional"
        ? condition(procedure.readOnlyDeniedWhen[0], args)
        : "allowed";
    const flagsAt = args.findIndex(({ arg }) => arg === "flags");
    const parameters = args
      .filter(({ arg }) => arg !== "options")
      .map(({ arg, type }) => `${arg}: ${type}`)
      .join(", ");
    return `${[name, procedure.cApi, object, errors, readOnly, flagsAt, parameters].join(" ").trimEnd()}\n`;
  });
  return {
    "operations/table.generated.ts": `/**
 * What is known of each operation besides its types, a line an operation: its name, the C function, its object, the domain
 * of its errors, whether a read-only connection may ask for it (\`1&8\`: unless argument 1 has that bit), where its flags
 * are, its parameters. A row is read when it is asked for: as code, the table would be compiled whole by every program.
 */
export const operationLines = \`\\
${rows.sort().join("")}\`;
`,
  };
}
