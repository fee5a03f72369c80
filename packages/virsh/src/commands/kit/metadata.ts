import { type CallOptions, LibvirtError } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { type Message, msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { exclusive } from "./args.js";

/** An object that carries a title, a description and XML of others. */
export interface MetadataOwner {
  readonly name: string;
  readonly types: { readonly DESCRIPTION: number; readonly TITLE: number; readonly ELEMENT: number };
  /** The number of the error for metadata that is not there. */
  readonly none: number;
  read(type: number, uri: string | undefined, call: CallOptions): Promise<string>;
  write(
    type: number,
    text: string | undefined,
    key: string | undefined,
    uri: string | undefined,
    call: CallOptions,
  ): Promise<void>;
  readonly sentences: Readonly<
    Record<
      | "descriptionUnchanged"
      | "descriptionUpdated"
      | "metadataUnchanged"
      | "noDescription"
      | "noTitle"
      | "raced"
      | "titleUnchanged"
      | "titleUpdated",
      Message
    >
  >;
}

const failedToRead = msg("failed to get the metadata of '{name}'");
const failedToWrite = msg("failed to set the metadata of '{name}'");

/** What is there; undefined where there is none. */
async function readMetadata(
  context: Context,
  owner: MetadataOwner,
  type: number,
  uri?: string,
): Promise<string | undefined> {
  return context.attempt(failedToRead, { name: owner.name }, async (call) => {
    try {
      return await context.app.reporter.quietly(() => owner.read(type, uri, call));
    } catch (error) {
      if (error instanceof LibvirtError && error.code === owner.none) return undefined;
      throw error;
    }
  });
}

/** Shows, sets or edits a title or a description. */
export async function describeObject(
  context: Context,
  owner: MetadataOwner,
  args: { readonly title: boolean; readonly edit: boolean; readonly "new-desc": readonly string[] },
): Promise<void> {
  const { sentences, name } = owner;
  const type = args.title ? owner.types.TITLE : owner.types.DESCRIPTION;
  const values = { name };
  const write = (text: string): Promise<void> =>
    context.attempt(failedToWrite, values, (call) =>
      owner.write(type, text === "" ? undefined : text, undefined, undefined, call),
    );
  const given = args["new-desc"].length > 0 ? args["new-desc"].join(" ") : undefined;
  if (args.edit) {
    const { editText } = await import("../../shell/edit.js");
    await editText(context, {
      file: "description.txt",
      unchanged: args.title ? sentences.titleUnchanged : sentences.descriptionUnchanged,
      changed: args.title ? sentences.titleUpdated : sentences.descriptionUpdated,
      raced: sentences.raced,
      values,
      read: async () => given ?? (await readMetadata(context, owner, type)) ?? "",
      define: (text) => write(text.replace(/(?<!\n)\n+$/, "")),
    });
  } else if (given !== undefined) {
    await write(given);
    context.tell(args.title ? sentences.titleUpdated : sentences.descriptionUpdated);
  } else {
    const text = await readMetadata(context, owner, type);
    if (text === undefined && !context.json) {
      context.tell(args.title ? sentences.noTitle : sentences.noDescription, values);
      return;
    }
    const key = args.title ? "title" : "description";
    context.report({ [key]: text ?? null }, () => `${text!.split("\n").map(printable).join("\n")}\n`);
  }
}

/** Shows, sets, edits or removes the XML of others below one URI. */
export async function editMetadata(
  context: Context,
  owner: MetadataOwner,
  args: {
    readonly uri: string;
    readonly key: string | undefined;
    readonly set: string | undefined;
    readonly remove: boolean;
    readonly edit: boolean;
  },
): Promise<void> {
  exclusive(args, "edit", "set");
  exclusive(args, "remove", "set");
  exclusive(args, "remove", "edit");
  const { uri, key, set } = args;
  const { ELEMENT } = owner.types;
  const values = { name: owner.name };
  if ((set !== undefined || args.edit) && key === undefined) {
    throw new Failure(msg("the prefix of the namespace is missing: give it by --key"));
  }
  const write = (text: string | undefined): Promise<void> =>
    context.attempt(failedToWrite, values, (call) => owner.write(ELEMENT, text, key, uri, call));
  if (set !== undefined) {
    await write(set);
    context.tell(msg("Metadata modified"));
  } else if (args.remove) {
    await write(undefined);
    context.tell(msg("Metadata removed"));
  } else if (args.edit) {
    const { editText } = await import("../../shell/edit.js");
    await editText(context, {
      file: "metadata.xml",
      unchanged: owner.sentences.metadataUnchanged,
      changed: msg("Metadata modified"),
      raced: owner.sentences.raced,
      values,
      read: async () => (await readMetadata(context, owner, ELEMENT, uri)) ?? "\n",
      define: write,
    });
  } else {
    const xml = await readMetadata(context, owner, ELEMENT, uri);
    context.report({ xml: xml ?? null }, () => (xml === undefined ? "\n" : `${xml.trimEnd()}\n`));
  }
}
