import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Problem } from "@libvirt-ts/xml/domain";
import { type Domain, parseDomain } from "@libvirt-ts/xml/domain";
import { commandLineOf } from "../command-line/command-line.js";
import { formatCommandLine } from "../command-line/shell.js";
import { completeDomain } from "../definition/complete.js";
import { resolveFirmware } from "../firmware/resolve.js";
import { firmwareFolders, readFirmwares } from "./firmwares.js";
import { probeQemu } from "./probe.js";

/** QEMU's words for the architectures that libvirt calls otherwise. */
const programs: Readonly<Record<string, string>> = { i686: "i386", armv7l: "arm" };
const hostArchs: Readonly<Record<string, string>> = {
  x64: "x86_64",
  arm64: "aarch64",
  ia32: "i686",
  arm: "armv7l",
};

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

/** The QEMU that a document names, else the one for its architecture that is found as a shell finds it. */
async function findEmulator({ devices, os }: Domain): Promise<string> {
  if (devices?.emulator !== undefined) return devices.emulator;
  const arch: string = os?.type.arch ?? hostArchs[process.arch] ?? process.arch;
  const program = `qemu-system-${programs[arch] ?? arch}`;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, program);
    if (folder !== "" && (await isProgram(path))) return path;
  }
  throw new LibvirtError({
    code: ErrorNumber.CONFIG_UNSUPPORTED,
    domain: ErrorDomain.QEMU,
    level: ErrorLevel.ERROR,
    detail: `there is no ${program} in PATH (Debian: qemu-system-x86, qemu-system-arm)`,
  });
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
