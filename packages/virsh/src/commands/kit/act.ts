import type { CallOptions, Connect } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import type { Message, Values } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { readTextFile } from "../../values/files.js";
import { type Finders, finders } from "../../values/find.js";
import type { Run } from "../table/group-commands.js";
import { printXML, type XPathOptions } from "./print-xml.js";

type Kind = keyof Finders;
type Found<K extends Kind> = Awaited<ReturnType<Finders[K]>>;
type Needed<K extends Kind> = Parameters<Finders[K]>[1];

const find = async <K extends Kind>(kind: K, context: Context, args: Needed<K>): Promise<Found<K>> => {
  const finder = finders[kind] as (context: Context, args: Needed<K>) => Promise<Found<K>>;
  return finder(context, args);
};

/** What the sentences about an object may name: what was given, and the object by its own name. */
function valuesOf(kind: string, object: object, args: object): Values {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === "string" || typeof value === "number") values[name] = value;
    else if (typeof value === "bigint") values[name] = String(value);
  }
  const named = object as { readonly name?: () => string };
  if (typeof named.name === "function") values[kind] = named.name();
  return values;
}

/** A command that is one call on one object, with a sentence for either end. */
export const act =
  <K extends Kind, A extends Needed<K>>(
    kind: K,
    failed: Message,
    call: (object: Found<K>, args: A, options: CallOptions) => Promise<unknown>,
    done?: Message | ((args: A) => Message),
  ): Run<A> =>
  async (context, args) => {
    const object = await find(kind, context, args);
    const values = valuesOf(kind, object, args);
    await context.attempt(failed, values, (options) => call(object, args, options));
    if (done !== undefined) context.tell(typeof done === "function" ? done(args) : done, values);
  };

/** A command that prints one word about an object. */
export const answer =
  <K extends Kind, A extends Needed<K>>(
    kind: K,
    key: string,
    failed: Message,
    ask: (object: Found<K>, options: CallOptions) => Promise<string> | string,
  ): Run<A> =>
  async (context, args) => {
    const object = await find(kind, context, args);
    const word = await context.attempt(failed, valuesOf(kind, object, args), async (options) =>
      ask(object, options),
    );
    context.report({ [key]: word }, () => `${printable(word)}\n`);
  };

/** A command that prints the XML of an object, or what an XPath finds in it. */
export const dumpXML =
  <K extends Kind, A extends Needed<K> & XPathOptions>(
    kind: K,
    failed: Message,
    ask: (object: Found<K>, args: A, options: CallOptions) => Promise<string>,
  ): Run<A> =>
  async (context, args) => {
    const object = await find(kind, context, args);
    const xml = await context.attempt(failed, valuesOf(kind, object, args), (options) =>
      ask(object, args, options),
    );
    await printXML(context, xml, args);
  };

/** A command that makes an object of a file's XML. */
export const fromFile =
  <A extends { readonly file: string }>(
    failed: Message,
    make: (
      connection: Connect,
      xml: string,
      args: A,
      options: CallOptions,
    ) => Promise<{ name(): string } | { UUIDString(): string }>,
    done: Message,
  ): Run<A> =>
  async (context, args) => {
    const xml = await readTextFile(context, args.file);
    const { file } = args;
    const made = await context.attempt(failed, { file }, (options) =>
      make(context.connection, xml, args, options),
    );
    context.tell(done, { file, name: "name" in made ? made.name() : made.UUIDString() });
  };

/** The object a command is about, found as its argument says. */
export { find };
