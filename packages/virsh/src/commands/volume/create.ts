import {
  ErrorNumber,
  LibvirtError,
  parseXMLElement,
  type StorageVol,
  type XmlElement,
} from "@libvirt-ts/core";
import { StorageVolCreateFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { readTextFile } from "../../values/files.js";
import { findPool, findVolume } from "../../values/find.js";
import { element, formatElement, textElement, unlessEmpty } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";
import { creationFlags } from "./creation-flags.js";

export async function volCreate(context: Context, args: ArgsOf<"vol-create">): Promise<void> {
  const { file } = args;
  const pool = await findPool(context, args.pool);
  const xml = await readTextFile(context, file);
  const vol = await context.attempt(msg("Failed to create vol from {file}"), { file }, (call) =>
    pool.createXML(xml, creationFlags(args), call),
  );
  context.tell(msg("Vol {vol} created from {file}"), { vol: vol.name(), file });
}

export async function volCreateAs(context: Context, args: ArgsOf<"vol-create-as">): Promise<void> {
  const pool = await findPool(context, args.pool);
  const backing = args["backing-vol"];
  const path =
    backing === undefined
      ? undefined
      : await context.attempt(msg("failed to get vol '{vol}'"), { vol: backing }, async (call) => {
          const found = await pool
            .storageVolLookupByName(backing, call)
            .catch((error) => elsewhere(context, error, backing));
          return found.path(call);
        });
  const target = element("target", {}, unlessEmpty(element("format", { type: args.format })));
  const volumeWith = (target: XmlElement | undefined): string =>
    formatElement(
      element(
        "volume",
        {},
        textElement("name", args.name),
        textElement("capacity", args.capacity),
        textElement("allocation", args.allocation),
        target,
        path === undefined
          ? undefined
          : element(
              "backingStore",
              {},
              textElement("path", path),
              unlessEmpty(element("format", { type: args["backing-vol-format"] })),
            ),
      ),
    );
  if (args["print-xml"]) {
    context.print(volumeWith(unlessEmpty(target)));
    return;
  }
  // The schema wants a target, though it be empty.
  const xml = volumeWith(target);
  const vol = await context.attempt(msg("Failed to create vol {vol}"), { vol: args.name }, (call) =>
    pool.createXML(xml, args["prealloc-metadata"] ? StorageVolCreateFlags.PREALLOC_METADATA : 0, call),
  );
  context.tell(msg("Vol {vol} created"), { vol: vol.name() });
}

/** A backing volume may lie in another pool: then its key or path names it. */
async function elsewhere({ connection, call }: Context, error: unknown, word: string): Promise<StorageVol> {
  if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_STORAGE_VOL) throw error;
  return connection
    .storageVolLookupByKey(word, call)
    .catch(() => connection.storageVolLookupByPath(word, call));
}

export async function volCreateFrom(context: Context, args: ArgsOf<"vol-create-from">): Promise<void> {
  const { file } = args;
  const pool = await findPool(context, args.pool);
  const source = await findVolume(context, args.vol, args.inputpool);
  const xml = await readTextFile(context, file);
  const vol = await context.attempt(
    msg("Failed to create vol from {file} and the contents of {source}"),
    { file, source: source.name() },
    (call) => pool.createXMLFrom(xml, source, creationFlags(args), call),
  );
  context.tell(msg("Vol {vol} created from {file} with the contents of {source}"), {
    vol: vol.name(),
    file,
    source: source.name(),
  });
}

export async function volClone(context: Context, args: ArgsOf<"vol-clone">): Promise<void> {
  const { newname } = args;
  const source = await findVolume(context, args.vol, args.pool);
  const values = { vol: source.name(), newname };
  const failed = msg("Failed to clone vol {vol} as {newname}");
  const original = await context.attempt(failed, values, async (call) =>
    parseXMLElement(await source.XMLDesc(0, call)),
  );
  const xml = formatElement(renamed(original, newname));
  if (args["print-xml"]) {
    context.print(xml);
    return;
  }
  const vol = await context.attempt(failed, values, async (call) =>
    (await source.storagePoolLookupByVolume(call)).createXMLFrom(xml, source, creationFlags(args), call),
  );
  context.tell(msg("Vol {newname} cloned from {vol}"), { vol: source.name(), newname: vol.name() });
}

/** The same volume under another name, without what belongs to the one that it was made of. */
function renamed(original: XmlElement, name: string): XmlElement {
  const own: ReadonlySet<string> = new Set(["key", "name"]);
  const rest = (original.children ?? []).filter((child) => typeof child === "string" || !own.has(child.name));
  return { ...original, children: [element("name", {}, name), ...rest] };
}
