import { ErrorNumber } from "@libvirt-ts/core";
import { DomainMetadataType, DomainXMLFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { findDomain } from "../../values/domain.js";
import { dumpXML } from "../kit/act.js";
import { askedImpact, flagsOf, impactOf } from "../kit/args.js";
import { describeObject, editMetadata, type MetadataOwner } from "../kit/metadata.js";
import { formatParams, givenParams, plainParams } from "../kit/params.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";
import { rateParts } from "./new-devices.js";

const noXML = msg("failed to get the XML of domain '{domain}'");

async function ownerOf(context: Context, word: string, flags: number): Promise<MetadataOwner> {
  const domain = await findDomain(context, word);
  return {
    name: domain.name(),
    types: DomainMetadataType,
    none: ErrorNumber.NO_DOMAIN_METADATA,
    read: (type, uri, call) => domain.metadata(type, uri, flags, call),
    write: (type, text, key, uri, call) => domain.setMetadata(type, text, key, uri, flags, call),
    sentences: {
      noTitle: msg("No title for domain: {name}"),
      noDescription: msg("No description for domain: {name}"),
      titleUpdated: msg("Domain title updated successfully"),
      descriptionUpdated: msg("Domain description updated successfully"),
      titleUnchanged: msg("Domain title not changed"),
      descriptionUnchanged: msg("Domain description not changed"),
      metadataUnchanged: msg("Domain metadata not changed"),
      raced: msg("domain '{name}' was changed by somebody else meanwhile"),
    },
  };
}

async function desc(context: Context, args: ArgsOf<"desc">): Promise<void> {
  const changes = args.edit || args["new-desc"].length > 0;
  const flags = changes ? impactOf(args) : askedImpact(args);
  await describeObject(context, await ownerOf(context, args.domain, flags), args);
}

async function metadata(context: Context, args: ArgsOf<"metadata">): Promise<void> {
  const changes = args.edit || args.set !== undefined || args.remove;
  const flags = changes ? impactOf(args) : askedImpact(args);
  await editMetadata(context, await ownerOf(context, args.domain, flags), args);
}

async function edit(context: Context, args: ArgsOf<"edit">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  const { editText } = await import("../../shell/edit.js");
  const { SECURE, INACTIVE } = DomainXMLFlags;
  const { orElse } = await import("../kit/or-else.js");
  await editText(context, {
    file: "domain.xml",
    unchanged: msg("Domain '{domain}' XML configuration not changed."),
    changed: msg("Domain '{domain}' XML configuration edited."),
    raced: msg("domain '{domain}' was changed by somebody else meanwhile"),
    values,
    read: () =>
      context.attempt(noXML, values, (call) =>
        orElse(
          context,
          () => domain.XMLDesc(SECURE | INACTIVE, call),
          () => domain.XMLDesc(SECURE, call),
        ),
      ),
    define: (xml) => context.connection.defineXML(xml, context.call),
  });
}

async function domid(context: Context, args: ArgsOf<"domid">): Promise<void> {
  await context.each(args.domain, async (word) => {
    const id = (await findDomain(context, word, { name: true, uuid: true })).ID();
    context.report({ id: id === -1 ? null : id }, () => `${id === -1 ? "-" : id}\n`);
  });
}

async function domname(context: Context, args: ArgsOf<"domname">): Promise<void> {
  await context.each(args.domain, async (word) => {
    const name = (await findDomain(context, word, { id: true, uuid: true })).name();
    context.report({ name }, () => `${printable(name)}\n`);
  });
}

async function domuuid(context: Context, args: ArgsOf<"domuuid">): Promise<void> {
  await context.each(args.domain, async (word) => {
    const uuid = (await findDomain(context, word, { id: true, name: true })).UUIDString();
    context.report({ uuid }, () => `${uuid}\n`);
  });
}

async function domiftune(context: Context, args: ArgsOf<"domiftune">): Promise<void> {
  const wanted: Record<string, number> = {};
  for (const option of ["inbound", "outbound"] as const) {
    const text = args[option];
    if (text === undefined) continue;
    for (const [name, part] of Object.entries(rateParts(option, text))) {
      const number = Number(part);
      if (number > 0xffff_ffff) throw new Failure(msg("'{part}' of '{text}' is too large"), { part, text });
      wanted[`${option}.${name}`] = number;
    }
  }
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain, interface: args.interface };
  if (Object.keys(wanted).length > 0) {
    const flags = impactOf(args);
    await context.attempt(
      msg("Failed to set the limits of interface {interface} of domain {domain}"),
      values,
      (call) => domain.setInterfaceParameters(args.interface, wanted, flags, call),
    );
    return;
  }
  const flags = askedImpact(args);
  const params = plainParams(
    await context.attempt(
      msg("failed to get the limits of interface '{interface}' of domain '{domain}'"),
      values,
      (call) => domain.interfaceParameters(args.interface, flags, call),
    ),
  );
  context.report(params, () => formatParams(params));
}

type About =
  | "desc"
  | "domid"
  | "domifannounce"
  | "domiftune"
  | "domname"
  | "domuuid"
  | "dumpxml"
  | "edit"
  | "metadata";

export const aboutCommands: Pick<GroupCommands<"domain">, About> = {
  desc,
  domid,
  domifannounce: async (context, args) => {
    const params = givenParams(args, { initial: "initial", max: "max", rounds: "rounds", step: "step" });
    const domain = await findDomain(context, args.domain);
    await context.attempt(
      msg("Failed to announce the interfaces of domain {domain}"),
      { domain: args.domain },
      (call) => domain.announceInterface(args.interface, params, 0, call),
    );
    context.tell(msg("Interfaces of domain {domain} announced"), { domain: args.domain });
  },
  domiftune,
  domname,
  domuuid,
  dumpxml: dumpXML("domain", noXML, (domain, args, call) => {
    const F = DomainXMLFlags;
    const flags = flagsOf(args, {
      inactive: F.INACTIVE,
      "security-info": F.SECURE,
      "update-cpu": F.UPDATE_CPU,
      migratable: F.MIGRATABLE,
    });
    return domain.XMLDesc(flags, call);
  }),
  edit,
  metadata,
};
