import { randomUUID } from "node:crypto";
import { link, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileError, isErrno } from "../errors.js";
import { readText } from "./files.js";

/** A word that only who may read the folder knows: nobody else can take the node's locks. */
export async function identityOf(root: string): Promise<string> {
  const path = join(root, "id");
  const known = await readText(path);
  if (known !== undefined && known !== "") return known;
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, randomUUID(), { mode: 0o600, flag: "wx" });
    await link(temporary, path).catch((error) => {
      if (!isErrno(error, "EEXIST")) throw error;
    });
    await unlink(temporary);
  } catch (error) {
    throw fileError(path, error);
  }
  return (await readText(path))!;
}
