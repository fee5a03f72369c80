import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { qemuError } from "../errors.js";
import type { QemuNode } from "./node.js";
import { type GuestRecord, readRecord, writeRecord } from "./record.js";
import { sweep } from "./settle.js";

/** What a domain is known by. */
interface Identity {
  readonly uuid: string;
  readonly name: string;
}

/** Throws DOM_EXIST unless name and uuid are free, or both the same domain's. */
export function assertFree(node: QemuNode, { uuid, name }: Identity): void {
  for (const known of node.domains()) {
    if ((known.name === name) === (known.uuid === uuid)) continue;
    const detail =
      known.name === name
        ? `its uuid is ${known.uuid}`
        : `it has the uuid ${uuid}, and is called '${known.name}'`;
    throw qemuError(ErrorNumber.DOM_EXIST, `'${known.name}'`, detail);
  }
}

/** Makes the folder of a guest whose name and uuid no other guest has. Who calls holds the domain's lock. */
export function claim(
  node: QemuNode,
  record: GuestRecord,
): Promise<{ readonly id: number; readonly folder: string }> {
  return node.exclusively(async () => {
    await node.refresh();
    assertFree(node, record);
    for (const name of [...node.guests.starting]) {
      const other = await readRecord(node.guests.folderOf(name));
      if (other === undefined || other.uuid === record.uuid || other.name !== record.name) continue;
      await sweep(node, name);
      if ((await readRecord(node.guests.folderOf(name))) !== undefined)
        throw qemuError(
          ErrorNumber.DOM_EXIST,
          `'${record.name}'`,
          `a guest with the uuid ${other.uuid} is being started`,
        );
    }
    const made = await node.guests.allocate(join(node.layout.root, "last-id"));
    try {
      await writeRecord(made.folder, record);
      return made;
    } catch (error) {
      await node.guests.giveUp(made.id);
      throw error;
    }
  });
}
