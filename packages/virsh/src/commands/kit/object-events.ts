import { type CallOptions, nameOf } from "@libvirt-ts/core";
import { NetworkMetadataType } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { type EventArgs, printEvents, type ToldEvent, wantsEvents } from "./events.js";

/** What events of networks, pools, devices and secrets have in common. */
interface ObjectEvent {
  readonly event: string;
  readonly type?: number;
  readonly nsuri?: string;
}

interface Source<T, E extends ObjectEvent> {
  /** The name of the argument, and of the object in JSON. */
  readonly key: string;
  /** What the object is called in a line. */
  readonly what: string;
  readonly kinds: readonly E["event"][];
  readonly types: Readonly<Record<string, number>>;
  find(context: Context, word: string): Promise<T>;
  open(
    context: Context,
    filter: { readonly kinds: readonly E["event"][]; readonly object: T | undefined },
    call: CallOptions,
  ): AsyncIterable<E>;
  nameOf(event: E): string;
}

/** A command that waits for events of one kind of object. */
export const objectEvents =
  <T, E extends ObjectEvent>(source: Source<T, E>) =>
  async (context: Context, args: EventArgs & object): Promise<void> => {
    if (!wantsEvents(context, args, source.kinds)) return;
    const word = (args as Readonly<Record<string, unknown>>)[source.key];
    const object = typeof word === "string" ? await source.find(context, word) : undefined;
    const filter = { kinds: [args.event!], object };
    await printEvents(context, args, msg("failed to wait for events"), async function* (signal) {
      for await (const event of source.open(context, filter, { signal })) yield tell(source, event);
    });
  };

function tell<T, E extends ObjectEvent>(source: Source<T, E>, happened: E): ToldEvent {
  const { event, type, nsuri } = happened;
  const name = source.nameOf(happened);
  const head = `event '${event}' for ${source.what} ${printable(name)}`;
  if (type === undefined) return { event, data: { [source.key]: name }, text: head };
  if (event !== "lifecycle") {
    const word = (nameOf(NetworkMetadataType, type) ?? String(type)).toLowerCase();
    return {
      event,
      data: { [source.key]: name, type: word, uri: nsuri ?? null },
      text: `${head}: type ${word}, uri ${printable(nsuri ?? "<null>")}`,
    };
  }
  const found = nameOf(source.types, type);
  const word = found === undefined ? String(type) : found[0]! + found.slice(1).toLowerCase();
  return { event, data: { [source.key]: name, type: word }, text: `${head}: ${word}` };
}
