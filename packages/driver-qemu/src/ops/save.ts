import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, unlink } from "node:fs/promises";
import { basename, dirname, isAbsolute, join } from "node:path";
import {
  type ConnectionOperations,
  type DomainOperations,
  DomainState,
  ErrorNumber,
  type TypedParams,
} from "@libvirt-ts/driver";
import {
  DomainJobOperation,
  DomainJobType,
  DomainPausedReason,
  DomainRunningReason,
  DomainSaveImageXMLFlags,
  DomainSaveRestoreFlags,
  DomainShutoffReason,
} from "@libvirt-ts/driver/flags";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { assertNoBlockJobs } from "../blockjobs/jobs.js";
import { contradiction, fileError, fileErrorOf, invalidArgument, qemuError, wrongState } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { writeState } from "../guest/migrate.js";
import { readHeader, type SaveHeader, writeHeader } from "../guest/save-file.js";
import { statistics } from "../migration/transfer.js";
import { endUntold } from "../node/end-process.js";
import { removeFile, syncFolder } from "../node/files.js";
import type { QemuNode } from "../node/node.js";
import { type GuestRecord, recordIn, writeRecord } from "../node/record.js";
import { nameSave, settle } from "../node/settle.js";
import { withoutRun } from "./configuration.js";
import { savedFile } from "./domains.js";
import { guestOf } from "./lifecycle.js";
import { restoreGuest, sameDomain } from "./restore.js";

type SaveOperations = Required<
  Pick<ConnectionOperations, "domainRestore" | "domainSaveImageGetXMLDesc" | "domainSaveImageDefineXML"> &
    Pick<
      DomainOperations,
      | "domainSave"
      | "domainManagedSave"
      | "domainHasManagedSaveImage"
      | "domainManagedSaveRemove"
      | "domainManagedSaveGetXMLDesc"
      | "domainManagedSaveDefineXML"
    >
>;

const { RUNNING, PAUSED } = DomainSaveRestoreFlags;

/** Guests in files, and those that the node keeps for the next start. */
export function saveOperations(node: QemuNode): SaveOperations {
  const managed = async (ref: Parameters<SaveOperations["domainManagedSave"]>[0]): Promise<string> => {
    const { uuid } = await node.find(ref);
    const path = await savedFile(node, uuid);
    if (path === undefined) throw wrongState(ref, "it has no managed save image");
    return path;
  };

  return {
    async domainSave(ref, path, xml, flags, options) {
      assertPath(path);
      const paused = pausedBy(flags);
      await node.changing(ref, options?.signal, async (domain) => {
        await saveGuest(node, guestOf(domain), { path, xml, paused, signal: options?.signal });
      });
      return undefined;
    },

    async domainManagedSave(ref, flags, options) {
      const paused = pausedBy(flags);
      await node.changing(ref, options?.signal, async (domain) => {
        const guest = guestOf(domain);
        if (domain.definition === undefined) throw wrongState(ref, "a transient domain has no managed save");
        await saveGuest(node, guest, { path: node.savePath(domain.uuid), paused, signal: options?.signal });
      });
    },

    async domainRestore(path, xml, flags, options) {
      assertPath(path);
      const paused = pausedBy(flags);
      const { header } = await readHeader(path);
      if (xml !== undefined) sameDomain(header.xml, xml);
      const { uuid, name } = parseDomain(header.xml).domain;
      return node.locked(uuid!, options?.signal, async () => {
        if (node.get(uuid!)?.guest !== undefined)
          throw wrongState({ uuid: uuid!, name }, "it is running already");
        const guest = await restoreGuest(node, path, {
          xml,
          pause: paused === true,
          resume: paused === false,
          signal: options?.signal,
        });
        return guest.ref;
      });
    },

    async domainHasManagedSaveImage(ref) {
      return (await savedFile(node, (await node.find(ref)).uuid)) !== undefined;
    },

    domainManagedSaveRemove: (ref, _flags, options) =>
      node.changing(ref, options?.signal, async ({ uuid }) => {
        const path = node.savePath(uuid);
        if (!(await removeFile(path)))
          throw qemuError(ErrorNumber.SYSTEM_ERROR, path, "there is no managed save image");
      }),

    domainSaveImageGetXMLDesc: async (path, flags) => documentOf(assertPath(path), flags),
    domainManagedSaveGetXMLDesc: async (ref, flags) => documentOf(await managed(ref), flags),
    domainSaveImageDefineXML: (path, xml, flags) => replaceDocument(assertPath(path), xml, pausedBy(flags)),

    domainManagedSaveDefineXML: (ref, xml, flags, options) =>
      node.changing(ref, options?.signal, async () =>
        replaceDocument(await managed(ref), xml, pausedBy(flags)),
      ),
  };
}

interface Saving {
  readonly path: string;
  readonly xml?: string | undefined;
  /** Whether the guest stands when it comes back; as it did when left out. */
  readonly paused: boolean | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Where a file is written before it takes its place: hidden in the same folder. */
export const draftOf = (path: string): string =>
  join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID().slice(0, 8)}.tmp`);

/** Writes a guest to a file and ends it; what fails leaves it as it was. Who calls holds its lock. */
async function saveGuest(node: QemuNode, guest: Guest, { path, xml, paused, signal }: Saving): Promise<void> {
  const own = formatDomain({ ...withoutRun(guest.live) }, { secure: true, status: false });
  if (xml !== undefined) sameDomain(own, xml);
  await assertNoBlockJobs(guest);
  const { state } = await guest.state();
  const resume = state === DomainState.RUNNING;
  const record = await recordIn(guest.folder);
  const temporary = draftOf(path);
  const job = { temporary, path, resume, committed: false };
  const save = { ...job, committed: true };
  let handle: FileHandle | undefined;
  let written: TypedParams;
  try {
    await writeRecord(guest.folder, { ...record, save: job });
    handle = await open(temporary, "wx", 0o600);
    written = await writeWhole(guest, handle, { xml: xml ?? own, paused: paused ?? !resume }, resume, signal);
    signal?.throwIfAborted();
    await handle.close();
    handle = undefined;
  } catch (error) {
    await handle?.close();
    await giveUp(guest, record, temporary, resume && handle !== undefined);
    throw fileErrorOf(path, error);
  }
  try {
    // From here on the guest is the file's: whoever finds it ends it.
    await writeRecord(guest.folder, { ...record, ending: DomainShutoffReason.SAVED, save });
    await nameSave(save);
  } catch (error) {
    await giveUp(guest, record, temporary, resume);
    throw error;
  }
  await endUntold(guest);
  await syncFolder(dirname(path));
  await node.completedJobs.put(guest.ref, { type: DomainJobType.COMPLETED, params: written });
  await settle(node, guest);
}

async function writeWhole(
  guest: Guest,
  handle: FileHandle,
  header: SaveHeader,
  resume: boolean,
  signal: AbortSignal | undefined,
): Promise<TypedParams> {
  const migration = await guest.run(async (client) => {
    await guest.because({ paused: DomainPausedReason.SAVE });
    if (resume) await client.execute("stop");
    await writeHeader(handle, header);
    await writeState(client, guest.folder, handle, signal);
    return client.execute("query-migrate");
  }, signal);
  await handle.sync();
  return statistics(migration, DomainJobOperation.SAVE);
}

async function giveUp(guest: Guest, record: GuestRecord, temporary: string, resume: boolean): Promise<void> {
  await unlink(temporary).catch(() => {});
  if (!guest.isAlive) return;
  await writeRecord(guest.folder, record);
  if (!resume) return;
  await guest.because({ running: DomainRunningReason.SAVE_CANCELED, paused: 0 });
  await guest.run((client) => client.execute("cont")).catch(() => {});
}

async function documentOf(path: string, flags: number): Promise<string> {
  const { header } = await readHeader(path);
  const secure = (flags & DomainSaveImageXMLFlags.SECURE) !== 0;
  return formatDomain(parseDomain(header.xml).domain, { secure, status: false });
}

/** Writes the file anew with another document before the state. */
async function replaceDocument(path: string, xml: string, paused: boolean | undefined): Promise<void> {
  const { header, offset } = await readHeader(path);
  sameDomain(header.xml, xml);
  const temporary = draftOf(path);
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, "wx", 0o600);
    await writeHeader(handle, { xml, paused: paused ?? header.paused });
    for await (const chunk of createReadStream(path, { start: offset }))
      await handle.write(chunk as Uint8Array);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await handle?.close();
    await unlink(temporary).catch(() => {});
    throw fileError(path, error);
  }
}

/** What the flags say of how a guest comes back; undefined for: as it was. */
function pausedBy(flags: number): boolean | undefined {
  if ((flags & (RUNNING | PAUSED)) === (RUNNING | PAUSED)) throw contradiction("RUNNING", "PAUSED");
  return flags & PAUSED ? true : flags & RUNNING ? false : undefined;
}

/** Throws INVALID_ARG for a path that is not absolute. */
export function assertPath(path: string): string {
  if (!isAbsolute(path))
    throw invalidArgument("path", `expected an absolute path, not ${JSON.stringify(path)}`);
  return path;
}
