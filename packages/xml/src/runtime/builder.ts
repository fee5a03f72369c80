import { isBlank } from "../read/blank.js";
import { fold } from "./agree.js";
import { Complaints, type Findings } from "./complaints.js";
import {
  appendText,
  attributeOf,
  attributesOf,
  childrenOf,
  dropDeclarations,
  dropLayout,
  Frame,
  keepSpelling,
  leftovers,
  type ModelObject,
  othersOf,
  sequenceOf,
} from "./frame.js";
import type { ValueNote, XmlElement, XmlNode } from "./kept.js";
import type { Attributes, Scope } from "./scope.js";
import { type ChildField, type Shape, type ShapeTable, variantOf } from "./shape.js";
import { own, readValue, spell } from "./values.js";

/** Which shape a root element of that name has; `raw`: it is kept as it is; undefined: it is none that was expected. */
export interface RootShape {
  (name: string): Shape | "raw" | undefined;
  /** What it is to be called, where there is one name only. */
  readonly expected?: string;
}

/** A list that grows has room for sixteen more at once: one of few is made anew, as are those that are done. */
const FEW = 8;

/** An object with more fields, set one by one by names in variables, is a dictionary to V8, a copy of it a third as large. */
const MANY = 16;

/** Builds the model of a document from its tags and texts, in one pass. */
export class ModelBuilder {
  /** The model, once the root element is closed. */
  result: ModelObject | undefined;
  #open: Frame | undefined;
  readonly #frames: Frame[] = [];
  #depth = 0;

  readonly #table: ShapeTable;
  readonly #rootShape: RootShape;
  readonly #complaints: Complaints;
  readonly #scope: Scope;

  constructor(table: ShapeTable, rootShape: RootShape, findings: Findings, scope: Scope) {
    this.#table = table;
    this.#rootShape = rootShape;
    this.#complaints = new Complaints(findings);
    this.#scope = scope;
  }

  /** Where reading has come to. */
  get path(): string {
    return this.#open === undefined ? "" : this.#open.path;
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
    if (frame.raw !== undefined) appendText(childrenOf(frame.raw), own(text));
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
    this.#depth -= 1;
    if (frame.raw !== undefined) this.#closeRaw(frame, frame.raw);
    else if (frame.shape === undefined) this.#closeValue(frame, frame.field!);
    else this.#closeObject(frame, frame.shape);
  }

  /** Opens an element in the frame of its depth. */
  #begin(name: string, offset: number, field: ChildField | undefined): Frame {
    let frame = this.#frames[this.#depth];
    if (frame === undefined) {
      frame = new Frame(this.#open);
      this.#frames.push(frame);
    }
    frame.begin(name, offset, field);
    this.#open = frame;
    this.#depth += 1;
    return frame;
  }

  #openRoot(name: string, attributes: Attributes, offset: number): void {
    const shape = this.#rootShape(name);
    if (shape === "raw") {
      const said = attributes.length > 0 && { attributes: attributesOf(attributes) };
      this.#begin(name, offset, undefined).raw = { name, ...said };
      return;
    }
    if (shape === undefined) {
      const { expected = "another document" } = this.#rootShape;
      this.#complaints.wrongRoot(name, expected, offset);
      this.#begin(name, offset, undefined).raw = { name };
      return;
    }
    this.#openObject(name, attributes, offset, undefined, shape);
  }

  #openChild(parent: Frame, shape: Shape, name: string, attributes: Attributes, offset: number): void {
    const known = this.#scope.knownName(name, this.#table.namespaces);
    const field = known === undefined ? undefined : shape.children.get(known);
    if (field === undefined) {
      this.#complaints.unknownElement(parent, name, offset);
      this.#openRaw(parent, name, attributes, offset, undefined);
      return;
    }
    // As long as children come in libvirt's order, one further on in it cannot have been there.
    const isFurther = parent.sequence === undefined && field.rank > parent.rank;
    if (!isFurther && !field.list && parent.object[field.key] !== undefined) {
      this.#complaints.repeatedElement(parent, name, offset);
      this.#openRaw(parent, name, attributes, offset, undefined);
      return;
    }
    if (field.kind === "shape") {
      this.#openObject(name, attributes, offset, field, field.shape());
    } else if (field.kind === "raw") {
      this.#openRaw(parent, name, attributes, offset, field);
    } else {
      const frame = this.#begin(name, offset, field);
      if (attributes.length > 0) {
        frame.attributes = attributesOf(attributes);
        for (const attribute of frame.attributes) this.#complaints.unknownAttribute(frame, attribute.name);
      }
    }
  }

  #openObject(
    name: string,
    attributes: Attributes,
    offset: number,
    field: ChildField | undefined,
    general: Shape,
  ): void {
    const { discriminator } = general;
    const word = discriminator === undefined ? undefined : attributeOf(attributes, discriminator);
    const shape = discriminator === undefined ? general : variantOf(general, word);
    const frame = this.#begin(name, offset, field);
    frame.shape = shape;
    frame.object = {};
    for (let i = 0; i < attributes.length; i += 2) {
      this.#attribute(frame, shape, attributes[i]!, attributes[i + 1]!);
    }
    if (word !== undefined && shape === general) this.#complaints.unknownWord(frame, discriminator!, word);
  }

  #attribute(frame: Frame, shape: Shape, name: string, text: string): void {
    const known = shape.attributes.get(name);
    if (known === undefined) {
      this.#unknownAttribute(frame, name, text);
      return;
    }
    const { object } = frame;
    const word = known.words?.get(text);
    // The table's own text for the name: the document's would first have to be looked up among all names.
    if (known.code === "word" || known.code === "text") {
      object[known.name] = word ?? own(text);
    } else {
      const value = readValue(text, known);
      if (value === undefined) {
        this.#complaints.noNumber(frame, text, `/@${name}`);
        return;
      }
      object[known.name] = value;
      if (spell(value, known) !== text) keepSpelling(object, name, text);
    }
    if (known.words !== undefined && word === undefined) this.#complaints.unknownWord(frame, name, text);
  }

  #unknownAttribute(frame: Frame, name: string, value: string): void {
    const kept = leftovers(frame.object);
    kept.attributes ??= [];
    kept.attributes.push({ name: own(name), value: own(value) });
    this.#complaints.unknownAttribute(frame, name);
  }

  #openRaw(
    parent: Frame,
    name: string,
    attributes: Attributes,
    offset: number,
    field: ChildField | undefined,
  ): void {
    const raw: XmlElement = { name: own(name) };
    if (attributes.length > 0) raw.attributes = attributesOf(attributes);
    this.#begin(name, offset, field).raw = raw;
    if (parent.raw === undefined) this.#scope.beginFragment();
    this.#scope.use(name, attributes);
  }

  #closeRaw(frame: Frame, raw: XmlElement): void {
    dropLayout(raw);
    const { parent } = frame;
    if (parent === undefined) {
      this.result = raw as object as ModelObject;
      return;
    }
    if (parent.raw !== undefined) {
      childrenOf(parent.raw).push(raw);
      return;
    }
    const namespaces = this.#scope.endFragment();
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
      this.#complaints.noNumber(frame, text, "");
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
    const { sequence, parent } = frame;
    if (shape.text !== undefined) this.#setText(frame, shape.text);
    if (sequence !== undefined) leftovers(frame.object).children = sequence.slice();
    if (shape.agreements.length > 0) frame.object = fold(frame.object, shape.agreements);
    let { object } = frame;
    for (const { key, name, fallback } of shape.required) {
      if (object[key] !== undefined) continue;
      this.#complaints.missing(frame, name, fallback);
      if (fallback !== undefined) object[name] = fallback;
    }
    if (shape.foreign.length > 0) dropDeclarations(object, shape, this.#table.namespaces);
    if (shape.order.length > MANY && Object.keys(object).length > MANY) object = { ...object };
    if (parent === undefined) this.result = object;
    else this.#put(parent, frame.field!, object);
  }

  #setText(frame: Frame, known: NonNullable<Shape["text"]>): void {
    const { text, object } = frame;
    if (!known.required && (known.code === "text" ? text === "" : isBlank(text))) return;
    const value = readValue(text, known);
    if (value === undefined) {
      this.#complaints.noNumber(frame, text, "");
      return;
    }
    object.value = value;
    if (typeof value === "number" && spell(value, known) !== text.trim()) {
      keepSpelling(object, "value", text.trim());
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
      else if (list.length < FEW) object[field.key] = list.concat([value]);
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
    this.#complaints.unknownText(frame);
    if (frame.shape === undefined) othersOf(frame).push(text);
    else {
      const sequence = sequenceOf(frame);
      const last = sequence.at(-1);
      if (typeof last === "object" && "node" in last && typeof last.node === "string") last.node += text;
      else sequence.push({ node: text });
    }
  }
}
