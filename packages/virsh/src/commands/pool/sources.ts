import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { readTextFile } from "../../values/files.js";
import { printXML } from "../kit/print-xml.js";
import { element, formatElement, unlessEmpty } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";

async function discover(context: Context, type: string, spec: string | undefined): Promise<void> {
  const xml = await context.attempt(msg("Failed to find any {type} pool sources"), { type }, (call) =>
    context.connection.findStoragePoolSources(type, spec, 0, call),
  );
  await printXML(context, xml, {});
}

export async function findSources(
  context: Context,
  { type, srcSpec }: ArgsOf<"find-storage-pool-sources">,
): Promise<void> {
  await discover(context, type, srcSpec === undefined ? undefined : await readTextFile(context, srcSpec));
}

export async function findSourcesAs(
  context: Context,
  { type, host, port, initiator }: ArgsOf<"find-storage-pool-sources-as">,
): Promise<void> {
  const source = element(
    "source",
    {},
    unlessEmpty(element("host", host === undefined ? {} : { name: host, port })),
    unlessEmpty(
      element("initiator", {}, initiator === undefined ? undefined : element("iqn", { name: initiator })),
    ),
  );
  await discover(context, type, host === undefined ? undefined : formatElement(source));
}

export async function poolCapabilities(context: Context): Promise<void> {
  const xml = await context.attempt(msg("failed to get the capabilities of storage pools"), {}, (call) =>
    context.connection.getStoragePoolCapabilities(0, call),
  );
  await printXML(context, xml, {});
}
