import { dirname, join } from "node:path";
import type { DomainRef } from "@libvirt-ts/driver";
import type { Connection } from "./node.js";

/** What one process does to a node. */
export interface Work {
  readonly operation: keyof typeof works;
  readonly root: string;
  readonly name: string;
  readonly xml: string;
  /** A file that it may write or read; for `define and start` the uuid of what is started. */
  readonly path: string;
  /** Where a guest is moved to. */
  readonly to?: string;
  /** The step of the operation at which somebody is killed, counted from 1; nobody is when left out. */
  moment?: number | undefined;
  /** Whether the process itself, or the guest's QEMU. */
  readonly whom?: "us" | "QEMU";
}

type Doing = (conn: Connection, ref: DomainRef, work: Work) => Promise<unknown>;

const doing = <T extends Readonly<Record<string, Doing>>>(table: T): T => table;

const snapshotXML = "<domainsnapshot><name>moment</name></domainsnapshot>";

const checkpointXML = "<domaincheckpoint><name>moment</name></domaincheckpoint>";

/** A file of another name beside one. */
const beside = (path: string, name: string): string => join(dirname(path), `prey.${name}`);

/** A backup that goes on until it is ended. */
export const backupXML = (path: string): string =>
  `<domainbackup mode='pull'><server transport='unix' socket='${beside(path, "nbd")}'/>
    <disks><disk name='hda' type='file'><scratch file='${beside(path, "scratch")}'/></disk></disks></domainbackup>`;

/** Has the guest go over to the other image of a job, once that is ready. */
async function pivot(conn: Connection, ref: DomainRef): Promise<void> {
  for (;;) {
    const info = await conn.domainGetBlockJobInfo(ref, "hda", 0);
    if (info === undefined || info.cur === info.end) break;
  }
  await conn.domainBlockJobAbort(ref, "hda", 2);
}

/** What is done to a node by processes that get killed. */
export const works = doing({
  life: async (conn, _ref, { xml, path }) => {
    const ref = await conn.domainDefineXML(xml, 0);
    await conn.domainCreate(ref, 0);
    await conn.domainSuspend(ref);
    await conn.domainResume(ref);
    await conn.domainSave(ref, path, undefined, 0);
    await conn.domainRestore(path, undefined, 0);
    await conn.domainDestroy(ref, 0);
    await conn.domainUndefine(ref, 0);
  },
  "define and start": async (conn, _ref, { xml, path }) => {
    await conn.domainDefineXML(xml, 0);
    await conn.domainCreate({ uuid: path }, 0);
  },
  define: (conn, _ref, { xml }) => conn.domainDefineXML(xml, 0),
  redefine: (conn, _ref, { xml }) => conn.domainDefineXML(xml, 0),
  rename: (conn, ref, { name }) => conn.domainRename(ref, `${name}-renamed`, 0),
  undefine: (conn, ref) => conn.domainUndefine(ref, 1),
  autostart: (conn, ref) => conn.domainSetAutostart(ref, true),
  start: (conn, ref) => conn.domainCreate(ref, 0),
  "start paused": (conn, ref) => conn.domainCreate(ref, 1),
  create: (conn, _ref, { xml }) => conn.domainCreateXML(xml, 0),
  "start saved": (conn, ref) => conn.domainCreate(ref, 0),
  suspend: (conn, ref) => conn.domainSuspend(ref),
  resume: (conn, ref) => conn.domainResume(ref),
  reset: (conn, ref) => conn.domainReset(ref, 0),
  shutdown: (conn, ref) => conn.domainShutdown(ref, 0),
  destroy: (conn, ref) => conn.domainDestroy(ref, 0),
  save: (conn, ref, { path }) => conn.domainSave(ref, path, undefined, 0),
  "managed save": (conn, ref) => conn.domainManagedSave(ref, 0),
  restore: (conn, _ref, { path }) => conn.domainRestore(path, undefined, 0),
  snapshot: (conn, ref) => conn.domainSnapshotCreateXML(ref, snapshotXML, 0),
  "snapshot of disks": (conn, ref) => conn.domainSnapshotCreateXML(ref, snapshotXML, 16),
  "snapshot when off": (conn, ref) => conn.domainSnapshotCreateXML(ref, snapshotXML, 0),
  revert: (conn, ref) => conn.domainRevertToSnapshot({ domain: ref, name: "moment" }, 0),
  "remove the snapshot": (conn, ref) => conn.domainSnapshotDelete({ domain: ref, name: "moment" }, 0),
  "merge the snapshot": (conn, ref) => conn.domainSnapshotDelete({ domain: ref, name: "moment" }, 0),
  checkpoint: (conn, ref) => conn.domainCheckpointCreateXML(ref, checkpointXML, 0),
  "remove the checkpoint": (conn, ref) => conn.domainCheckpointDelete({ domain: ref, name: "moment" }, 0),
  "back up": (conn, ref, { path }) => conn.domainBackupBegin(ref, backupXML(path), checkpointXML, 0),
  "end the backup": (conn, ref) => conn.domainAbortJob(ref, 0),
  commit: async (conn, ref) => {
    await conn.domainBlockCommit(ref, "hda", undefined, undefined, 0, 4);
    await pivot(conn, ref);
  },
  copy: async (conn, ref, { path }) => {
    const xml = `<disk type='file'><driver type='qcow2'/><source file='${beside(path, "copy")}'/></disk>`;
    await conn.domainBlockCopy(ref, "hda", xml, {}, 0);
    await pivot(conn, ref);
  },
  pull: async (conn, ref) => {
    await conn.domainBlockPull(ref, "hda", 0, 0);
    while ((await conn.domainGetBlockJobInfo(ref, "hda", 0)) !== undefined);
  },
  // Live, with its definition.
  move: (conn, ref, { to }) => conn.domainMigrateToURI(ref, to, {}, 1 | 8 | 16),
  "forget the save": (conn, ref) => conn.domainManagedSaveRemove(ref, 0),
});
