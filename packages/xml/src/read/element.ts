import type { Unknown, XmlAttribute, XmlElement } from "../model/unknown.js";
import { isBlank } from "./blank.js";
import type { Source } from "./source.js";

/**
 * An element while it is read.
 *
 * What is asked for is known, and taken; what nobody asked for is unknown, and `rest` hands it over. So the reader of
 * an element names every attribute and child that it knows exactly once, and loses nothing.
 */
export class SourceElement {
  /** Elements and texts in source order. */
  readonly children: (SourceElement | string)[] = [];
  private taken = false;
  private textTaken = false;
  private settled = false;

  constructor(
    readonly name: string,
    /** Names and values in turn; the value of a taken one is undefined. */
    private readonly attributes: (string | undefined)[],
    readonly parent: SourceElement | undefined,
    private readonly source: Source,
    /** Where the start tag of this element ends in the source. */
    private readonly offset: number,
  ) {}

  /** Takes an attribute, verbatim. */
  attribute(name: string): string | undefined {
    const { attributes } = this;
    for (let i = 0; i < attributes.length; i += 2) {
      if (attributes[i] !== name) continue;
      const value = attributes[i + 1];
      attributes[i + 1] = undefined;
      return value;
    }
    return undefined;
  }

  /** The value of an attribute that nobody has taken, without taking it. */
  peek(name: string): string | undefined {
    const { attributes } = this;
    for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === name) return attributes[i + 1];
    return undefined;
  }

  /** The child elements, in no namespace, that nobody has taken. */
  *elements(): Generator<SourceElement> {
    for (const child of this.children) if (isElement(child) && child.isFree()) yield child;
  }

  /** Takes the element itself, as `child` and `all` do. */
  take(): void {
    this.taken = true;
  }

  /**
   * Takes the first child element of that name (and, where given, that kind). Further ones are dropped with a warning:
   * kept as unknown, one of them could be the first when the document is read again.
   */
  child(name: string, suits?: (child: SourceElement) => boolean): SourceElement | undefined {
    let first: SourceElement | undefined;
    for (const child of this.children) {
      if (!isElement(child) || child.name !== name || !child.isFree() || suits?.(child) === false) continue;
      child.take();
      if (first === undefined) first = child;
      else child.drop();
    }
    return first;
  }

  /** Takes all child elements of that name (and, where given, that kind). */
  all(name: string, suits?: (child: SourceElement) => boolean): SourceElement[] {
    const found: SourceElement[] = [];
    for (const child of this.children) {
      if (!isElement(child) || child.name !== name || !child.isFree() || suits?.(child) === false) continue;
      child.take();
      found.push(child);
    }
    return found;
  }

  /** Takes all child elements of that name as one: what the later ones hold follows what the first one holds. */
  merged(name: string): SourceElement | undefined {
    const [first, ...others] = this.all(name);
    if (first !== undefined && others.length > 0) first.appendAll(others);
    return first;
  }

  /** Takes the text, verbatim. */
  text(): string {
    this.textTaken = true;
    let text = "";
    for (const child of this.children) {
      if (typeof child !== "string") {
        child.error("domain.content", `expected only text inside <${this.name}>`);
        child.taken = true;
        child.settled = true;
      } else text += child;
    }
    return text;
  }

  /**
   * What has not been taken from this element, and from the children that were; undefined when that is nothing. A child
   * whose own reader has called `rest` is left out.
   */
  rest(): Unknown | undefined {
    this.settled = true;
    const attributes = this.unknownAttributes();
    const children: XmlElement[] = [];
    const inner: [SourceElement, Unknown][] = [];
    for (const child of this.children) {
      if (typeof child === "string") this.strayText(child);
      else if (!child.taken) children.push(child.toPlain());
      else if (!child.settled) {
        const unknown = child.rest();
        if (unknown !== undefined) inner.push([child, unknown]);
      }
    }
    if (attributes.length === 0 && children.length === 0 && inner.length === 0) return undefined;
    return {
      ...(attributes.length > 0 && { attributes }),
      ...(children.length > 0 && { children }),
      ...(inner.length > 0 && { inside: this.keyed(new Map(inner)) }),
    };
  }

  /** The attributes that have not been taken, in source order. */
  unknownAttributes(): XmlAttribute[] {
    const unknown: XmlAttribute[] = [];
    for (let i = 0; i < this.attributes.length; i += 2) {
      const name = this.attributes[i];
      const value = this.attributes[i + 1];
      if (name !== undefined && value !== undefined) unknown.push({ name, value });
    }
    return unknown;
  }

  /** What is left of the element as plain data. */
  toPlain(): XmlElement {
    const attributes = this.unknownAttributes();
    const children = this.children.map((child) => (typeof child === "string" ? child : child.toPlain()));
    return {
      name: this.name,
      ...(attributes.length > 0 && { attributes }),
      ...(children.length > 0 && { children }),
    };
  }

  /** Reports an error at this element, or at one of its attributes. */
  error(id: string, message: string, attribute?: string): void {
    this.source.report.error({ id, message, ...this.place(attribute) });
  }

  /** Reports an error after which nothing can be read. */
  fatal(id: string, message: string): never {
    this.source.report.fatal({ id, message, ...this.place() });
  }

  /** Reports a warning at this element, or at one of its attributes. */
  warning(id: string, message: string, attribute?: string): void {
    this.source.report.warning(() => ({ id, message, ...this.place(attribute) }));
  }

  /** The path from the root: `/domain/devices/disk[2]`. */
  get path(): string {
    const { parent } = this;
    if (parent === undefined) return `/${this.name}`;
    const alike = parent.children.filter((child) => isElement(child) && child.name === this.name);
    const index = alike.length > 1 ? `[${alike.indexOf(this) + 1}]` : "";
    return `${parent.path}/${this.name}${index}`;
  }

  private isFree(): boolean {
    return !this.taken && !this.peek("xmlns");
  }

  private appendAll(others: readonly SourceElement[]): void {
    const known = new Map(this.unknownAttributes().map(({ name, value }) => [name, value]));
    for (const other of others) {
      other.settled = true;
      for (const { name, value } of other.unknownAttributes()) {
        const before = known.get(name);
        if (before === undefined) {
          known.set(name, value);
          this.attributes.push(name, value);
        } else if (before !== value) {
          other.error("domain.repeated", `another <${this.name}> says otherwise`, name);
        }
      }
      for (const child of other.children) this.children.push(child);
    }
  }

  private drop(): void {
    this.settled = true;
    this.warning("domain.repeated", `only the first <${this.name}> counts, this one is dropped`);
  }

  /** What is unknown in children, under the keys of `inside`: `ip`, `ip[2]`. */
  private keyed(inner: ReadonlyMap<SourceElement, Unknown>): Record<string, Unknown> {
    const inside: Record<string, Unknown> = {};
    const counts = new Map<string, number>();
    for (const child of this.children) {
      if (!isElement(child) || !child.taken) continue;
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      const unknown = inner.get(child);
      if (unknown !== undefined) inside[count === 1 ? child.name : `${child.name}[${count}]`] = unknown;
    }
    return inside;
  }

  private place(attribute?: string) {
    const path = attribute === undefined ? this.path : `${this.path}/@${attribute}`;
    return { path, ...this.source.locateTag(this.offset) };
  }

  private strayText(text: string): void {
    if (!this.textTaken && !isBlank(text)) {
      this.warning("domain.text", `text directly inside <${this.name}> is ignored`);
    }
  }
}

function isElement(child: SourceElement | string): child is SourceElement {
  return typeof child !== "string";
}
