import { resolve } from "node:path";
import {
  type CallOptions,
  type ConnectionOperations,
  DomainCoreDumpFlags,
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  refuseArgument,
} from "@libvirt-ts/driver";
import { DomainSaveRestoreFlags } from "@libvirt-ts/driver/flags";
import { beginDraft, dropDraft, isUnfinished } from "../draft.js";
import { besides, xlError } from "../errors.js";
import { assertRunning, type GuestTask, guestRef } from "../guests.js";
import type { Guest } from "../look.js";
import { assertRestorable } from "../restorable.js";
import { readSavedDomain } from "../saved-domain.js";
import { saying } from "../xl-command.js";
import type { XlHost } from "../xl-host.js";

type FileOperations = Required<
  Pick<DomainOperations, "domainSave" | "domainCoreDump"> & Pick<ConnectionOperations, "domainRestore">
>;

/** What brings a guest back takes of `DomainSaveRestoreFlags`; it runs unless told otherwise. */
export const honouredRestoreFlags = DomainSaveRestoreFlags.RUNNING | DomainSaveRestoreFlags.PAUSED;

/** Guests to files and back. */
export function fileOperations({ xl, guests }: XlHost): FileOperations {
  /**
   * Has xl write a file, which gets its name when it is whole: one that was there before stays as it was until then.
   * What is left after a failure that the guest survived is of no use to anybody; else it may be all there is.
   */
  async function write(
    command: "save" | "dump-core",
    guest: Guest,
    path: string,
    task: GuestTask,
    options: CallOptions | undefined,
  ): Promise<void> {
    const file = absolute(path);
    const draft = await beginDraft(file);
    let said: string;
    try {
      const args = [command, `${guest.id}`, draft?.from ?? file];
      said = await xl.run({ ...task, args, ...(draft && { draft }) }, options);
    } catch (error) {
      if (task.entry.isRunning || draft === undefined) throw error;
      const survived = (await guests.at(guest.id).catch(() => undefined))?.uuid === guest.uuid;
      if (!survived) throw besides(error, `the guest is gone; what was written of it is ${draft.from}`);
      await dropDraft(draft);
      throw error;
    }
    if (await isUnfinished(draft)) {
      const detail = `it is done, but its file is still called ${draft!.from}${saying(said)}`;
      throw xlError(ErrorNumber.OPERATION_FAILED, task.purpose, detail);
    }
  }

  return {
    async domainSave(ref, path, xml, _flags, options) {
      refuseArgument(ErrorDomain.LIBXL, "virDomainSave", "another document", xml);
      return guests.exclusively(
        ref.uuid,
        `save domain ${describeDomain(ref)}`,
        async (task): Promise<DomainRef> => {
          const guest = await guests.find(ref, options);
          assertRunning(guest);
          assertRestorable(guest);
          await write("save", guest, path, task, options);
          return { uuid: guest.uuid, name: guest.name };
        },
        options,
      );
    },

    async domainRestore(path, xml, flags, options) {
      refuseArgument(ErrorDomain.LIBXL, "virDomainRestore", "another document", xml);
      if (flags === honouredRestoreFlags) {
        throw xlError(ErrorNumber.INVALID_ARG, "virDomainRestore", "running and paused exclude each other");
      }
      const paused = (flags & DomainSaveRestoreFlags.PAUSED) !== 0;
      const file = absolute(path);
      const saved = await readSavedDomain(file);
      return guests.exclusively(
        saved.uuid,
        `restore domain '${saved.name}'`,
        async (task) => {
          await guests.assertFree(saved.name, saved.uuid, options);
          const restored = await guests.make(
            saved,
            { ...task, args: ["restore", ...(paused ? ["-p"] : []), file] },
            options,
          );
          if (restored !== undefined) return guestRef(restored);
          throw xlError(ErrorNumber.OPERATION_FAILED, task.purpose, "it ended as soon as it was restored");
        },
        options,
      );
    },

    async domainCoreDump(ref, path, format, flags, options) {
      refuseArgument(ErrorDomain.LIBXL, "virDomainCoreDump", "a dump format", format || undefined);
      if (flags & DomainCoreDumpFlags.CRASH) {
        throw xlError(ErrorNumber.ARGUMENT_UNSUPPORTED, "virDomainCoreDump", "xl cannot crash a guest");
      }
      return guests.exclusively(
        ref.uuid,
        `dump the core of domain ${describeDomain(ref)}`,
        async (task) => {
          const guest = await guests.find(ref, options);
          await write("dump-core", guest, path, task, options);
          return guestRef(guest);
        },
        options,
      );
    },
  };
}

/** A path that xl cannot take for an option. */
function absolute(path: string): string {
  if (path.includes("\0")) throw xlError(ErrorNumber.INVALID_ARG, "path", "it contains a NUL character");
  return resolve("/", path);
}
