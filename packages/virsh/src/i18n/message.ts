import { printable } from "../output/printable.js";

declare const marked: unique symbol;

/** A sentence that translators see: an English text in which `{name}` stands for a value. */
export type Message = string & { readonly [marked]: true };

/** What `{name}` in a message is replaced by. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence that depends on a number, which it shows as `{count}`. */
export interface PluralMessage {
  readonly one: Message;
  readonly other: Message;
}

/** Marks a text for extraction; translated only when it is printed. Give it a literal: what it is given is looked up. */
export const msg = (text: string): Message => text as Message;

/** Marks a text with a singular and a plural for extraction. */
export const plural = (one: string, other: string): PluralMessage => ({
  one: one as Message,
  other: other as Message,
});

/** The sentences of one language, by their English text. */
export interface Catalog {
  /** Which form of a plural message a number takes. */
  pluralForm(count: number): number;
  readonly messages: Readonly<Record<string, string | readonly string[]>>;
}

/** Says messages in the user's language. */
export interface Translator {
  say(message: Message, values?: Values): string;
  sayCount(message: PluralMessage, count: number, values?: Values): string;
}

/** A translator into the catalog's language, or into English where there is none. */
export function createTranslator(catalog?: Catalog): Translator {
  const lookUp = (key: string): string | readonly string[] | undefined =>
    catalog !== undefined && Object.hasOwn(catalog.messages, key) ? catalog.messages[key] : undefined;
  return {
    say(message, values) {
      const found = lookUp(message);
      return fill(typeof found === "string" ? found : message, values);
    },
    sayCount({ one, other }, count, values) {
      const forms = lookUp(one);
      const form = Array.isArray(forms) ? forms[catalog!.pluralForm(count)] : undefined;
      return fill(form ?? (count === 1 ? one : other), { count, ...values });
    },
  };
}

/** Replaces every `{name}` in one pass, so that braces inside a value stay what they are; what a value says is only shown. */
export function fill(text: string, values: Values | undefined): string {
  if (values === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? printable(String(values[name])) : whole,
  );
}
