import { SaxesParser } from "saxes";
import type { Random } from "../random.js";

/** A document as something that can be changed at random. */
export interface Node {
  name: string;
  attributes: [name: string, value: string][];
  children: (Node | string)[];
}

export function parseTree(text: string): Node {
  const parser = new SaxesParser();
  const open: Node[] = [];
  let root: Node | undefined;
  parser.on("opentag", (tag) => {
    const attributes = Object.entries(tag.attributes as Record<string, string>);
    const node: Node = { name: tag.name, attributes, children: [] };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  });
  const addText = (run: string) => open.at(-1)?.children.push(run);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => open.pop());
  parser.write(text).close();
  return root!;
}

export function print(node: Node): string {
  const attributes = node.attributes.map(([name, value]) => ` ${name}='${escaped(value)}'`).join("");
  if (node.children.length === 0) return `<${node.name}${attributes}/>`;
  const inside = node.children.map((child) => (typeof child === "string" ? escaped(child) : print(child)));
  return `<${node.name}${attributes}>${inside.join("")}</${node.name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>'\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** What a mutation may put into a document: all that occurs in the seeds, and some that does not. */
export interface Vocabulary {
  readonly elements: readonly Node[];
  readonly names: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly texts: readonly string[];
}

const STRANGE = [
  "",
  " ",
  "0",
  "-1",
  "1",
  "4096",
  "65536",
  "99999999999999999999",
  "true",
  "1.50",
  "2024-02-29",
  "a b",
  "é",
  "x:y",
];

export function vocabularyOf(seeds: readonly Node[], extra: readonly string[] = []): Vocabulary {
  const elements: Node[] = [];
  const attributes = new Map<string, readonly [string, string]>();
  const texts = new Set<string>([...STRANGE, ...extra]);
  const visit = (node: Node): void => {
    if (JSON.stringify(node).length < 600) elements.push(node);
    for (const attribute of node.attributes) {
      if (!attribute[0].startsWith("xmlns")) attributes.set(attribute.join("="), attribute);
      texts.add(attribute[1]);
    }
    for (const child of node.children) {
      if (typeof child === "string") texts.add(child);
      else visit(child);
    }
  };
  seeds.forEach(visit);
  const names = [...new Set(elements.map((element) => element.name)), "stranger"];
  return { elements, names, attributes: [...attributes.values()], texts: [...texts] };
}

/** A copy of a document with some changes. */
export function mutate(seed: Node, vocabulary: Vocabulary, random: Random): Node {
  const copy = structuredClone(seed);
  for (let changes = 1 + random.below(3); changes > 0; changes--) change(copy, vocabulary, random);
  return copy;
}

function change(root: Node, vocabulary: Vocabulary, random: Random): void {
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    nodes.push(node);
    for (const child of node.children) if (typeof child !== "string") visit(child);
  };
  visit(root);
  const node = random.pick(nodes);
  const { children, attributes } = node;
  const place = random.below(children.length + 1);
  switch (random.below(12)) {
    case 0:
      children.splice(random.below(children.length), 1);
      return;
    case 1:
      if (children.length > 0) children.splice(place, 0, structuredClone(random.pick(children)));
      return;
    case 2: {
      if (children.length < 2) return;
      const [taken] = children.splice(random.below(children.length), 1);
      children.splice(random.below(children.length + 1), 0, taken!);
      return;
    }
    case 3:
      children.splice(place, 0, structuredClone(random.pick(vocabulary.elements)));
      return;
    case 4:
      if (random.below(4) === 0) node.name = random.pick(vocabulary.names);
      return;
    case 5:
      attributes.splice(random.below(attributes.length), 1);
      return;
    case 6: {
      const [name, value] = random.pick(vocabulary.attributes);
      if (!attributes.some((attribute) => attribute[0] === name)) attributes.push([name, value]);
      return;
    }
    case 7:
    case 8: {
      if (attributes.length === 0) return;
      const attribute = random.pick(attributes);
      if (!attribute[0].startsWith("xmlns")) attribute[1] = changedText(attribute[1], vocabulary, random);
      return;
    }
    default: {
      const at = children.findIndex((child) => typeof child === "string");
      if (at >= 0) children[at] = changedText(children[at] as string, vocabulary, random);
      else if (random.below(4) === 0) children.splice(place, 0, random.pick(vocabulary.texts));
    }
  }
}

function changedText(text: string, vocabulary: Vocabulary, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + random.pick(["0", "a", "/", ".", "-", " ", "Z"]) + text.slice(at);
    case 2:
      return ` ${text} `;
    default:
      return random.pick(vocabulary.texts);
  }
}
