import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { type DomainOperations, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainCoreDumpFlags,
  DomainPausedReason,
  DomainRunningReason,
  DomainShutoffReason,
} from "@libvirt-ts/driver/flags";
import type { QmpClient } from "@libvirt-ts/qmp";
import { contradiction, fileErrorOf, invalidArgument, qemuError, wrongState } from "../errors.js";
import { underRecord } from "../guest/change.js";
import type { Guest } from "../guest/guest.js";
import { listenFor } from "../guest/telling.js";
import { within } from "../guest/within.js";
import { removeFile, syncFolder } from "../node/files.js";
import type { QemuNode } from "../node/node.js";
import { endGuest, guestOf } from "./lifecycle.js";
import { assertPath, draftOf } from "./save.js";

const { CRASH, RESET } = DomainCoreDumpFlags;

/** QEMU's words for a `DomainCoreDumpFormat`; its own is ELF. */
const formats = ["elf", "kdump-zlib", "kdump-lzo", "kdump-snappy", "win-dmp"] as const;

/** Milliseconds in which a guest goes on whose memory has been written. */
const RESUME_LIMIT = 5_000;

/** A guest's memory in a file, as debuggers read it. */
export function coreDumpOperations(node: QemuNode): Required<Pick<DomainOperations, "domainCoreDump">> {
  return {
    async domainCoreDump(ref, path, format, flags, options) {
      assertPath(path);
      const word = formats[format];
      if (word === undefined)
        throw invalidArgument("format", `expected a DomainCoreDumpFormat, not ${format}`);
      if (flags & CRASH && flags & RESET) throw contradiction("CRASH", "RESET");
      return node.changing(ref, options?.signal, async (domain) => {
        const guest = guestOf(domain);
        const { state } = await guest.state();
        if (state !== DomainState.RUNNING && state !== DomainState.PAUSED && state !== DomainState.CRASHED)
          throw wrongState(ref, "it neither runs nor is paused");
        await dump(guest, path, word, state === DomainState.RUNNING);
        if (flags & CRASH) {
          await endGuest(node, guest, DomainShutoffReason.CRASHED, true);
          return { uuid: domain.uuid, name: domain.name };
        }
        if (flags & RESET) await guest.run((client) => client.execute("system_reset"));
        return guest.ref;
      });
    },
  };
}

/** Has QEMU write the memory down; it holds the guest meanwhile. What is not whole has no name, and is known by the record. */
async function dump(
  guest: Guest,
  path: string,
  format: (typeof formats)[number],
  runs: boolean,
): Promise<void> {
  const temporary = draftOf(path);
  const job = { temporary, path, resume: false, committed: false };
  const write = async (): Promise<void> => {
    try {
      await (await open(temporary, "wx", 0o600)).close();
      if (runs)
        await guest.because({ paused: DomainPausedReason.DUMP, running: DomainRunningReason.UNPAUSED });
      await guest.run((client) => writeMemory(client, temporary, format, runs));
      await rename(temporary, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await removeFile(temporary).catch(() => false);
      throw fileErrorOf(path, error);
    }
  };
  await underRecord(guest, () => ({ save: job }), write);
}

/** @param runs - Whether the guest runs, and goes on afterwards, which QEMU tells after it has told of the end. */
async function writeMemory(client: QmpClient, path: string, format: string, runs: boolean): Promise<void> {
  const ended = listenFor(client, ({ event, data }) => (event === "DUMP_COMPLETED" ? data : undefined));
  const resumed = listenFor(client, ({ event }) => event === "RESUME" || undefined);
  try {
    await client.call("dump-guest-memory", {
      paging: false,
      protocol: `file:${path}`,
      detach: true,
      ...(format !== "elf" && { format }),
    });
    const end = await ended.told;
    if (end === undefined) throw qemuError(ErrorNumber.OPERATION_FAILED, path, "QEMU ended meanwhile");
    // Somebody else may have paused it just before.
    if (runs) await within(RESUME_LIMIT, resumed.told, undefined);
    if (end.error !== undefined) throw qemuError(ErrorNumber.OPERATION_FAILED, path, `QEMU: ${end.error}`);
  } finally {
    ended.forget();
    resumed.forget();
  }
}
