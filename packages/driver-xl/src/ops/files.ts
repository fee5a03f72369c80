import {
  type ConnectionOperations,
  DomainDumpFlags,
  type DomainOperations,
  ErrorNumber,
} from "@libvirt-ts/driver";
import { xlError } from "../errors.js";
import { guestRef } from "../guests.js";
import type { XlHost } from "../xl-host.js";

type FileOperations = Required<
  Pick<DomainOperations, "domainSave" | "domainCoreDump"> & Pick<ConnectionOperations, "domainRestore">
>;

/** Guests to files and back. */
export function fileOperations({ xl, guests }: XlHost): FileOperations {
  return {
    domainSave: (ref, path, options) =>
      guests.exclusively(ref.uuid, async () => {
        const guest = await guests.find(ref, options);
        await guests.assertRunning(guest, options);
        await xl.run(
          { args: ["save", `${guest.id}`, path], purpose: `save domain '${guest.name}'` },
          options,
        );
        return { uuid: guest.uuid, name: guest.name };
      }),

    async domainRestore(path, options) {
      const before = new Set((await guests.list(options)).map(({ id }) => id));
      await xl.run({ args: ["restore", path], purpose: `restore a domain from ${path}` }, options);
      const started = (await guests.list(options)).filter(({ id }) => !before.has(id));
      const restored = started.at(-1);
      if (restored !== undefined) return guestRef(restored);
      throw xlError(ErrorNumber.OPERATION_FAILED, path, "the guest ended as soon as it was restored");
    },

    async domainCoreDump(ref, path, flags, options) {
      if (flags & DomainDumpFlags.CRASH) {
        throw xlError(ErrorNumber.ARGUMENT_UNSUPPORTED, "virDomainCoreDump", "xl cannot crash a guest");
      }
      return guests.exclusively(ref.uuid, async () => {
        const guest = await guests.find(ref, options);
        const args = ["dump-core", `${guest.id}`, path];
        await xl.run({ args, purpose: `dump the core of domain '${guest.name}'` }, options);
        return guestRef(guest);
      });
    },
  };
}
