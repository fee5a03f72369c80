import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type FirmwareDescriptor, isFirmwareDescriptor } from "../firmware/descriptor.js";

/** A descriptor is a page of text; what is larger is none. */
const maxSize = 1 << 20;

/** Where descriptors are looked for: a file hides those of the same name in the folders after its own. */
export function firmwareFolders(env: Readonly<Record<string, string | undefined>>): string[] {
  const config = env.XDG_CONFIG_HOME ?? (env.HOME === undefined ? undefined : join(env.HOME, ".config"));
  return [
    ...(config === undefined ? [] : [join(config, "qemu/firmware")]),
    "/etc/qemu/firmware",
    "/usr/share/qemu/firmware",
  ];
}

/** The firmware that is installed, in the order in which it is to be tried: by the names of the files. */
export async function readFirmwares(folders: readonly string[]): Promise<FirmwareDescriptor[]> {
  const files = new Map<string, string>();
  for (const folder of folders)
    for (const name of await namesIn(folder)) if (!files.has(name)) files.set(name, join(folder, name));
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = await Promise.all(sorted.map(([, path]) => readFile(path, "utf8").catch(() => "")));
  return texts.flatMap((text) => {
    // An empty file hides one of its name.
    if (text === "" || text.length > maxSize) return [];
    const value = parse(text);
    return isFirmwareDescriptor(value) ? [value] : [];
  });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
