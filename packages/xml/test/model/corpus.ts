import { existsSync, readFileSync } from "node:fs";
import { SaxesParser } from "saxes";

/** Where documents and schemas of libvirt's test suite stand beside the project, if they do. */
const folder = new URL("../../../../../shared/corpus/libvirt-xml/", import.meta.url);

export const hasCorpus = existsSync(folder);
export const whyNot = "the corpus of libvirt's documents does not stand beside the project";

export interface CorpusDocument {
  readonly file: string;
  readonly schema: string;
  readonly valid: boolean;
}

/** Every document, with libvirt's verdict. */
export function corpus(): readonly CorpusDocument[] {
  return JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")) as CorpusDocument[];
}

export const readCorpus = (file: string) => readFileSync(new URL(file, folder), "utf8");

/** The folders of kinds, by the schema that judges their documents; `cpu-baseline.rng` is no format of users'. */
export const kindOfSchema: Readonly<Record<string, string>> = {
  "capability.rng": "capabilities",
  "device.rng": "device",
  "domain.rng": "domain",
  "domainbackup.rng": "domain-backup",
  "domaincaps.rng": "domain-capabilities",
  "domaincheckpoint.rng": "domain-checkpoint",
  "domainsnapshot.rng": "domain-snapshot",
  "interface.rng": "interface",
  "network.rng": "network",
  "networkport.rng": "network-port",
  "nodedev.rng": "node-device",
  "nwfilter.rng": "nwfilter",
  "nwfilterbinding.rng": "nwfilter-binding",
  "secret.rng": "secret",
  "storagepool.rng": "storage-pool",
  "storagepoolcaps.rng": "storage-pool-capabilities",
  "storagevol.rng": "storage-volume",
};

interface Node {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly children: (Node | string)[];
}

/**
 * The infoset of a document as one text, by a program that shares nothing with our reader: names with their namespaces,
 * attributes in the order of the alphabet, children, comments and instructions in theirs, blanks around texts left out.
 */
export function infoset(text: string): string {
  const parser = new SaxesParser({ xmlns: true });
  const top: Node = { name: "", attributes: [], children: [] };
  const open: Node[] = [top];
  const add = (child: Node | string) => open.at(-1)!.children.push(child);
  const addText = (piece: string) => {
    const { children } = open.at(-1)!;
    const last = children.length - 1;
    if (typeof children[last] === "string") children[last] += piece;
    else children.push(piece);
  };
  const full = (uri: string, local: string) => (uri === "" ? local : `{${uri}}${local}`);
  parser.on("opentag", ({ uri, local, attributes }) => {
    const own = Object.values(attributes).filter(
      ({ name, prefix }) => name !== "xmlns" && prefix !== "xmlns",
    );
    const node: Node = {
      name: full(uri, local),
      attributes: own.map((it) => `${full(it.uri, it.local)}=${it.value}`).sort(),
      children: [],
    };
    add(node);
    open.push(node);
  });
  parser.on("closetag", () => {
    const node = open.pop()!;
    const children = node.children.map((child) => (typeof child === "string" ? child.trim() : child));
    node.children.splice(0, Number.POSITIVE_INFINITY, ...children.filter((child) => child !== ""));
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("comment", (comment) => add({ name: "#comment", attributes: [comment], children: [] }));
  parser.on("processinginstruction", ({ target, body }) =>
    add({ name: `?${target}`, attributes: [body], children: [] }),
  );
  parser.write(text).close();
  return JSON.stringify(
    top.children.filter((child) => typeof child !== "string" && !/^[#?]/.test(child.name)),
  );
}
