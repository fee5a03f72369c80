/** Any JSON value; integers beyond 2^53 are `bigint`, so that nothing is lost. */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** JSON text of a value. `bigint` is printed as an integer; a member that is `undefined` is left out. */
export function stringifyJson(value: unknown): string {
  let exact = false;
  const text = JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member !== "bigint") return member;
    exact = true;
    return null;
  });
  return exact ? stringifyExact(value) : text;
}

/** The slow way of {@link stringifyJson}, for values with `bigint` in them. */
function stringifyExact(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map((item) => stringifyExact(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${stringifyExact(member)}`).join(",")}}`;
}

/**
 * Reads JSON text in which integers may be beyond 2^53, which `JSON.parse` would round. Throws a `SyntaxError` where
 * `JSON.parse` does. The depth of the text must have been bounded before.
 */
export function parseExact(text: string): JsonValue {
  // What is well-formed is for JSON.parse to say; the reader may then trust the text.
  JSON.parse(text);
  return new ExactReader(text).value();
}

/** Reads text that is known to be JSON. */
class ExactReader {
  #at = 0;
  constructor(readonly text: string) {}

  value(): JsonValue {
    switch (this.#peek()) {
      case "{":
        return Object.fromEntries(this.#items("}", () => [this.#string(), this.value()] as const));
      case "[":
        return this.#items("]", () => this.value());
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #items<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    this.#at += 1;
    while (this.#peek() !== close) items.push(item());
    this.#at += 1;
    return items;
  }

  /** The next character that is neither blank nor a separator. */
  #peek(): string {
    while (" \t\r\n,:".includes(this.text[this.#at]!)) this.#at += 1;
    return this.text[this.#at]!;
  }

  #string(): string {
    this.#peek();
    const start = this.#at;
    let end = start;
    do end = this.text.indexOf('"', end + 1);
    while (this.#isEscaped(end));
    this.#at = end + 1;
    return JSON.parse(this.text.slice(start, this.#at)) as string;
  }

  /** Whether an odd number of backslashes stands before a place. */
  #isEscaped(at: number): boolean {
    let before = at;
    while (this.text[before - 1] === "\\") before -= 1;
    return (at - before) % 2 === 1;
  }

  #scalar(): JsonValue {
    const start = this.#at;
    while (this.#at < this.text.length && /[\w.+-]/.test(this.text[this.#at]!)) this.#at += 1;
    const word = this.text.slice(start, this.#at);
    const number = Number(word);
    if (Number.isSafeInteger(number) || !/^-?\d+$/.test(word)) return JSON.parse(word) as JsonValue;
    return BigInt(word);
  }
}
