import type { XmlElement } from "@libvirt-ts/core";
import { DomainSnapshotCreateFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { readTextFile } from "../../values/files.js";
import { flagsOf, requires } from "../kit/args.js";
import { keyAndValue, newMoment, refusePart, specParts } from "../kit/moments.js";
import { element, formatElement, unlessEmpty } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";

const F = DomainSnapshotCreateFlags;

const creating = {
  "no-metadata": F.NO_METADATA,
  halt: F.HALT,
  "disk-only": F.DISK_ONLY,
  "reuse-external": F.REUSE_EXT,
  quiesce: F.QUIESCE,
  atomic: F.ATOMIC,
  live: F.LIVE,
  validate: F.VALIDATE,
} as const;

const failed = msg("Failed to create a snapshot of domain {domain}");

export async function snapshotCreate(context: Context, args: ArgsOf<"snapshot-create">): Promise<void> {
  const { xmlfile: file } = args;
  requires(args, "current", "redefine");
  const domain = await findDomain(context, args.domain);
  const xml = file === undefined ? "<domainsnapshot/>" : await readTextFile(context, file);
  const flags = flagsOf(args, { ...creating, redefine: F.REDEFINE, current: F.CURRENT });
  const snapshot = await context.attempt(failed, { domain: domain.name() }, (call) =>
    domain.snapshotCreateXML(xml, flags, call),
  );
  const name = snapshot.getName();
  if (file === undefined) context.tell(msg("Domain snapshot {name} created"), { name });
  else context.tell(msg("Domain snapshot {name} created from '{file}'"), { name, file });
}

export async function snapshotCreateAs(context: Context, args: ArgsOf<"snapshot-create-as">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const xml = formatElement(
    newMoment(
      "domainsnapshot",
      args.name,
      args.description,
      args.memspec === undefined ? undefined : memoryOf(args.memspec),
      unlessEmpty(element("disks", {}, ...args.diskspec.map(diskOf))),
    ),
  );
  if (args["print-xml"]) {
    context.print(`${xml}\n`);
    return;
  }
  const snapshot = await context.attempt(failed, { domain: domain.name() }, (call) =>
    domain.snapshotCreateXML(xml, flagsOf(args, creating), call),
  );
  context.tell(msg("Domain snapshot {name} created"), { name: snapshot.getName() });
}

/** `[file=]name[,snapshot=type]` */
function memoryOf(spec: string): XmlElement {
  const found: { snapshot?: string; file?: string } = {};
  for (const part of specParts(spec)) {
    const [key, value] = keyAndValue(part);
    if (key === "file") found.file = value;
    else if (key === "snapshot") found.snapshot = value;
    else if (found.file === undefined && !part.includes("=")) found.file = part;
    else refusePart(part, spec);
  }
  return element("memory", { snapshot: found.snapshot, file: found.file });
}

/** `disk[,snapshot=type][,driver=type][,stype=type][,file=name]` */
function diskOf(spec: string): XmlElement {
  const [name, ...parts] = specParts(spec);
  const found: { snapshot?: string; driver?: string; stype?: string; file?: string } = {};
  for (const part of parts) {
    const [key, value] = keyAndValue(part);
    if (key === "snapshot" || key === "driver" || key === "stype" || key === "file") found[key] = value;
    else refusePart(part, spec);
  }
  const { snapshot, driver, stype, file } = found;
  return element(
    "disk",
    { name, snapshot, type: stype },
    unlessEmpty(element("driver", { type: driver })),
    file === undefined ? undefined : element("source", stype === "block" ? { dev: file } : { file }),
  );
}
