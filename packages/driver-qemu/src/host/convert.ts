import type { Problem } from "@libvirt-ts/xml/domain";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { commandLineOf } from "../command-line/command-line.js";
import { formatCommandLine } from "../command-line/shell.js";
import { completeDomain } from "../definition/complete.js";
import { resolveFirmware } from "../firmware/resolve.js";
import { ArgvError, problemAt } from "../from-native/problem.js";
import { argvToDomain } from "../from-native/read.js";
import { findEmulator, hostArch } from "./emulator.js";
import { firmwareFolders, readFirmwares } from "./firmwares.js";
import { probeHostCpus, qemuFor } from "./host-cpus.js";
import { probeQemu } from "./probe.js";

/**
 * How the QEMU of this host would be called for a domain document, as a shell takes it. Sockets and variables of firmware are
 * in a folder of the guest's name. C: `virConnectDomainXMLToNative` with `qemu-argv`.
 *
 * @throws XmlError for a document that cannot be read, LibvirtError for what QEMU cannot be asked for, or when there is none.
 */
export async function domainToQemuArgv(
  xml: string,
): Promise<{ readonly text: string; readonly warnings: readonly Problem[] }> {
  const { domain, warnings } = parseDomain(xml);
  const binary = await findEmulator(domain);
  const qemu = await qemuFor(domain, await probeQemu(binary), (accelerator) =>
    probeHostCpus(binary, accelerator),
  );
  const complete = completeDomain(
    resolveFirmware(domain, qemu, await readFirmwares(firmwareFolders(process.env))),
    qemu,
  );
  const directory = `/run/libvirt-ts/qemu/${domain.name.replaceAll("/", "_")}`;
  const files = { monitors: [`${directory}/monitor.sock`], directory, nvram: `${directory}/nvram.fd` };
  return { text: formatCommandLine(commandLineOf(complete, qemu, { files })), warnings };
}

/**
 * The domain document of a command line of QEMU, as a shell takes it: what libvirt, we, and people by hand write. Nothing is
 * run and no file is looked into. C: `virConnectDomainXMLFromNative` with `qemu-argv`.
 *
 * @throws An error with `problems`, each with its word, line and column, for what a domain has no word for; all at once.
 */
export function qemuArgvToDomain(config: string | Uint8Array): {
  readonly text: string;
  readonly warnings: readonly Problem[];
} {
  const { domain, warnings } = argvToDomain(typeof config === "string" ? config : decode(config), hostArch());
  return { text: formatDomain(domain, { secure: true }), warnings };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const place = { number: -1, word: "", line: 1, column: 1 };
    throw new ArgvError([problemAt(place, "its bytes are no UTF-8", "argv.syntax")]);
  }
}
