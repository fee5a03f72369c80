/** Enums that the contract has no use for, by the reason. */
const skipped = [
  { names: /^virAdm|^virClientTransport$/, reason: "the admin protocol is not ours" },
  {
    names: /^virErr(orNumber|orDomain|orLevel)$/,
    reason: "written by hand in src/errors, with a sentence for each",
  },
  { names: /ParameterType$|^virTypedParameter/, reason: "typed parameters are records here" },
  {
    names: /^virEventHandle|^virStream(EventType|Flags|RecvFlags)/,
    reason: "streams are WHATWG streams here",
  },
  { names: /^virDomainFDAssociateFlags$/, reason: "needs file descriptors" },
];

/** `virDomainUndefineFlagsValues` is `DomainUndefineFlags`, `virConnectDomainEventBlockJobStatus` `DomainEventBlockJobStatus`. */
function exportName(name) {
  return name
    .replace(/^vir/, "")
    .replace(/^Connect(?=DomainEvent)/, "")
    .replace(/Flag(s?)Values$/, "Flags")
    .replace(/Values$/, "")
    .replace(/DetailType$/, "Detail");
}

/** What the members' names share: whole words, and not so much that one of them has no name left. */
function sharedPrefix(enumName, members) {
  const words = members.map((member) => member.split("_"));
  let shared = 0;
  if (members.length > 1) {
    while (words.every((it) => it.length > shared + 1 && it[shared] === words[0][shared])) shared++;
  } else {
    const own = `VIR${exportName(enumName).toUpperCase()}`;
    const isOwn = (count) => own.startsWith(words[0].slice(0, count).join(""));
    while (words[0].length > shared + 1 && isOwn(shared + 1)) shared++;
  }
  const prefix = words[0].slice(0, shared).join("_");
  return `${prefix}_`;
}

const key = (name) => (/^\d/.test(name) ? `"${name}"` : name);
const sentence = (text) => text[0].toUpperCase() + text.slice(1);
const comment = (text) => text.replaceAll("*/", "* /");

function enumText(cName, { values, meaning, kind }) {
  const name = exportName(cName);
  const prefix = sharedPrefix(cName, Object.keys(values));
  const what = meaning === undefined ? "" : `${sentence(meaning)}. `;
  const rows = Object.entries(values).map(([member, { value, meaning: note }]) => {
    const line = `  ${key(member.slice(prefix.length))}: ${value},\n`;
    return note === undefined ? line : `  /** ${comment(note)} */\n${line}`;
  });
  const type = kind === "flags" ? "" : `export type ${name} = (typeof ${name})[keyof typeof ${name}];\n`;
  return `
/** ${comment(what)}C: \`${cName}\`, \`${prefix}*\`. */
export const ${name} = {
${rows.join("")}} as const;
${type}`;
}

/** One module for each header, and an index of all. */
export function flagFiles({ enums }) {
  const modules = new Map();
  for (const [name, facts] of Object.entries(enums)) {
    if (skipped.some(({ names }) => names.test(name))) continue;
    const module = facts.header
      .replace(/^libvirt-/, "")
      .replace(/\.h$/, "")
      .replace("nodedev", "node-device");
    modules.set(module, [...(modules.get(module) ?? []), [name, facts]]);
  }
  const files = {};
  for (const [module, list] of modules) {
    files[`flags/${module}.generated.ts`] = list.map(([name, facts]) => enumText(name, facts)).join("");
  }
  files["flags/index.ts"] = [...modules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, list]) => {
      const names = list.map(([name]) => exportName(name)).sort();
      return `export {\n${names.map((name) => `  ${name},\n`).join("")}} from "./${module}.generated.js";\n`;
    })
    .join("");
  return files;
}
