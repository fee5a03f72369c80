import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

/** What is wrong with a configuration, and where. */
export class ConfigError extends Error {
  constructor(where: string, what: string) {
    super(`${where}: ${what}`);
    this.name = "ConfigError";
  }
}

/** A value of a configuration and its place. Every reading throws `ConfigError` for a value of another kind. */
export class Reader {
  readonly #value: unknown;
  readonly #where: string;

  constructor(value: unknown, where: string) {
    this.#value = value;
    this.#where = where;
  }

  /** Reads JSON. */
  static json(text: string, where: string): Reader {
    try {
      return new Reader(JSON.parse(text), where);
    } catch (error) {
      throw new ConfigError(where, `it is no JSON: ${(error as Error).message.replaceAll("\n", " ")}`);
    }
  }

  error(what: string): ConfigError {
    return new ConfigError(this.#where, what);
  }

  /** The same, as an object with no members but these. */
  object(names: readonly string[]): Reader {
    const object = this.anyObject();
    for (const name of Object.keys(this.#value as object)) {
      if (!names.includes(name)) throw this.error(`\`${name}\` is unknown; expected ${names.join(", ")}`);
    }
    return object;
  }

  anyObject(): Reader {
    const isObject = typeof this.#value === "object" && this.#value !== null && !Array.isArray(this.#value);
    if (!isObject) throw this.#expected("an object");
    return this;
  }

  member(name: string): Reader | undefined {
    const object = this.#value as object;
    if (!Object.hasOwn(object, name)) return undefined;
    return new Reader((object as Record<string, unknown>)[name], `${this.#where}: ${name}`);
  }

  needed(name: string): Reader {
    const member = this.member(name);
    if (member === undefined) throw this.error(`\`${name}\` is missing`);
    return member;
  }

  /** A member as an object of its own, to be spread; an empty one where it is left out. */
  known<N extends string, T>(name: N, read: (value: Reader) => T): { readonly [name in N]?: T } {
    const member = this.member(name);
    return member === undefined ? {} : ({ [name]: read(member) } as { [name in N]?: T });
  }

  list<T>(read: (item: Reader) => T): T[] {
    if (!Array.isArray(this.#value)) throw this.#expected("a list");
    return this.#value.map((item, index) => read(new Reader(item, `${this.#where}[${index}]`)));
  }

  isText(): boolean {
    return typeof this.#value === "string";
  }

  text(): string {
    if (typeof this.#value !== "string" || this.#value === "") throw this.#expected("a text");
    return this.#value;
  }

  word<W extends string>(words: readonly W[]): W {
    const word = words.find((known) => known === this.#value);
    if (word === undefined) throw this.#expected(words.join(", "));
    return word;
  }

  boolean(): boolean {
    if (typeof this.#value !== "boolean") throw this.#expected("true or false");
    return this.#value;
  }

  number(least: number, most: number): number {
    const value = this.#value;
    if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
      throw this.#expected(`a whole number from ${least} to ${most}`);
    return value as number;
  }

  port(): number {
    return this.number(0, 65_535);
  }

  limit(): number {
    return this.number(0, Number.MAX_SAFE_INTEGER);
  }

  /** Where a web page comes from, as a browser tells it. */
  origin(): string {
    const text = this.text();
    if (!URL.canParse(text) || new URL(text).origin !== text)
      throw this.#expected("an origin as https://host:port");
    return text;
  }

  /** A file's mode, in octal digits. */
  mode(): number {
    const text = this.#value;
    if (typeof text !== "string" || !/^0?[0-7]{3}$/.test(text)) throw this.#expected('a mode as "0660"');
    return Number.parseInt(text, 8);
  }

  /** A group by name or number, as its number. */
  group(): number {
    if (typeof this.#value === "number") return this.number(0, 2 ** 32 - 2);
    const name = this.text();
    const rows = readFileSync("/etc/group", "utf8").split("\n");
    const row = rows.map((line) => line.split(":")).find(([group]) => group === name);
    if (row === undefined) throw this.error(`there is no group ${JSON.stringify(name)}`);
    return Number(row[2]);
  }

  /** What a file holds. */
  async file(): Promise<Buffer> {
    const path = this.text();
    try {
      return await readFile(path);
    } catch (error) {
      throw this.error(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? "failed"}`);
    }
  }

  #expected(what: string): ConfigError {
    const text = JSON.stringify(this.#value) ?? "nothing";
    return this.error(`expected ${what}, got ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`);
  }
}
