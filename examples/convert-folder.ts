// Converts a folder of xm's files, one of an old /etc/xen, to domain XML beside them. What cannot be read is told and left.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { domainXMLFromNative, LibvirtError } from "@libvirt-ts/core";

/** Backups of editors and packages are no definitions. */
const isDefinition = (name: string) => !/(^\.|~$|\.(bak|orig|xml|sxp)$|\.(dpkg|rpm)\w+$)/.test(name);

export async function main(print: (line: string) => void, folder: string): Promise<void> {
  for (const name of readdirSync(folder).filter(isDefinition).sort()) {
    try {
      // As bytes: the file says in what encoding it is, or shows it.
      const { text, warnings } = await domainXMLFromNative("xen-xm", readFileSync(join(folder, name)));
      writeFileSync(join(folder, `${name}.xml`), text, { mode: 0o600 });
      print(
        `${name}: ${warnings.length === 0 ? "converted" : warnings.map(({ message }) => message).join("; ")}`,
      );
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      print(`${name}: ${error.codeName}, line ${error.int1}`);
    }
  }
}
