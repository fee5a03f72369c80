import { join } from "node:path";
import { formatDomain } from "@libvirt-ts/xml/domain";
import { replaceFile } from "../node/files.js";
import type { Guest } from "./guest.js";

/** Writes down what a guest is now, for whoever finds it. */
export async function writeLive({ live, id, folder }: Guest): Promise<void> {
  await replaceFile(join(folder, "live.xml"), formatDomain({ ...live, id }, { secure: true }), false);
}
