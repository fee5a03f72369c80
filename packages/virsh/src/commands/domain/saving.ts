import type { TypedParams } from "@libvirt-ts/core";
import {
  DomainCoreDumpFlags,
  DomainCoreDumpFormat,
  DomainSaveImageXMLFlags,
  DomainSaveRestoreFlags,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { readTextFile } from "../../values/files.js";
import { dumpXML } from "../kit/act.js";
import { choice, exclusive, flagsOf } from "../kit/args.js";
import { withJobProgress } from "../kit/job-progress.js";
import { printXML } from "../kit/print-xml.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";

const S = DomainSaveRestoreFlags;

/** Whether what is restored runs. */
function stateFlags(args: { readonly running: boolean; readonly paused: boolean }): number {
  exclusive(args, "running", "paused");
  return flagsOf(args, { running: S.RUNNING, paused: S.PAUSED });
}

const cacheFlag = (args: { readonly "bypass-cache": boolean }): number =>
  args["bypass-cache"] ? S.BYPASS_CACHE : 0;

const readXML = async (context: Context, file: string | undefined): Promise<string | undefined> =>
  file === undefined ? undefined : readTextFile(context, file);

async function save(context: Context, args: ArgsOf<"save">): Promise<void> {
  const flags = stateFlags(args) | cacheFlag(args);
  const { file } = args;
  const domain = await findDomain(context, args.domain);
  const xml = await readXML(context, args.xml);
  const channels = args["parallel-channels"];
  const format = args["image-format"];
  const values = { domain: args.domain, file };
  await context.attempt(msg("Failed to save domain {domain} to {file}"), values, () =>
    withJobProgress(context, domain, "Save", args.verbose, (call) => {
      if (channels === undefined && format === undefined) return domain.saveFlags(file, xml, flags, call);
      const params: TypedParams = {
        file,
        ...(xml === undefined ? {} : { dxml: xml }),
        ...(format === undefined ? {} : { image_format: format }),
        ...(channels === undefined ? {} : { "parallel.channels": channels }),
      };
      return domain.saveParams(params, flags, call);
    }),
  );
  context.tell(msg("Domain '{domain}' saved to {file}"), values);
}

async function restore(context: Context, args: ArgsOf<"restore">): Promise<void> {
  const flags = stateFlags(args) | cacheFlag(args) | (args["reset-nvram"] ? S.RESET_NVRAM : 0);
  const { file } = args;
  const xml = await readXML(context, args.xml);
  const channels = args["parallel-channels"];
  await context.attempt(msg("Failed to restore domain from {file}"), { file }, (options) => {
    const call = context.showingProgress(args.verbose, options);
    if (channels === undefined) return context.connection.restoreFlags(file, xml, flags, call);
    const params = { file, "parallel.channels": channels, ...(xml === undefined ? {} : { dxml: xml }) };
    return context.connection.restoreParams(params, flags, call);
  });
  context.tell(msg("Domain restored from {file}"), { file });
}

const { RAW, KDUMP_ZLIB, KDUMP_LZO, KDUMP_SNAPPY, WIN_DMP } = DomainCoreDumpFormat;

/** Formats of cores, for Tab too. */
export const dumpFormats: Readonly<Record<string, number>> = {
  elf: RAW,
  "kdump-zlib": KDUMP_ZLIB,
  "kdump-lzo": KDUMP_LZO,
  "kdump-snappy": KDUMP_SNAPPY,
  "win-dmp": WIN_DMP,
};

async function dump(context: Context, args: ArgsOf<"dump">): Promise<void> {
  exclusive(args, "live", "crash");
  exclusive(args, "live", "reset");
  exclusive(args, "crash", "reset");
  const format = args.format === undefined ? undefined : choice("format", args.format, dumpFormats);
  const F = DomainCoreDumpFlags;
  const flags = flagsOf(args, {
    live: F.LIVE,
    crash: F.CRASH,
    "bypass-cache": F.BYPASS_CACHE,
    reset: F.RESET,
    "memory-only": F.MEMORY_ONLY,
  });
  const { file } = args;
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain, file };
  await context.attempt(msg("Failed to core dump domain {domain} to {file}"), values, () =>
    withJobProgress(context, domain, "Dump", args.verbose, (call) =>
      format === undefined
        ? domain.coreDump(file, flags, call)
        : domain.coreDumpWithFormat(file, format, flags, call),
    ),
  );
  context.tell(msg("Domain '{domain}' dumped to {file}"), values);
}

type Saving =
  | "dump"
  | "managedsave"
  | "managedsave-define"
  | "managedsave-dumpxml"
  | "managedsave-edit"
  | "managedsave-remove"
  | "restore"
  | "save"
  | "save-image-define"
  | "save-image-dumpxml"
  | "save-image-edit";

const noManagedXML = msg("failed to get the XML of the managed save of domain '{domain}'");
const noImageXML = msg("failed to get the XML of '{file}'");
const secureFlag = (args: { readonly "security-info": boolean }): number =>
  args["security-info"] ? DomainSaveImageXMLFlags.SECURE : 0;

/** The commands that write a domain to a file and take it back. */
export const savingCommands: Pick<GroupCommands<"domain">, Saving> = {
  dump,
  managedsave: async (context, args) => {
    const flags = stateFlags(args) | cacheFlag(args);
    const domain = await findDomain(context, args.domain);
    const values = { domain: args.domain };
    await context.attempt(msg("Failed to save the state of domain {domain}"), values, () =>
      withJobProgress(context, domain, "Managedsave", args.verbose, (call) =>
        domain.managedSave(flags, call),
      ),
    );
    context.tell(msg("Domain '{domain}' state saved by libvirt"), values);
  },
  "managedsave-define": async (context, args) => {
    const flags = stateFlags(args);
    const domain = await findDomain(context, args.domain);
    const xml = await readTextFile(context, args.xml);
    const values = { domain: args.domain };
    await context.attempt(msg("Failed to change the managed save of domain {domain}"), values, (call) =>
      domain.managedSaveDefineXML(xml, flags, call),
    );
    context.tell(msg("Managed save state file of domain {domain} updated."), values);
  },
  "managedsave-dumpxml": dumpXML("domain", noManagedXML, (domain, args, call) =>
    domain.managedSaveGetXMLDesc(secureFlag(args), call),
  ),
  "managedsave-edit": async (context, args) => {
    const flags = stateFlags(args);
    const domain = await findDomain(context, args.domain);
    const values = { domain: domain.name() };
    const { editText } = await import("../../shell/edit.js");
    await editText(context, {
      file: "domain.xml",
      unchanged: msg("Managed save image of domain {domain} XML configuration not changed."),
      changed: msg("Managed save image of domain {domain} XML configuration edited."),
      raced: msg("the managed save of domain '{domain}' was changed by somebody else meanwhile"),
      values,
      read: () =>
        context.attempt(noManagedXML, values, (call) =>
          domain.managedSaveGetXMLDesc(DomainSaveImageXMLFlags.SECURE, call),
        ),
      define: (xml) => domain.managedSaveDefineXML(xml, flags, context.call),
    });
  },
  "managedsave-remove": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const values = { domain: args.domain };
    const failed = msg("Failed to remove the managed save of domain {domain}");
    const has = await context.attempt(failed, values, (call) => domain.hasManagedSaveImage(0, call));
    if (has) await context.attempt(failed, values, (call) => domain.managedSaveRemove(0, call));
    context.tell(
      has
        ? msg("Removed managedsave image for domain '{domain}'")
        : msg("Domain {domain} has no managed save image; removal skipped"),
      values,
    );
  },
  restore,
  save,
  "save-image-define": async (context, args) => {
    const flags = stateFlags(args);
    const { file } = args;
    const xml = await readTextFile(context, args.xml);
    await context.attempt(msg("Failed to change {file}"), { file }, (call) =>
      context.connection.saveImageDefineXML(file, xml, flags, call),
    );
    context.tell(msg("State file {file} updated."), { file });
  },
  "save-image-dumpxml": async (context, args) => {
    const { file } = args;
    const xml = await context.attempt(noImageXML, { file }, (call) =>
      context.connection.saveImageGetXMLDesc(file, secureFlag(args), call),
    );
    await printXML(context, xml, args);
  },
  "save-image-edit": async (context, args) => {
    const flags = stateFlags(args);
    const { file } = args;
    const { editText } = await import("../../shell/edit.js");
    await editText(context, {
      file: "domain.xml",
      unchanged: msg("Saved image {file} XML configuration not changed."),
      changed: msg("State file {file} edited."),
      raced: msg("'{file}' was changed by somebody else meanwhile"),
      values: { file },
      read: () =>
        context.attempt(noImageXML, { file }, (call) =>
          context.connection.saveImageGetXMLDesc(file, DomainSaveImageXMLFlags.SECURE, call),
        ),
      define: (xml) => context.connection.saveImageDefineXML(file, xml, flags, context.call),
    });
  },
};
