import { editList } from "./edit-list.js";
import { ConfError } from "./errors.js";
import { formatValue } from "./format.js";
import { newAssignment } from "./new-assignment.js";
import { isLineEnd } from "./reader.js";
import type { ConfAssignment, ConfStatement } from "./statement.js";
import { type ConfValue, sameValue } from "./value.js";

/** How `format` prints. */
export interface FormatOptions {
  /** In the reference's layout: a line per statement, values respelled, no blank lines, no comments inside lists. */
  readonly normalize?: boolean;
}

const NAME = /^[A-Za-z][A-Za-z0-9_.]*$/;

/**
 * A configuration file in memory. Whatever is not changed keeps its text, byte for byte; new lines are written in the
 * reference's style. A name that is assigned several times has its last value, as for xm and xl.
 *
 * C: `virConf`
 */
export class ConfDocument {
  readonly #statements: (ConfStatement | undefined)[];
  #positions: Map<string, number[]> | undefined;

  /** @param statements The pieces of a file, as `parse` makes them; none for a new document. */
  constructor(statements: readonly ConfStatement[] = []) {
    this.#statements = [...statements];
  }

  /** Everything in the file, in its order. */
  get statements(): ConfStatement[] {
    return this.#statements.filter((statement) => statement !== undefined);
  }

  /** The names that have a value, in the order of their first assignments. */
  names(): string[] {
    return [...this.#index().keys()];
  }

  has(name: string): boolean {
    return this.#index().has(name);
  }

  /** The value that xm or xl would find: the last one assigned, with what `+=` adds to it. C: `__virConfGetValue` */
  get(name: string): ConfValue | undefined {
    const only = this.#onlyOne(name);
    if (only !== undefined) return only.value;
    const [first, ...additions] = this.#inForce(name);
    if (first === undefined || additions.length === 0) return first?.value;
    const values = [first, ...additions].map(({ value }) => value);
    return typeof first.value === "string" ? values.join("") : values.flat();
  }

  /** The line that the value of a name stands on in the text that was read, from 1; undefined if it was not read. */
  lineOf(name: string): number | undefined {
    return (this.#onlyOne(name) ?? this.#inForce(name)[0])?.line || undefined;
  }

  /**
   * Gives a name another value, where it stands, or at the end if it is new. Setting the same value changes nothing;
   * in a list, the items that stay keep their text. Throws a `ConfError` for what no file can hold. C: `__virConfSetValue`
   */
  set(name: string, value: ConfValue): void {
    const before = this.get(name);
    if (before === undefined) {
      this.append(name, value);
      return;
    }
    if (sameValue(before, value)) return;
    const positions = this.#index().get(name)!;
    const added = this.#inForce(name).length - 1;
    this.#drop(positions.splice(positions.length - added));
    const position = positions.at(-1)!;
    this.#statements[position] = withValue(this.#statements[position] as ConfAssignment, value);
  }

  /** Takes a name out, with all its lines. */
  remove(name: string): void {
    this.#drop(this.#index().get(name) ?? []);
    this.#positions?.delete(name);
  }

  /** Adds a line at the end, even if the name has a value already. */
  append(name: string, value: ConfValue): void {
    if (!NAME.test(name)) {
      const message = `${JSON.stringify(name)} is no name: a letter, then letters, digits, _ and .`;
      throw new ConfError([{ id: "conf.name", message }]);
    }
    const eol = this.#lineEnd();
    const position = this.#statements.length;
    this.#statements.push(newAssignment(name, value, eol, this.#endsOpen() ? eol : ""));
    if (this.#positions !== undefined) addPosition(this.#positions, name, position);
  }

  /** A copy that can be changed without changing this one. */
  clone(): ConfDocument {
    return new ConfDocument(this.statements);
  }

  /** The file's text. C: `__virConfWriteMem` */
  format(options: FormatOptions = {}): string {
    let text = "";
    for (const statement of this.#statements) {
      if (statement !== undefined) text += options.normalize ? normalized(statement) : statement.text;
    }
    return text;
  }

  /** The assignment of a name that has one, as nearly all have. */
  #onlyOne(name: string): ConfAssignment | undefined {
    const positions = this.#index().get(name);
    return positions?.length === 1 ? (this.#statements[positions[0]!] as ConfAssignment) : undefined;
  }

  /** The last assignment of a name and the additions after it. */
  #inForce(name: string): ConfAssignment[] {
    const positions = this.#index().get(name);
    if (positions === undefined) return [];
    const all = positions.map((position) => this.#statements[position] as ConfAssignment);
    const last = all.findLastIndex(({ operator }) => operator === "=");
    return last <= 0 ? all : all.slice(last);
  }

  /** Takes statements out, the last one first; after a `;` their lines keep their ends. */
  #drop(positions: readonly number[]): void {
    for (let at = positions.length - 1; at >= 0; at--) {
      const position = positions[at]!;
      let before = position - 1;
      while (before >= 0 && this.#statements[before] === undefined) before--;
      const open = before >= 0 && !endsLine(this.#statements[before]!.text);
      const eol = open ? lastLineEnd(this.#statements[position]!.text) : undefined;
      this.#statements[position] = eol === undefined ? undefined : { kind: "blank", line: 0, text: eol };
    }
  }

  #index(): Map<string, number[]> {
    if (this.#positions === undefined) {
      this.#positions = new Map();
      for (let position = 0; position < this.#statements.length; position++) {
        const statement = this.#statements[position];
        if (statement?.kind === "assignment") addPosition(this.#positions, statement.name, position);
      }
    }
    return this.#positions;
  }

  /** How the file ends its lines: as the first of them does. */
  #lineEnd(): string {
    const first = this.#statements.find((statement) => statement !== undefined && endsLine(statement.text));
    return (first && lastLineEnd(first.text)) ?? "\n";
  }

  /** Whether the last line lacks its end. */
  #endsOpen(): boolean {
    const last = this.#statements.findLast((statement) => statement !== undefined);
    return last !== undefined && !endsLine(last.text);
  }
}

function endsLine(text: string): boolean {
  return isLineEnd(text.charCodeAt(text.length - 1));
}

function lastLineEnd(text: string): string | undefined {
  return /(?:\r\n|\r|\n)$/.exec(text)?.[0];
}

function addPosition(index: Map<string, number[]>, name: string, position: number): void {
  const known = index.get(name);
  if (known === undefined) index.set(name, [position]);
  else known.push(position);
}

function withValue(statement: ConfAssignment, value: ConfValue): ConfAssignment {
  const { text, valueStart, valueEnd } = statement;
  const raw = text.slice(valueStart, valueEnd);
  const isList = Array.isArray(value) && Array.isArray(statement.value) && raw.startsWith("[");
  const replacement = isList ? editList(raw, value) : formatValue(value);
  return {
    ...statement,
    value,
    text: text.slice(0, valueStart) + replacement + text.slice(valueEnd),
    valueEnd: valueStart + replacement.length,
  };
}

function normalized(statement: ConfStatement): string {
  switch (statement.kind) {
    case "blank":
      return "";
    case "comment":
      return `#${statement.comment}\n`;
    case "assignment": {
      const { name, operator, value, comment } = statement;
      return `${name} ${operator} ${formatValue(value)}${comment === undefined ? "" : ` #${comment}`}\n`;
    }
  }
}
