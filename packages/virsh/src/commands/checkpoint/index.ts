import { type Domain, type DomainCheckpoint, ErrorNumber, type XmlElement } from "@libvirt-ts/core";
import {
  DomainCheckpointCreateFlags,
  DomainCheckpointDeleteFlags,
  DomainCheckpointListFlags,
  DomainCheckpointXMLFlags,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { findDomain } from "../../values/domain.js";
import { readTextFile } from "../../values/files.js";
import { findFirst } from "../../values/find.js";
import { exclusive, flagsOf, requires } from "../kit/args.js";
import { keyAndValue, momentOf, newMoment, printMoments, refusePart, specParts } from "../kit/moments.js";
import { printXML } from "../kit/print-xml.js";
import { element, formatElement, unlessEmpty } from "../kit/xml-text.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";

interface Which {
  readonly domain: string;
  readonly checkpointname: string;
}

const named = (context: Context, domain: Domain, checkpoint: string): Promise<DomainCheckpoint<Domain>> =>
  findFirst(
    context,
    msg("failed to get checkpoint '{checkpoint}'"),
    { checkpoint },
    [ErrorNumber.NO_DOMAIN_CHECKPOINT],
    [(call) => domain.checkpointLookupByName(checkpoint, 0, call)],
  );

const find = async (context: Context, { domain, checkpointname }: Which): Promise<DomainCheckpoint<Domain>> =>
  named(context, await findDomain(context, domain), checkpointname);

const failed = msg("Failed to create a checkpoint of domain {domain}");
const noXML = msg("failed to get the XML of checkpoint '{checkpoint}'");
const F = DomainCheckpointListFlags;

export const checkpointCommands: GroupCommands<"checkpoint"> = {
  "checkpoint-create": async (context, args) => {
    const { xmlfile: file } = args;
    const domain = await findDomain(context, args.domain);
    const xml = file === undefined ? "<domaincheckpoint/>" : await readTextFile(context, file);
    const { QUIESCE, REDEFINE, REDEFINE_VALIDATE } = DomainCheckpointCreateFlags;
    const flags = flagsOf(args, {
      redefine: REDEFINE,
      "redefine-validate": REDEFINE | REDEFINE_VALIDATE,
      quiesce: QUIESCE,
    });
    const checkpoint = await context.attempt(failed, { domain: domain.name() }, (call) =>
      domain.checkpointCreateXML(xml, flags, call),
    );
    const name = checkpoint.getName();
    if (file === undefined) context.tell(msg("Domain checkpoint {name} created"), { name });
    else context.tell(msg("Domain checkpoint {name} created from '{file}'"), { name, file });
  },
  "checkpoint-create-as": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const disks = unlessEmpty(element("disks", {}, ...args.diskspec.map(diskOf)));
    const xml = formatElement(newMoment("domaincheckpoint", args.name, args.description, disks));
    if (args["print-xml"]) {
      context.print(`${xml}\n`);
      return;
    }
    const checkpoint = await context.attempt(failed, { domain: domain.name() }, (call) =>
      domain.checkpointCreateXML(xml, flagsOf(args, { quiesce: DomainCheckpointCreateFlags.QUIESCE }), call),
    );
    context.tell(msg("Domain checkpoint {name} created"), { name: checkpoint.getName() });
  },
  "checkpoint-delete": async (context, args) => {
    const checkpoint = await find(context, args);
    const values = { checkpoint: checkpoint.getName() };
    const flags = flagsOf(args, {
      children: DomainCheckpointDeleteFlags.CHILDREN,
      "children-only": DomainCheckpointDeleteFlags.CHILDREN_ONLY,
      metadata: DomainCheckpointDeleteFlags.METADATA_ONLY,
    });
    await context.attempt(msg("Failed to delete checkpoint {checkpoint}"), values, (call) =>
      checkpoint.delete(flags, call),
    );
    context.tell(
      args["children-only"]
        ? msg("Domain checkpoint {checkpoint} children deleted")
        : msg("Domain checkpoint {checkpoint} deleted"),
      values,
    );
  },
  "checkpoint-dumpxml": async (context, args) => {
    const checkpoint = await find(context, args);
    const flags = flagsOf(args, {
      "security-info": DomainCheckpointXMLFlags.SECURE,
      "no-domain": DomainCheckpointXMLFlags.NO_DOMAIN,
      size: DomainCheckpointXMLFlags.SIZE,
    });
    const xml = await context.attempt(noXML, { checkpoint: checkpoint.getName() }, (call) =>
      checkpoint.getXMLDesc(flags, call),
    );
    await printXML(context, xml, args);
  },
  "checkpoint-edit": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const checkpoint = await named(context, domain, args.checkpointname);
    const values = { checkpoint: checkpoint.getName() };
    const { editText } = await import("../../shell/edit.js");
    await editText(context, {
      file: "checkpoint.xml",
      unchanged: msg("Checkpoint {checkpoint} XML configuration not changed."),
      changed: msg("Checkpoint {checkpoint} edited."),
      raced: msg("checkpoint '{checkpoint}' was changed by somebody else meanwhile"),
      values,
      read: () =>
        context.attempt(noXML, values, (call) =>
          checkpoint.getXMLDesc(DomainCheckpointXMLFlags.SECURE, call),
        ),
      define: (xml) => domain.checkpointCreateXML(xml, DomainCheckpointCreateFlags.REDEFINE, context.call),
    });
  },
  "checkpoint-info": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const checkpoint = await named(context, domain, args.checkpointname);
    const name = checkpoint.getName();
    const told = await context.attempt(
      msg("failed to get information about checkpoint '{checkpoint}'"),
      { checkpoint: name },
      async (call) => {
        const [xml, children, descendants] = await Promise.all([
          checkpoint.getXMLDesc(0, call),
          checkpoint.listAllChildren(0, call),
          checkpoint.listAllChildren(F.DESCENDANTS, call),
        ]);
        const { parent } = await momentOf(name, xml);
        const counts = { children: children.length, descendants: descendants.length };
        return { name, domain: domain.name(), parent, ...counts };
      },
    );
    context.report(told, () =>
      context.fields(15, [
        ["Name:", name],
        ["Domain:", told.domain],
        ["Parent:", told.parent ?? "-"],
        ["Children:", String(told.children)],
        ["Descendants:", String(told.descendants)],
      ]),
    );
  },
  "checkpoint-list": listCheckpoints,
  "checkpoint-parent": async (context, args) => {
    const checkpoint = await find(context, args);
    const values = { checkpoint: checkpoint.getName() };
    const { parent } = await context.attempt(noXML, values, async (call) =>
      momentOf(values.checkpoint, await checkpoint.getXMLDesc(0, call)),
    );
    if (parent === null) throw new Failure(msg("checkpoint '{checkpoint}' has no parent"), values);
    context.report({ name: parent }, () => `${printable(parent)}\n`);
  },
};

async function listCheckpoints(context: Context, args: ArgsOf<"checkpoint-list">): Promise<void> {
  for (const column of ["roots", "tree", "name"] as const) exclusive(args, "parent", column);
  exclusive(args, "roots", "tree");
  exclusive(args, "roots", "from");
  for (const filter of ["leaves", "no-leaves", "name"] as const) exclusive(args, "tree", filter);
  requires(args, "descendants", "from");
  const domain = await findDomain(context, args.domain);
  const values = { domain: domain.name() };
  const filter = flagsOf(args, {
    leaves: F.LEAVES,
    "no-leaves": F.NO_LEAVES,
    topological: F.TOPOLOGICAL,
  });
  const from = args.from === undefined ? undefined : await named(context, domain, args.from);
  const moments = await context.attempt(
    msg("Failed to list the checkpoints of domain {domain}"),
    values,
    async (call) => {
      const below = args.descendants || args.tree ? F.DESCENDANTS : 0;
      const found =
        from === undefined
          ? await domain.listAllCheckpoints(filter | (args.roots ? F.ROOTS : 0), call)
          : [...(args.tree ? [from] : []), ...(await from.listAllChildren(filter | below, call))];
      return Promise.all(found.map(async (one) => momentOf(one.getName(), await one.getXMLDesc(0, call))));
    },
  );
  await printMoments(context, moments, args, false);
}

/** `disk[,checkpoint=type][,bitmap=name]` */
function diskOf(spec: string): XmlElement {
  const [name, ...parts] = specParts(spec);
  const found: { checkpoint?: string; bitmap?: string } = {};
  for (const part of parts) {
    const [key, value] = keyAndValue(part);
    if (key === "checkpoint" || key === "bitmap") found[key] = value;
    else refusePart(part, spec);
  }
  return element("disk", { name, ...found });
}
