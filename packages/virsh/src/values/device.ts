import type { CallOptions, Domain } from "@libvirt-ts/core";
import type { Args } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { argument, domainArgument } from "../cli/option.js";
import { type Message, msg } from "../i18n/message.js";
import { affectedFlags, checkAffected } from "./affected.js";
import { findDomain } from "./domain.js";
import { readTextFile } from "./files.js";

/** A domain and the file that describes a device. */
export const deviceOptions = {
  domain: domainArgument(),
  file: argument(msg("file with the XML of the device; - is standard input"), { complete: "file" }),
  ...affectedFlags,
};

/** Does to a domain what `act` does with the description of a device. */
export async function changeDevice(
  context: Context,
  { domain: word, file, ...affected }: Args<typeof deviceOptions>,
  failed: Message,
  act: (domain: Domain, xml: string, call: CallOptions) => Promise<void>,
): Promise<void> {
  const domain = await findDomain(context, word);
  checkAffected(domain, affected);
  const xml = await readTextFile(context, file);
  await context.attempt(failed, { file }, (call) => act(domain, xml, call));
}
