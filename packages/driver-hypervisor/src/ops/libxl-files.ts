import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { GuestIdentity } from "@libvirt-ts/driver";

/** Removes what libxl keeps of a destroyed guest: its configuration and locks, `userdata-?.DOMID.UUID.*`. */
export async function removeLibxlFiles(folder: string, { id, uuid }: GuestIdentity): Promise<void> {
  const mine = new RegExp(`^userdata-[a-z]\\.${id}\\.${uuid}\\.`);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  await Promise.all(
    names.filter((name) => mine.test(name)).map((name) => rm(join(folder, name), { force: true })),
  );
}
