import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { flatten } from "../../src/generator/flatten.js";
import { kinds } from "../../src/generator/kinds.js";

const facts = new URL("../../../../../shared/spec/libvirt-xml/shapes.json", import.meta.url);
const hasFacts = existsSync(facts);
if (!hasFacts) console.log("skipped: the facts about libvirt's documents do not stand beside the project");

interface Fact {
  readonly attributes?: Readonly<Record<string, { readonly uses?: number }>>;
  readonly children?: Readonly<Record<string, string>>;
  readonly choices?: readonly (readonly Fact[])[];
  readonly sameAs?: string;
}

/** The kinds as the facts name them; `cpu` documents are those of host and guest in one. */
const names: Readonly<Record<string, string>> = {
  capability: "capabilities",
  cpu: "cpu",
  domain: "domain",
  domainbackup: "domain-backup",
  domaincaps: "domain-capabilities",
  domaincheckpoint: "domain-checkpoint",
  domainsnapshot: "domain-snapshot",
  interface: "interface",
  network: "network",
  networkport: "network-port",
  nodedev: "node-device",
  nwfilter: "nwfilter",
  nwfilterbinding: "nwfilter-binding",
  secret: "secret",
  storagepool: "storage-pool",
  storagepoolcaps: "storage-pool-capabilities",
  storagevol: "storage-volume",
};

/** What is not typed, with the reason. */
const untyped: Readonly<Record<string, string>> = {
  "domain: domain/devices/disk/privateData": "libvirt's schema names it only to forbid whatever is in it",
};

const prefixes: Readonly<Record<string, string>> = {
  "http://libvirt.org/schemas/domain/bhyve/1.0": "bhyve",
  "http://libvirt.org/schemas/domain/lxc/1.0": "lxc",
  "http://libvirt.org/schemas/domain/qemu/1.0": "qemu",
  "http://libvirt.org/schemas/domain/vmware/1.0": "vmware",
  "http://libvirt.org/schemas/domain/xen/1.0": "xen",
  "http://libvirt.org/schemas/network/dnsmasq/1.0": "dnsmasq",
  "http://libvirt.org/schemas/storagepool/fs/1.0": "fs",
  "http://libvirt.org/schemas/storagepool/rbd/1.0": "rbd",
};

/** `{namespace}name` with libvirt's prefix. */
const prefixed = (name: string) =>
  name.replace(/^\{(.*)\}/, (_, uri: string) => `${prefixes[uri] ?? `{${uri}}`}:`);

function attributesOf(fact: Fact): Set<string> {
  const inner = (fact.choices ?? []).flat().flatMap((alternative) => [...attributesOf(alternative)]);
  return new Set([...Object.keys(fact.attributes ?? {}), ...inner]);
}

function childrenOf(fact: Fact): Set<string> {
  const inner = (fact.choices ?? []).flat().flatMap((alternative) => [...childrenOf(alternative)]);
  return new Set([...Object.keys(fact.children ?? {}), ...inner]);
}

/** Every path of a kind that its types do not have. */
function missing(kind: string, facts: Readonly<Record<string, Fact>>, folder: string): string[] {
  const found: string[] = [];
  const description = kinds.find((it) => it.folder === folder)!;
  const visit = (path: string, ids: readonly string[]) => {
    const fact = facts[path];
    if (fact === undefined || fact.sameAs !== undefined) return;
    const { union } = flatten(ids);
    const fields = [...union.values()];
    for (const attribute of attributesOf(fact)) {
      if (!fields.some(({ where, name }) => where === "attribute" && name === attribute)) {
        found.push(`${kind}: ${path}/@${attribute}`);
      }
    }
    for (const child of childrenOf(fact)) {
      const field = fields.find(({ where, name }) => where === "child" && name === prefixed(child));
      if (field === undefined) found.push(`${kind}: ${path}/${child}`);
      else if (field.shapes.length > 0) visit(`${path}/${child}`, field.shapes);
      else if (!field.raw) {
        const below = facts[`${path}/${child}`];
        if (below !== undefined && attributesOf(below).size + childrenOf(below).size > 0) {
          found.push(`${kind}: ${path}/${child} has more than a value`);
        }
      }
    }
  };
  const root = Object.keys(facts).find((path) => !path.includes("/"))!;
  visit(root, [description.type]);
  return found;
}

it.skipIf(!hasFacts)("has a type for every path and attribute of libvirt's documents", () => {
  const { documents } = JSON.parse(readFileSync(facts, "utf8")) as {
    documents: Record<string, Record<string, Fact>>;
  };
  const found = Object.entries(documents).flatMap(([kind, paths]) => missing(kind, paths, names[kind]!));
  expect(found.filter((path) => !(path in untyped))).toEqual([]);
  expect(Object.keys(untyped).filter((path) => !found.includes(path))).toEqual([]);
});
