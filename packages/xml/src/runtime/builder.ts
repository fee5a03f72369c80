import { isBlank } from "../read/blank.js";
import type { Leftovers, ValueNote, XmlAttribute, XmlElement, XmlNode } from "./kept.js";
import type { Scope } from "./scope.js";
import { type ChildField, type Shape, type ShapeTable, variantOf } from "./shape.js";
import { quoted, readValue, spell } from "./values.js";

/** An element as an object of the model, while and after it is read. */
export type ModelObject = { $?: Leftovers } & Record<string, unknown>;

/** Where a builder tells what it finds; `offset` is where the start tag in question ends. */
export interface Findings {
  error(id: string, message: string, path: string, offset: number): void;
  warning(id: string, message: string, path: () => string, offset: number): void;
}

/** An element that is open. */
interface Frame {
  readonly name: string;
  readonly parent: Frame | undefined;
  readonly offset: number;
  /** Counts among its like, where there may be several. */
  readonly ordinal: number | undefined;
  /** What its parent knows of it; undefined for the root, and for what nobody knows. */
  readonly field: ChildField | undefined;
  /** The shape, for an element that has one. */
  readonly shape: Shape | undefined;
  readonly object: ModelObject;
  /** What it is kept as, for XML that is nobody's business. */
  readonly raw: XmlElement | undefined;
  /** Attributes of a mere value, all of them unknown. */
  attributes: XmlAttribute[] | undefined;
  text: string;
  /** How far in libvirt's order its children have come; the children one by one once they leave that order. */
  rank: number;
  sequence: NonNullable<Leftovers["children"]> | undefined;
  /** What stood in a mere value beside its text. */
  others: XmlNode[] | undefined;
}

/** Attributes of a start tag, by name. */
export type Attributes = Readonly<Record<string, string>>;

const NOTHING: ModelObject = Object.freeze({});

/** Builds the model of a document from its tags and texts, in one pass. */
export class ModelBuilder {
  /** The model, once the root element is closed. */
  result: ModelObject | undefined;
  #open: Frame | undefined;

  constructor(
    private readonly table: ShapeTable,
    /** Which shape a root element of that name has; undefined: none. */
    private readonly rootShape: (name: string) => Shape | undefined,
    private readonly findings: Findings,
    private readonly scope: Scope,
  ) {}

  /** Where reading has come to. */
  get path(): string {
    return this.#open === undefined ? "" : pathOf(this.#open);
  }

  openTag(name: string, attributes: Attributes, offset: number): void {
    const parent = this.#open;
    if (parent === undefined) this.#openRoot(name, attributes, offset);
    else if (parent.shape !== undefined) this.#openChild(parent, parent.shape, name, attributes, offset);
    else this.#openRaw(parent, name, attributes, offset, undefined);
  }

  text(text: string): void {
    const frame = this.#open;
    if (frame === undefined) return;
    if (frame.raw !== undefined) appendText(childrenOf(frame.raw), text);
    else if (frame.shape === undefined || frame.shape.text !== undefined) frame.text += text;
    else if (!isBlank(text)) this.#textBeside(frame, frame.shape, text);
  }

  /** A comment or a processing instruction. */
  node(node: XmlNode): void {
    const frame = this.#open;
    if (frame === undefined) return;
    if (frame.raw !== undefined) childrenOf(frame.raw).push(node);
    else if (frame.shape === undefined) othersOf(frame).push(node);
    else sequenceOf(frame).push({ node });
  }

  closeTag(): void {
    const frame = this.#open!;
    this.#open = frame.parent;
    if (frame.raw !== undefined) this.#closeRaw(frame, frame.raw);
    else if (frame.shape === undefined) this.#closeValue(frame, frame.field!);
    else this.#closeObject(frame, frame.shape);
  }

  #openRoot(name: string, attributes: Attributes, offset: number): void {
    const shape = this.rootShape(name);
    if (shape === undefined) {
      this.findings.error("xml.root", `<${name}> is not the document that was expected`, `/${name}`, offset);
      this.#open = frameOf(name, undefined, offset, undefined, undefined, NOTHING, { name });
      return;
    }
    this.#openObject(undefined, name, attributes, offset, undefined, shape);
  }

  #openChild(parent: Frame, shape: Shape, name: string, attributes: Attributes, offset: number): void {
    const known = this.scope.knownName(name, this.table.namespaces);
    const field = known === undefined ? undefined : shape.children.get(known);
    if (field === undefined) {
      this.findings.warning(
        "unknown.element",
        `<${name}> is kept but not understood`,
        () => `${pathOf(parent)}/${name}`,
        offset,
      );
      this.#openRaw(parent, name, attributes, offset, undefined);
      return;
    }
    if (!field.list && parent.object[field.key] !== undefined) {
      this.findings.warning(
        "unknown.repeated",
        `only the first <${name}> counts, this one is kept as it is`,
        () => `${pathOf(parent)}/${name}`,
        offset,
      );
      this.#openRaw(parent, name, attributes, offset, undefined);
      return;
    }
    if (field.kind === "shape") {
      this.#openObject(parent, name, attributes, offset, field, field.shape());
    } else if (field.kind === "raw") {
      this.#openRaw(parent, name, attributes, offset, field);
    } else {
      const frame = frameOf(name, parent, offset, field, undefined, NOTHING, undefined);
      for (const attribute in attributes) {
        frame.attributes ??= [];
        frame.attributes.push({ name: attribute, value: attributes[attribute]! });
        this.#warnOfAttribute(frame, attribute);
      }
      this.#open = frame;
    }
  }

  #openObject(
    parent: Frame | undefined,
    name: string,
    attributes: Attributes,
    offset: number,
    field: ChildField | undefined,
    general: Shape,
  ): void {
    const { discriminator } = general;
    const word = discriminator === undefined ? undefined : attributes[discriminator];
    const shape = discriminator === undefined ? general : variantOf(general, word);
    const object: ModelObject = {};
    const frame = frameOf(name, parent, offset, field, shape, object, undefined);
    this.#open = frame;
    for (const attribute in attributes) {
      const known = shape.attributes.get(attribute);
      const text = attributes[attribute]!;
      if (known === undefined) {
        this.#unknownAttribute(frame, attribute, text);
        continue;
      }
      const value = known.code === "word" || known.code === "text" ? text : readValue(text, known);
      if (value === undefined) {
        this.#noNumber(frame, text, `/@${attribute}`);
        continue;
      }
      object[attribute] = value;
      if (typeof value === "number" && spell(value, known) !== text) {
        keepSpelling(object, attribute, text);
      }
      if (known.words !== undefined && !known.words.has(text)) this.#unknownWord(frame, attribute, text);
    }
    if (word !== undefined && shape === general) this.#unknownWord(frame, discriminator!, word);
  }

  #unknownAttribute(frame: Frame, name: string, value: string): void {
    const kept = leftovers(frame.object);
    kept.attributes ??= [];
    kept.attributes.push({ name, value });
    this.#warnOfAttribute(frame, name);
  }

  #warnOfAttribute(frame: Frame, name: string): void {
    if (name === "xmlns" || name.startsWith("xmlns:")) return;
    this.findings.warning(
      "unknown.attribute",
      `attribute ${name} is kept but not understood`,
      () => `${pathOf(frame)}/@${name}`,
      frame.offset,
    );
  }

  #unknownWord(frame: Frame, attribute: string, word: string): void {
    this.findings.warning(
      "unknown.word",
      `${quoted(word)} is no ${attribute} of <${frame.name}> that is known`,
      () => `${pathOf(frame)}/@${attribute}`,
      frame.offset,
    );
  }

  #noNumber(frame: Frame, text: string, where: string): void {
    this.findings.error(
      "xml.number",
      `expected a whole number up to 2^53 instead of ${quoted(text)}`,
      pathOf(frame) + where,
      frame.offset,
    );
  }

  #openRaw(
    parent: Frame,
    name: string,
    attributes: Attributes,
    offset: number,
    field: ChildField | undefined,
  ): void {
    const raw: XmlElement = { name };
    for (const attribute in attributes) {
      raw.attributes ??= [];
      raw.attributes.push({ name: attribute, value: attributes[attribute]! });
    }
    this.#open = frameOf(name, parent, offset, field, undefined, NOTHING, raw);
    if (parent.raw === undefined) this.scope.beginFragment();
    this.scope.use(name, attributes);
  }

  #closeRaw(frame: Frame, raw: XmlElement): void {
    dropLayout(raw);
    const { parent } = frame;
    if (parent === undefined) return;
    if (parent.raw !== undefined) {
      childrenOf(parent.raw).push(raw);
      return;
    }
    const namespaces = this.scope.endFragment();
    if (namespaces !== undefined) raw.namespaces = namespaces;
    if (parent.shape === undefined) othersOf(parent).push(raw);
    else if (frame.field === undefined) sequenceOf(parent).push({ node: raw });
    else {
      const { name: _, ...content } = raw;
      this.#put(parent, frame.field, content);
    }
  }

  #closeValue(frame: Frame, field: ChildField): void {
    const parent = frame.parent!;
    const { text } = frame;
    const isFlag = field.kind === "flag";
    if (isFlag && !isBlank(text)) this.#strayText(frame, text);
    const value = isFlag ? true : readValue(text, field.value);
    if (value === undefined) {
      this.#noNumber(frame, text, "");
      return;
    }
    const spelling =
      typeof value === "number" && spell(value, field.value) !== text.trim() ? text.trim() : undefined;
    this.#put(parent, field, value);
    const { attributes, others } = frame;
    if (spelling === undefined && attributes === undefined && others === undefined) return;
    const note: ValueNote = {
      child: field.key,
      is: value,
      ...(attributes && { attributes }),
      ...(others && { children: others }),
      ...(spelling !== undefined && { spelling }),
    };
    // The note takes the place of the name that `#put` has left.
    const sequence = sequenceOf(parent);
    sequence[sequence.length - 1] = note;
  }

  #closeObject(frame: Frame, shape: Shape): void {
    const { object, sequence, parent } = frame;
    if (shape.text !== undefined) this.#setText(frame, shape.text);
    if (sequence !== undefined) leftovers(object).children = sequence;
    for (const { key, name, fallback } of shape.required) {
      if (object[key] === undefined) this.#missing(frame, name, fallback);
    }
    if (shape.foreign.length > 0) this.#dropDeclarations(object, shape);
    if (parent === undefined) this.result = object;
    else this.#put(parent, frame.field!, object);
  }

  #setText(frame: Frame, known: NonNullable<Shape["text"]>): void {
    const { text, object } = frame;
    if (!known.required && (known.code === "text" ? text === "" : isBlank(text))) return;
    const value = readValue(text, known);
    if (value === undefined) {
      this.#noNumber(frame, text, "");
      return;
    }
    object.value = value;
    if (typeof value === "number" && spell(value, known) !== text.trim()) {
      keepSpelling(object, "value", text.trim());
    }
  }

  #missing(frame: Frame, name: string, fallback: string | undefined): void {
    const id = `${frame.name}.${name}-missing`;
    if (fallback === undefined) {
      this.findings.error(id, `<${frame.name}> has no ${name}`, pathOf(frame), frame.offset);
      return;
    }
    frame.object[name] = fallback;
    const message = `<${frame.name}> has no ${name}: it is taken for ${fallback}`;
    this.findings.warning(id, message, () => pathOf(frame), frame.offset);
  }

  /** The writer declares the prefixes of children by itself. */
  #dropDeclarations(object: ModelObject, shape: Shape): void {
    const attributes = object.$?.attributes;
    if (attributes === undefined) return;
    const own = new Set<string>();
    for (const { name, key } of shape.foreign) {
      if (object[key] !== undefined) own.add(`xmlns:${name.slice(0, name.indexOf(":"))}`);
    }
    const { namespaces } = this.table;
    const left = attributes.filter(
      ({ name, value }) => !own.has(name) || namespaces[name.slice(6)] !== value,
    );
    if (left.length > 0) object.$!.attributes = left;
    else {
      delete object.$!.attributes;
      if (Object.keys(object.$!).length === 0) delete object.$;
    }
  }

  /** Gives a child to its parent, and notes its place once that matters. */
  #put(parent: Frame, field: ChildField, value: unknown): void {
    // Where the child leaves libvirt's order, what came before is written down first.
    if (field.rank < parent.rank) sequenceOf(parent);
    const { object } = parent;
    if (field.list) {
      const list = object[field.key] as unknown[] | undefined;
      if (list === undefined) object[field.key] = [value];
      else list.push(value);
    } else object[field.key] = value;
    if (parent.sequence !== undefined) parent.sequence.push(field.key);
    else parent.rank = field.rank;
  }

  #textBeside(frame: Frame, { textFor }: Shape, text: string): void {
    if (textFor !== undefined && frame.object[textFor] === undefined) frame.object[textFor] = text.trim();
    else this.#strayText(frame, text);
  }

  #strayText(frame: Frame, text: string): void {
    this.findings.warning(
      "unknown.text",
      `text in <${frame.name}> is kept but not understood`,
      () => pathOf(frame),
      frame.offset,
    );
    if (frame.shape === undefined) othersOf(frame).push(text);
    else {
      const sequence = sequenceOf(frame);
      const last = sequence.at(-1);
      if (typeof last === "object" && "node" in last && typeof last.node === "string") last.node += text;
      else sequence.push({ node: text });
    }
  }
}

function frameOf(
  name: string,
  parent: Frame | undefined,
  offset: number,
  field: ChildField | undefined,
  shape: Shape | undefined,
  object: ModelObject,
  raw: XmlElement | undefined,
): Frame {
  let ordinal: number | undefined;
  if (field?.list) ordinal = ((parent!.object[field.key] as unknown[] | undefined)?.length ?? 0) + 1;
  return {
    name,
    parent,
    offset,
    ordinal,
    field,
    shape,
    object,
    raw,
    attributes: undefined,
    text: "",
    rank: 0,
    sequence: undefined,
    others: undefined,
  };
}

function leftovers(object: ModelObject): Leftovers {
  object.$ ??= {};
  return object.$;
}

/** The children so far, one by one. */
function sequenceOf(frame: Frame): NonNullable<Leftovers["children"]> {
  if (frame.sequence === undefined) {
    frame.sequence = [];
    for (const { key, list } of frame.shape!.order) {
      const value = frame.object[key];
      if (value === undefined) continue;
      for (let left = list ? (value as unknown[]).length : 1; left > 0; left--) frame.sequence.push(key);
    }
  }
  return frame.sequence;
}

function keepSpelling(object: ModelObject, key: string, text: string): void {
  const kept = leftovers(object);
  kept.spelling ??= {};
  kept.spelling[key] = text;
}

function childrenOf(element: XmlElement): XmlNode[] {
  element.children ??= [];
  return element.children;
}

function othersOf(frame: Frame): XmlNode[] {
  frame.others ??= [];
  return frame.others;
}

function appendText(children: XmlNode[], text: string): void {
  const last = children.length - 1;
  if (typeof children[last] === "string") children[last] += text;
  else children.push(text);
}

/** Forgets texts of blanks beside elements, unless there is other text as well: they are layout. */
function dropLayout(element: XmlElement): void {
  const { children } = element;
  if (children === undefined || children.length < 2) return;
  if (children.some((child) => typeof child === "string" && !isBlank(child))) return;
  element.children = children.filter((child) => typeof child !== "string");
}

/** The path from the root: `/domain/devices/disk[2]`. */
function pathOf(frame: Frame): string {
  const index = frame.ordinal === undefined ? "" : `[${frame.ordinal}]`;
  const above = frame.parent === undefined ? "" : pathOf(frame.parent);
  return `${above}/${frame.name}${index}`;
}
