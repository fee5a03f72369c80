import { constants } from "node:fs";
import { access, readdir, readFile, realpath } from "node:fs/promises";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { notStarted } from "./errors.js";

/** Where Debian keeps the real command, once for each version of Xen; `xl` on the PATH is a wrapper there. */
const xenFolder = "/usr/lib";

/**
 * The path of the host's xl. Throws NO_XEN, with an ENOENT as cause, when there is none or when the host is no Xen
 * control domain.
 */
export async function findXl(): Promise<string> {
  const capabilities = await readFile("/proc/xen/capabilities", "utf8").catch(() => "");
  if (!capabilities.includes("control_d"))
    throw absent("xl", "this is no control domain of Xen, by /proc/xen/capabilities");
  const numbers = ["major", "minor"].map((part) =>
    readFile(`/sys/hypervisor/version/${part}`, "utf8").catch(() => ""),
  );
  const running = (await Promise.all(numbers)).map((number) => number.trim()).join(".");
  const folders = foldersToSearch(await readdir(xenFolder).catch(() => []), running, process.env.PATH);
  for (const path of folders.map((folder) => join(folder, "xl"))) {
    const isCommand = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isCommand) return path;
  }
  throw absent("xl", "there is no such command");
}

/**
 * The folders in which xl may be, best first: that of the Xen that runs, for an xl of another version cannot speak to it;
 * then the PATH, whose relative parts are anybody's; then the newest version there is.
 */
export function foldersToSearch(installed: readonly string[], running: string, path = ""): string[] {
  const versions = installed.filter((name) => /^xen-\d/.test(name));
  versions.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  const [own, others] = [`xen-${running}`, versions.map((name) => join(xenFolder, name, "bin"))];
  return [
    ...(versions.includes(own) ? [join(xenFolder, own, "bin")] : []),
    ...path.split(delimiter).filter(isAbsolute),
    "/usr/sbin",
    "/sbin",
    ...others,
  ];
}

/**
 * The path of the loader that an xl starts fully virtualised guests with: beside xl itself where each version of Xen has a
 * folder, else in one of Xen's own places. Undefined when it is in none of them.
 */
export async function findLoader(command: string): Promise<string | undefined> {
  const real = await realpath(command).catch(() => command);
  const beside = isAbsolute(real) ? [join(dirname(real), "..")] : [];
  const folders = [...beside, "/usr/libexec/xen", "/usr/lib/xen", "/usr/local/lib/xen"];
  for (const path of folders.map((folder) => join(folder, "boot", "hvmloader"))) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

function absent(what: string, why: string) {
  const cause = Object.assign(new Error(`${what}: ${why}`), { code: "ENOENT" });
  return notStarted(ErrorNumber.NO_XEN, what, why, cause);
}
