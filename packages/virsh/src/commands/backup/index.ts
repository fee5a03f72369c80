import { DomainBackupBeginFlags } from "@libvirt-ts/core/flags";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { readTextFile } from "../../values/files.js";
import { dumpXML } from "../kit/act.js";
import { flagsOf } from "../kit/args.js";
import type { GroupCommands } from "../table/group-commands.js";

export const backupCommands: GroupCommands<"backup"> = {
  "backup-begin": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const read = (file: string | undefined): Promise<string> | undefined =>
      file === undefined ? undefined : readTextFile(context, file);
    const backup = (await read(args.backupxml)) ?? "<domainbackup/>";
    const checkpoint = await read(args.checkpointxml);
    const flags = flagsOf(args, {
      "reuse-external": DomainBackupBeginFlags.REUSE_EXTERNAL,
      "preserve-domain-on-shutdown": DomainBackupBeginFlags.PRESERVE_SHUTDOWN_DOMAIN,
    });
    await context.attempt(
      msg("Failed to begin a backup of domain {domain}"),
      { domain: domain.name() },
      (call) => domain.backupBegin(backup, checkpoint, flags, call),
    );
    context.tell(msg("Backup started"));
  },
  "backup-dumpxml": dumpXML(
    "domain",
    msg("failed to get the XML of the backup of domain '{domain}'"),
    (domain, _, call) => domain.backupGetXMLDesc(0, call),
  ),
};
