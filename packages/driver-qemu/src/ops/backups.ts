import { type DomainOperations, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { beginBackup } from "../backups/begin.js";
import { qemuError } from "../errors.js";
import type { QemuNode } from "../node/node.js";
import { readRecord } from "../node/record.js";

type BackupOperations = Required<Pick<DomainOperations, "domainBackupBegin" | "domainBackupGetXMLDesc">>;

/** Backups of guests' disks, which QEMU writes to files, or offers by NBD until somebody ends that. */
export function backupOperations(node: QemuNode, warn: (warning: LibvirtError) => void): BackupOperations {
  return {
    domainBackupBegin: (ref, xml, checkpointXML, flags, options) =>
      node.changing(ref, options?.signal, (domain) =>
        beginBackup(node, domain, { xml, checkpointXML, flags, warn, signal: options?.signal }),
      ),

    async domainBackupGetXMLDesc(ref) {
      const { guest, name } = await node.find(ref);
      const backup = guest && (await readRecord(guest.folder))?.backup;
      if (backup?.phase === "running") return backup.xml;
      throw qemuError(ErrorNumber.NO_DOMAIN_BACKUP, `domain '${name}'`, "no backup of it is under way");
    },
  };
}
