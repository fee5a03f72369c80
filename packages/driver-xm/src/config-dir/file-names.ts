/** Files of Xen's own that stand in the folder and are no domains, by how their names begin. */
const FOREIGN_PREFIXES = [
  "README",
  "cpupool",
  "oxenstored.conf",
  "qemu-ifup",
  "xend-config.sxp",
  "xend-pci-",
  "xenstored.conf",
  "xl.conf",
  "xlexample",
  "xmexample",
];

/** What editors and package managers call the copies that they leave. */
const BACKUP = /(?:~|\.bak|\.orig|\.rpmsave|\.rpmnew|\.rpmorig|\.dpkg-[a-z]+)$/;

/** Folders that Xen's tools keep there, or look for: a file of such a name would stand in their way. */
const FOLDERS = ["auto", "scripts"];

const MAX_BYTES = 255;

/** Whether a name is no domain's: hidden, a backup, or one of Xen's own. */
export function isForeignName(file: string): boolean {
  return (
    /^[.#]/.test(file) || BACKUP.test(file) || FOREIGN_PREFIXES.some((prefix) => file.startsWith(prefix))
  );
}

/** Why a domain of this name cannot have a file of its own; undefined when it can. */
export function fileNameProblem(name: string): string | undefined {
  if (name.includes("/") || name.includes("\0")) return "it would name a file elsewhere";
  if (/^[.#-]/.test(name)) return `a file may not begin with ${name[0]}`;
  if (FOLDERS.includes(name)) return "Xen's tools have a folder of this name";
  const backup = BACKUP.exec(name)?.[0];
  if (backup !== undefined) return `a file that ends with ${backup} is a backup`;
  if (Buffer.byteLength(name) > MAX_BYTES) return `a file's name has at most ${MAX_BYTES} bytes`;
  return isForeignName(name) ? "files of this name are not read as domains" : undefined;
}
