import { type JsonValue, parseExact } from "@libvirt-ts/qmp";
import { lastPort } from "../command-line/ports.js";
import { type ArgvError, assertSpeakable, type Place, refuse } from "./problem.js";

/**
 * The options that a word holds, a list `a=b,c` or JSON: whoever reads one takes it, and what nobody has taken is refused in
 * the end. What lies in another is named with a dot: `file.filename`.
 */
export class Options {
  readonly #values = new Map<string, string[]>();

  /** `first` is the option whose name may be left out, at the beginning of a list. */
  constructor(
    readonly place: Place,
    first?: string,
    text = place.word,
  ) {
    if (text.startsWith("{")) this.#flatten("", parseJson(place, text));
    else
      for (const [at, item] of splitList(text).entries()) {
        const equals = item.indexOf("=");
        if (equals >= 0) this.#add(item.slice(0, equals), item.slice(equals + 1));
        else if (at === 0 && first !== undefined) this.#add(first, item);
        else if (item !== "") this.#add(item, "on");
      }
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Gives an option back to who comes next. */
  put(name: string, value: string): void {
    this.#values.set(name, [value]);
  }

  /** The value of an option, and with it the option: the last one, as QEMU has it. */
  take(name: string): string | undefined {
    const found = this.#values.get(name);
    this.#values.delete(name);
    return found?.at(-1);
  }

  /** All values of an option that may be given again; in JSON, of its list. */
  takeAll(name: string): string[] {
    const found = [...(this.#values.get(name) ?? [])];
    this.#values.delete(name);
    for (const [key, values] of this.#values)
      if (key.startsWith(`${name}.`)) {
        found.push(...values);
        this.#values.delete(key);
      }
    return found;
  }

  need(name: string): string {
    const value = this.take(name);
    if (value === undefined) throw this.refuse(`it has no '${name}'`);
    return value;
  }

  /** A whole number, hexadecimal after `0x`. */
  number(name: string, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    const number = /^(?:\d+|0x[\da-f]+)$/i.test(value) ? Number(value) : Number.NaN;
    if (!(number <= most)) throw this.refuse(`'${name}' is a whole number up to ${most}, not '${value}'`);
    return number;
  }

  /** A whole number that stands in what was taken: digits, which nobody has counted yet. */
  whole(what: string, digits: string, most = Number.MAX_SAFE_INTEGER): number {
    const number = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
    if (!(number <= most)) throw this.refuse(`${what} is a whole number up to ${most}, not '${digits}'`);
    return number;
  }

  /** The number that a name ends in, as `audio1` does. */
  numberOf(name: string): number | undefined {
    const digits = /(?<!\d)(\d+)$/.exec(name)?.[1];
    return digits === undefined ? undefined : this.whole("the number of a name", digits);
  }

  port(digits: string): number {
    return this.whole("a port", digits, lastPort);
  }

  switch(name: string): boolean | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (/^(on|yes|true|y)$/.test(value)) return true;
    if (/^(off|no|false|n)$/.test(value)) return false;
    throw this.refuse(`'${name}' is on or off, not '${value}'`);
  }

  onOff(name: string): "on" | "off" | undefined {
    const value = this.switch(name);
    return value === undefined ? undefined : value ? "on" : "off";
  }

  yesNo(name: string): "yes" | "no" | undefined {
    const value = this.switch(name);
    return value === undefined ? undefined : value ? "yes" : "no";
  }

  /** All that is left, in order. */
  rest(): [name: string, value: string][] {
    const left = [...this.#values].map(([name, values]): [string, string] => [name, values.at(-1)!]);
    this.#values.clear();
    return left;
  }

  /** Takes what means nothing to a domain, or is so anyway. */
  ignore(...names: string[]): void {
    for (const name of names) this.takeAll(name);
  }

  /** Throws where something was not taken. */
  end(): void {
    const [left] = this.#values.keys();
    if (left !== undefined)
      throw this.refuse(`a domain has no word for '${left}=${this.#values.get(left)!.join()}'`);
  }

  refuse(message: string): ArgvError {
    return refuse(this.place, message);
  }

  #add(name: string, value: string): void {
    const known = this.#values.get(name);
    if (known === undefined) this.#values.set(name, [value]);
    else known.push(value);
  }

  #flatten(prefix: string, value: JsonValue): void {
    if (typeof value !== "object" || value === null) {
      this.#add(prefix, value === true ? "on" : value === false ? "off" : String(value));
      return;
    }
    for (const [name, inside] of Object.entries(value))
      this.#flatten(prefix === "" ? name : `${prefix}.${name}`, inside as JsonValue);
  }
}

/** A list at its commas; two of them are one of a value's. */
function splitList(text: string): string[] {
  const items: string[] = [];
  let item = "";
  for (const [at, piece] of text.split(/(,+)/).entries()) {
    if (at % 2 === 0) {
      item += piece;
      continue;
    }
    item += ",".repeat(piece.length >> 1);
    if (piece.length % 2 === 0) continue;
    items.push(item);
    item = "";
  }
  return [...items, item];
}

/** How deep JSON may be: QEMU's own is far from it, and deeper text is somebody's trap. */
const maxDepth = 64;

function parseJson(place: Place, text: string): JsonValue {
  let depth = 0;
  for (const char of text) {
    if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    if (depth > maxDepth) throw refuse(place, `its JSON is deeper than ${maxDepth}`);
  }
  let value: JsonValue;
  try {
    value = parseExact(text);
  } catch (error) {
    throw refuse(place, `its JSON cannot be read: ${(error as Error).message}`);
  }
  assertAllSpeakable(place, value);
  return value;
}

/** JSON has escapes for what a word of a command line cannot have in it. */
function assertAllSpeakable(place: Place, value: JsonValue): void {
  if (typeof value === "string") assertSpeakable(place, value);
  else if (typeof value === "object" && value !== null)
    for (const member of Object.values(value)) assertAllSpeakable(place, member);
}

type Said<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same without what is undefined. */
export function said<T extends object>(value: T): Said<T> {
  return Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as never;
}

/** The same; undefined where nothing is left. */
export function some<T extends object>(value: T): Said<T> | undefined {
  const left = said(value);
  return Object.keys(left).length > 0 ? left : undefined;
}
