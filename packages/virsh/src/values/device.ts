import { type CallOptions, type Device, type Domain, formatDeviceXML } from "@libvirt-ts/core";
import type { Args } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { argument, domainArgument, flag } from "../cli/option.js";
import { type Message, msg, type Values } from "../i18n/message.js";
import { type Affected, affectedFlags, checkAffected } from "./affected.js";
import { findDomain } from "./domain.js";
import { readTextFile } from "./files.js";

/** A domain and the file that describes a device. */
export const deviceOptions = {
  domain: domainArgument(),
  file: argument(msg("file with the XML of the device; - is standard input"), { complete: "file" }),
  ...affectedFlags,
};

/** What the commands take that make the XML of a device themselves. */
export const plugFlags = {
  "print-xml": flag(msg("print the XML of the device, and change nothing")),
  ...affectedFlags,
};

/** The domain that a word means; throws a Failure where a change of it would not concern what the user means. */
export async function findAffected(context: Context, word: string, affected: Affected): Promise<Domain> {
  const domain = await findDomain(context, word);
  checkAffected(domain, affected);
  return domain;
}

/** Does to a domain what `act` does with the description of a device. */
export async function changeDevice(
  context: Context,
  { domain: word, file, ...affected }: Args<typeof deviceOptions>,
  failed: Message,
  act: (domain: Domain, xml: string, call: CallOptions) => Promise<void>,
): Promise<void> {
  const domain = await findAffected(context, word, affected);
  const xml = await readTextFile(context, file);
  await context.attempt(failed, { file }, (call) => act(domain, xml, call));
}

/** What plugging says when it fails, with its values, and when it is done. */
interface Sentences {
  readonly failed: Message;
  readonly values: Values;
  readonly done: Message;
}

/** Prints the XML of a device where that is asked for, else plugs it in or out as `act` does. */
export async function plug(
  context: Context,
  device: Device,
  print: boolean,
  { failed, values, done }: Sentences,
  act: (xml: string, call: CallOptions) => Promise<void>,
): Promise<void> {
  await context.attempt(failed, values, async (call) => {
    const xml = await formatDeviceXML(device);
    if (print) return context.print(xml);
    await act(xml, call);
    context.tell(done);
  });
}
