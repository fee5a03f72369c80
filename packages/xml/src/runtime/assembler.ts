import type { Report } from "../read/report.js";
import type { Source } from "../read/source.js";
import { ModelBuilder, type RootShape } from "./builder.js";
import type { Findings } from "./complaints.js";
import type { ModelObject } from "./frame.js";
import type { XmlNode } from "./kept.js";
import { Meter, type XmlLimits } from "./limits.js";
import { type Attributes, Scope } from "./scope.js";
import type { ShapeTable } from "./shape.js";

/** What of reading is the same whoever finds the tags: namespaces, limits, and the model that comes of it. */
export class Assembler implements Findings {
  depth = 0;
  readonly #report: Report;
  readonly #source: Source;
  readonly #scope = new Scope();
  readonly #builder: ModelBuilder;
  readonly meter: Meter;

  constructor(
    table: ShapeTable,
    rootShape: RootShape,
    report: Report,
    source: Source,
    limits: Required<XmlLimits>,
    refuse: (message: string) => never,
  ) {
    this.#report = report;
    this.#source = source;
    this.#builder = new ModelBuilder(table, rootShape, this, this.#scope);
    this.meter = new Meter(limits, refuse);
  }

  /** Where reading has come to, as a path of elements. */
  get path(): string {
    return this.#builder.path;
  }

  /** The model, once the root element is closed. */
  get model(): ModelObject | undefined {
    return this.#builder.result;
  }

  /** A start tag, whose attributes are in the meter already; `offset` is where it ends. */
  openTag(name: string, attributes: Attributes, hasPrefixes: boolean, offset: number): void {
    this.depth += 1;
    this.meter.element(this.depth, name);
    if (hasPrefixes || name.includes(":")) {
      this.#scope.enter(name, attributes, (message) =>
        this.error("xml.namespace", message, `${this.#builder.path}/${name}`, offset),
      );
    } else this.#scope.enterPlain();
    this.#builder.openTag(name, attributes, offset);
  }

  closeTag(): void {
    this.#builder.closeTag();
    this.#scope.leave();
    this.depth -= 1;
  }

  /** A comment or a processing instruction, which says this. */
  node(text: string, node: XmlNode): void {
    this.meter.node(text);
    this.#builder.node(node);
  }

  text(text: string): void {
    if (this.depth === 0) return;
    this.meter.text(text);
    this.#builder.text(text);
  }

  error(id: string, message: string, path: string, offset: number): void {
    this.#report.error({ id, message, path, ...this.#source.locateTag(offset) });
  }

  warning(id: string, message: string, path: () => string, offset: number): void {
    this.#report.warning(() => ({ id, message, path: path(), ...this.#source.locateTag(offset) }));
  }
}

/** Whether the name of an attribute says that its element has to do with namespaces. */
export const isPrefixed = (name: string): boolean => name.includes(":") || name === "xmlns";
