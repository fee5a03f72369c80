import type { XmlElement } from "@libvirt-ts/core";
import { parseXMLElement } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { formatTrees } from "../../output/tree.js";
import { compareText } from "../../values/sort.js";
import { zonedTime } from "../../values/time.js";
import { attributeOf, childAt, childrenNamed, element, textElement, textOf } from "./xml-text.js";

/** What the XML of a snapshot or a checkpoint tells of it. */
export interface Moment {
  readonly name: string;
  readonly parent: string | null;
  readonly created: string | null;
  readonly state?: string;
}

/** Reads the XML of a snapshot or a checkpoint. */
export async function momentOf(name: string, xml: string): Promise<Moment> {
  const root = await parseXMLElement(xml);
  const seconds = Number(textOf(childAt(root, "creationTime")) ?? Number.NaN);
  const state = textOf(childAt(root, "state"));
  return {
    name,
    parent: textOf(childAt(root, "parent", "name")) ?? null,
    created: Number.isSafeInteger(seconds) ? new Date(seconds * 1000).toISOString() : null,
    ...(state === undefined ? {} : { state }),
  };
}

interface Layout {
  readonly tree: boolean;
  readonly name: boolean;
  readonly parent: boolean;
  readonly topological: boolean;
}

/** Prints snapshots or checkpoints as names, a tree or a table. */
export async function printMoments(
  context: Context,
  listed: readonly Moment[],
  args: Layout,
  withState: boolean,
): Promise<void> {
  const moments = args.topological ? listed : [...listed].sort((a, b) => compareText(a.name, b.name));
  if (context.json) context.report(moments, () => "");
  else if (args.tree)
    context.print(formatTrees(moments.map(({ name, parent }) => ({ name, parent: parent ?? undefined }))));
  else if (args.name) context.print(moments.map(({ name }) => `${name}\n`).join(""));
  else {
    const titles = [
      "Name",
      "Creation Time",
      ...(withState ? ["State"] : []),
      ...(args.parent ? ["Parent"] : []),
    ];
    const rows = moments.map(({ name, created, state, parent }) => [
      name,
      created === null ? "-" : zonedTime(new Date(created)),
      ...(withState ? [state ?? "-"] : []),
      ...(args.parent ? [parent ?? ""] : []),
    ]);
    context.print(await context.table(titles, rows));
  }
}

/** The parts of `a,b=c,d`; two commas stand for one that belongs to a part. */
export const specParts = (spec: string): string[] =>
  spec
    .replaceAll(",,", "\0")
    .split(",")
    .map((part) => part.replaceAll("\0", ","));

/** A part of a specification as key and value. */
export function keyAndValue(part: string): [key: string, value: string] {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

/** Refuses a part that means nothing in a specification. */
export function refusePart(part: string, spec: string): never {
  throw new Failure(msg("'{part}' means nothing in '{spec}'"), { part, spec });
}

/** The document that a new snapshot or checkpoint begins with. */
export const newMoment = (
  kind: "domaincheckpoint" | "domainsnapshot",
  name: string | undefined,
  description: string | undefined,
  ...parts: readonly (XmlElement | undefined)[]
): XmlElement =>
  element(kind, {}, textElement("name", name), textElement("description", description), ...parts);

/** Where a snapshot keeps what it needs: inside of the disks, or in files of its own. */
export async function locationOf(xml: string): Promise<"external" | "internal"> {
  const root = await parseXMLElement(xml);
  if (textOf(childAt(root, "state")) === "disk-snapshot") return "external";
  const places = [
    attributeOf(childAt(root, "memory"), "snapshot"),
    ...childrenNamed(childAt(root, "disks"), "disk").map((disk) => attributeOf(disk, "snapshot")),
  ];
  return places.includes("external") ? "external" : "internal";
}
