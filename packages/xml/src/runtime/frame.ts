import { isBlank } from "../read/blank.js";
import type { Leftovers, XmlAttribute, XmlElement, XmlNode } from "./kept.js";
import type { Attributes } from "./scope.js";
import type { ChildField, Shape } from "./shape.js";
import { own } from "./values.js";

/** An element as an object of the model, while and after it is read. */
export type ModelObject = { $?: Leftovers } & Record<string, unknown>;

const NOTHING: ModelObject = Object.freeze({});

/** An element that is open. Every depth has one frame, which is used for one element after the other. */
export class Frame {
  name = "";
  /** Where its start tag ends. */
  offset = 0;
  /** What its parent knows of it; undefined for the root, and for what nobody knows. */
  field: ChildField | undefined = undefined;
  /** The shape, for an element that has one. */
  shape: Shape | undefined = undefined;
  object: ModelObject = NOTHING;
  /** What it is kept as, for XML that is nobody's business. */
  raw: XmlElement | undefined = undefined;
  /** Attributes of a mere value, all of them unknown. */
  attributes: XmlAttribute[] | undefined = undefined;
  text = "";
  /** How far in libvirt's order its children have come; the children one by one once they leave that order. */
  rank = 0;
  sequence: NonNullable<Leftovers["children"]> | undefined = undefined;
  /** What stood in a mere value beside its text. */
  others: XmlNode[] | undefined = undefined;

  constructor(readonly parent: Frame | undefined) {}

  /** Takes the next element. */
  begin(name: string, offset: number, field: ChildField | undefined): void {
    this.name = name;
    this.offset = offset;
    this.field = field;
    this.shape = undefined;
    this.object = NOTHING;
    this.raw = undefined;
    this.attributes = undefined;
    this.text = "";
    this.rank = 0;
    this.sequence = undefined;
    this.others = undefined;
  }

  /** The path from the root while it is open: `/domain/devices/disk[2]`, where there may be several with a number. */
  get path(): string {
    const { parent, field } = this;
    if (!field?.list) return `${parent?.path ?? ""}/${this.name}`;
    const before = (parent!.object[field.key] as unknown[] | undefined)?.length ?? 0;
    return `${parent!.path}/${this.name}[${before + 1}]`;
  }
}

/** The part of an object for what is not in its fields. */
export function leftovers(object: ModelObject): Leftovers {
  object.$ ??= {};
  return object.$;
}

/** The children so far, one by one. */
export function sequenceOf(frame: Frame): NonNullable<Leftovers["children"]> {
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

/** Notes how a value was spelled. */
export function keepSpelling(object: ModelObject, key: string, text: string): void {
  const kept = leftovers(object);
  kept.spelling ??= {};
  kept.spelling[key] = text;
}

/** The children of an element that is kept. */
export function childrenOf(element: XmlElement): XmlNode[] {
  element.children ??= [];
  return element.children;
}

/** What stands in a mere value beside its text. */
export function othersOf(frame: Frame): XmlNode[] {
  frame.others ??= [];
  return frame.others;
}

/** Adds a piece of text behind others. */
export function appendText(children: XmlNode[], text: string): void {
  const last = children.length - 1;
  if (typeof children[last] === "string") children[last] += text;
  else children.push(text);
}

/** Forgets texts of blanks beside elements, unless there is other text as well: they are layout. */
export function dropLayout(element: XmlElement): void {
  const { children } = element;
  if (children === undefined || children.length < 2) return;
  const isText = children.some((child) => typeof child === "string" && !isBlank(child));
  element.children = isText ? children.slice() : children.filter((child) => typeof child !== "string");
}

/** Forgets declarations of the prefixes of children: the writer makes them by itself. */
export function dropDeclarations(
  object: ModelObject,
  shape: Shape,
  namespaces: Readonly<Record<string, string>>,
): void {
  const attributes = object.$?.attributes;
  if (attributes === undefined) return;
  const used = new Set<string>();
  for (const { prefix, key } of shape.foreign) {
    if (object[key] !== undefined) used.add(`xmlns:${prefix}`);
  }
  const left = attributes.filter(({ name, value }) => !used.has(name) || namespaces[name.slice(6)] !== value);
  if (left.length > 0) object.$!.attributes = left;
  else {
    delete object.$!.attributes;
    if (Object.keys(object.$!).length === 0) delete object.$;
  }
}

/** The value of an attribute of a start tag. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === name) return attributes[i + 1];
  return undefined;
}

/** The attributes of a start tag as they are kept. */
export function attributesOf(attributes: Attributes): XmlAttribute[] {
  const list: XmlAttribute[] = [];
  for (let i = 0; i < attributes.length; i += 2)
    list.push({ name: own(attributes[i]!), value: own(attributes[i + 1]!) });
  return list.slice();
}
