import type { Problem } from "@libvirt-ts/xml/domain";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { commandLineOf } from "../command-line/command-line.js";
import { formatCommandLine } from "../command-line/shell.js";
import { completeDomain } from "../definition/complete.js";
import { resolveFirmware } from "../firmware/resolve.js";
import { findEmulator } from "./emulator.js";
import { firmwareFolders, readFirmwares } from "./firmwares.js";
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
  const qemu = await probeQemu(await findEmulator(domain));
  const complete = completeDomain(
    resolveFirmware(domain, qemu, await readFirmwares(firmwareFolders(process.env))),
    qemu,
  );
  const directory = `/run/libvirt-ts/qemu/${domain.name.replaceAll("/", "_")}`;
  const files = { monitors: [`${directory}/monitor.sock`], directory, nvram: `${directory}/nvram.fd` };
  return { text: formatCommandLine(commandLineOf(complete, qemu, { files })), warnings };
}
