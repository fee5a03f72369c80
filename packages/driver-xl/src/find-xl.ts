import { constants } from "node:fs";
import { access, readdir, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { xlError } from "./errors.js";

/** Where Debian keeps the real command; `xl` on the PATH is a wrapper there. */
const xenFolder = "/usr/lib";

/**
 * The path of the host's xl. Throws NO_XEN, with an ENOENT as cause, when there is none or when the host is no Xen
 * control domain.
 */
export async function findXl(): Promise<string> {
  const capabilities = await readFile("/proc/xen/capabilities", "utf8").catch(() => "");
  if (!capabilities.includes("control_d"))
    throw absent("/proc/xen/capabilities", "this is no control domain of Xen");
  const versions = (await readdir(xenFolder).catch(() => [])).filter((name) => /^xen-\d/.test(name)).sort();
  const folders = [
    ...versions.reverse().map((name) => join(xenFolder, name, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
    "/usr/sbin",
    "/sbin",
  ];
  for (const folder of folders) {
    const path = join(folder, "xl");
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw absent("xl", "there is no such command");
}

function absent(what: string, why: string) {
  const cause = Object.assign(new Error(`${what}: ${why}`), { code: "ENOENT", syscall: "open" });
  return xlError(ErrorNumber.NO_XEN, what, why, cause);
}
