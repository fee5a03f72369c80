import { join } from "node:path";
import { type Domain, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { readText, replaceFile, stampOf } from "../node/files.js";

/** Where a guest's document is, with what the run added, for whoever follows it. */
const livePath = (folder: string): string => join(folder, "live.xml");

/** Writes a guest's document; resolves to the stamp by which it is known. */
export async function writeLive(folder: string, id: number, live: Domain): Promise<string | undefined> {
  const path = livePath(folder);
  await replaceFile(path, formatDomain({ ...live, id }, { secure: true }), false);
  return stampOf(path);
}

/** A guest's document if it is another one than that of the stamp. */
export async function readLive(
  folder: string,
  known: string | undefined,
): Promise<{ readonly live: Domain; readonly stamp: string } | undefined> {
  const path = livePath(folder);
  const stamp = stampOf(path);
  if (stamp === undefined || stamp === known) return undefined;
  const text = await readText(path);
  return text === undefined ? undefined : { live: parseDomain(text).domain, stamp };
}
