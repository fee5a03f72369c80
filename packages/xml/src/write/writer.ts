import type { Unknown, XmlAttribute, XmlElement } from "../model/unknown.js";
import { escapeAttribute, escapeText, refuse } from "./escape.js";

/** How a document is written. */
export interface WriteOptions {
  /** Blanks for each level of elements. Default: 2. */
  readonly indent?: number;
  /** Whether passwords are written. Default: false. */
  readonly secure?: boolean;
  /** Whether what only a running domain has is written: its `id` and the `tty` of its consoles. Default: true. */
  readonly status?: boolean;
}

/** Attributes as name and value in turn; one whose value is undefined is left out. */
type Attributes = readonly (string | number | undefined)[];

/** Name of XML 1.0: its first character, and all that may follow. */
const NAME_START =
  ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*$`, "u");

/** Where the unknown parts of the open elements are put back. */
interface Level {
  readonly name: string;
  readonly unknown: Unknown | undefined;
  /** How often each known child with unknown parts has been written. */
  readonly counts: Map<string, number>;
}

/** Writes elements, one on a line, with the unknown parts of each in their place. */
export class XmlWriter {
  private out = "";
  private readonly levels: Level[] = [];
  private readonly step: string;
  private margin = "";

  constructor(private readonly options: WriteOptions) {
    this.step = " ".repeat(options.indent ?? 2);
  }

  /** What has been written. */
  toString(): string {
    return this.out;
  }

  /** Opens an element that has its own unknown parts. */
  open(name: string, attributes: Attributes = [], unknown?: Unknown): void {
    this.out += `${this.margin}<${name}${this.attributes(attributes, unknown)}>\n`;
    this.levels.push({ name, unknown, counts: new Map() });
    this.margin += this.step;
  }

  /** Opens an element whose unknown parts are kept with those of its parent. */
  openInside(name: string, attributes: Attributes = []): void {
    this.open(name, attributes, this.insideOf(name));
  }

  /** Writes the unknown children of the open element, then its end. */
  close(): void {
    const level = this.levels.pop();
    if (level === undefined) return;
    for (const child of level.unknown?.children ?? []) this.element(child);
    this.margin = this.margin.slice(this.step.length);
    this.out += `${this.margin}</${level.name}>\n`;
  }

  /** Writes a child element with a text; without one it is written only to hold its unknown parts. */
  text(name: string, text: string | number | undefined, attributes: Attributes = []): void {
    if (text === undefined || text === "") {
      if (this.hasInside(name)) this.empty(name, attributes);
      return;
    }
    const unknown = this.insideOf(name);
    this.out += `${this.margin}<${name}${this.attributes(attributes, unknown)}>${escapeText(plain(name, text))}</${name}>\n`;
  }

  /** Writes a child element that has attributes only, its unknown parts kept with those of its parent. */
  empty(name: string, attributes: Attributes = []): void {
    this.leaf(name, attributes, this.insideOf(name));
  }

  /** Writes an element that has attributes only, and its own unknown parts. */
  leaf(name: string, attributes: Attributes, unknown: Unknown | undefined): void {
    if (unknown?.children === undefined) {
      this.out += `${this.margin}<${name}${this.attributes(attributes, unknown)}/>\n`;
    } else {
      this.open(name, attributes, unknown);
      this.close();
    }
  }

  /** Whether the open element has unknown parts inside a known child of that name. */
  hasInside(name: string): boolean {
    return this.levels.at(-1)?.unknown?.inside?.[name] !== undefined;
  }

  /** Writes an unknown element. */
  element(element: XmlElement): void {
    const start = `${this.margin}<${this.checked(element.name)}${this.attributes([], element)}`;
    const { children = [] } = element;
    if (children.length === 0) {
      this.out += `${start}/>\n`;
    } else if (children.some((child) => typeof child === "string")) {
      this.out += `${start}>${children.map((child) => this.inline(child)).join("")}</${element.name}>\n`;
    } else {
      this.out += `${start}>\n`;
      const { margin } = this;
      this.margin += this.step;
      for (const child of children) if (typeof child !== "string") this.element(child);
      this.margin = margin;
      this.out += `${this.margin}</${element.name}>\n`;
    }
  }

  /** An element without line breaks of ours, which would become part of its text. */
  private inline(node: XmlElement | string): string {
    if (typeof node === "string") return escapeText(node);
    const { name, children = [] } = node;
    const start = `<${this.checked(name)}${this.attributes([], node)}`;
    if (children.length === 0) return `${start}/>`;
    return `${start}>${children.map((child) => this.inline(child)).join("")}</${name}>`;
  }

  private attributes(known: Attributes, unknown: Pick<Unknown, "attributes"> | undefined): string {
    let text = "";
    for (let i = 0; i < known.length; i += 2) {
      const value = known[i + 1];
      if (value !== undefined) text += ` ${known[i]}='${escapeAttribute(plain(known[i], value))}'`;
    }
    return unknown?.attributes === undefined
      ? text
      : text + this.unknownAttributes(known, unknown.attributes);
  }

  private unknownAttributes(known: Attributes, unknown: readonly XmlAttribute[]): string {
    const names = new Set<unknown>(known.filter((_, i) => i % 2 === 0));
    let text = "";
    for (const { name, value } of unknown) {
      if (names.has(name)) refuse("xml.name", `attribute ${name} is given twice`);
      names.add(name);
      if (name === "passwd" && !this.options.secure) continue;
      text += ` ${this.checked(name)}='${escapeAttribute(value)}'`;
    }
    return text;
  }

  private insideOf(name: string): Unknown | undefined {
    const level = this.levels.at(-1);
    const inside = level?.unknown?.inside;
    if (level === undefined || inside === undefined) return undefined;
    const count = (level.counts.get(name) ?? 0) + 1;
    level.counts.set(name, count);
    return inside[count === 1 ? name : `${name}[${count}]`];
  }

  private checked(name: string): string {
    if (!NAME.test(name))
      refuse("xml.name", `not the name of an element or attribute: ${JSON.stringify(name)}`);
    return name;
  }
}

function plain(name: string | number | undefined, value: string | number): string {
  if (typeof value === "string") return value;
  if (!Number.isSafeInteger(value)) refuse("domain.number", `${name} is not a whole number: ${value}`);
  return String(value);
}
