import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Domain } from "@libvirt-ts/xml/domain";
import { emulatorArchs } from "../definition/platform.js";
import { findProgram, isProgram, pathFolders } from "./programs.js";

const hostArchs: Readonly<Record<string, string>> = {
  x64: "x86_64",
  arm64: "aarch64",
  ia32: "i686",
  arm: "armv7l",
};

/** What QEMUs are called. No other name is looked for: it could lead out of the folder, to any program. */
const isName = /^qemu-system-\w+$/;

/** The architecture of this host, in libvirt's words. */
export const hostArch = (): string => hostArchs[process.arch] ?? process.arch;

/** The QEMU that a document names, else the one for its architecture. */
export async function findEmulator({ devices, os }: Domain): Promise<string> {
  return devices?.emulator ?? emulatorFor(os?.type.arch);
}

/** The QEMU for an architecture, the host's when left out, as a shell finds it. Throws CONFIG_UNSUPPORTED where there is none. */
export async function emulatorFor(arch: string = hostArch()): Promise<string> {
  const program = `qemu-system-${emulatorArchs[arch] ?? arch}`;
  const path = isName.test(program) ? await findProgram(program, pathFolders()) : undefined;
  if (path !== undefined) return path;
  throw new LibvirtError({
    code: ErrorNumber.CONFIG_UNSUPPORTED,
    domain: ErrorDomain.QEMU,
    level: ErrorLevel.ERROR,
    detail: `there is no ${program} in PATH (Debian: qemu-system-x86, qemu-system-arm)`,
  });
}

/** All QEMUs of this host that emulate whole machines, as a shell finds them; each architecture's first one. */
export async function installedEmulators(): Promise<string[]> {
  const found = new Map<string, string>();
  for (const folder of pathFolders())
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      if (!isName.test(name) || found.has(name)) continue;
      const path = join(folder, name);
      if (await isProgram(path)) found.set(name, path);
    }
  return [...found.values()];
}
