import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  wrapProblems,
} from "@libvirt-ts/driver";
import { assertDomainName } from "@libvirt-ts/xml";
import { complaints, xlError } from "../errors.js";
import { guestRef } from "../guests.js";
import type { XlFolder, XlHost } from "../xl-host.js";
import { activeDomain } from "./definitions.js";

type RenameOperation = NonNullable<DomainOperations["domainRename"]>;

/** Gives a guest, its file and its autostart link another name. */
export function renameOperation({ xl, guests, peers }: XlHost, folder: XlFolder): RenameOperation {
  const { files, directory, links } = folder;

  /** Renames a domain's file in some way; the links to it follow, or it gets its old name back. */
  async function movingLinks(
    domain: DomainRef,
    name: string,
    rename: () => Promise<DomainRef>,
  ): Promise<DomainRef> {
    const before = await directory.find(domain);
    const known = await links.to(before.file);
    const after = await rename();
    const { uuid, file } = await directory.find({ uuid: before.uuid, name });
    if (file === before.file || known.length === 0) return after;
    try {
      await links.make(file);
    } catch (error) {
      await directory.rename({ uuid, name }, before.name).catch(() => {});
      throw error;
    }
    await links.remove(known.filter((link) => link !== file));
    return after;
  }

  const isDefined = async (uuid: string) => (await directory.entries()).some((entry) => entry.uuid === uuid);

  async function renameGuest(ref: DomainRef, name: string, options?: CallOptions): Promise<DomainRef> {
    return guests.exclusively(
      ref.uuid,
      `rename domain ${describeDomain(ref)} to '${name}'`,
      async ({ entry, purpose }) => {
        const guest = await guests.find(ref, options);
        if (guest.name === name) return guestRef(guest);
        const taken = await guests.isNamed(name, options);
        const defined = (await directory.entries()).find((one) => one.name === name);
        if (taken || (defined !== undefined && defined.uuid !== guest.uuid)) {
          throw xlError(ErrorNumber.DOM_EXIST, `'${name}'`, "another domain has that name");
        }
        const persistent = await isDefined(guest.uuid);
        const renameFile = (from: string, to: string) => {
          const file = { uuid: guest.uuid, name: from };
          return movingLinks(file, to, () => directory.rename(file, to).then(() => guestRef(guest)));
        };
        // The file first: it has more reasons to refuse.
        if (persistent) await renameFile(guest.name, name);
        try {
          // Without the dashes a name that begins with one would be an option.
          const output = await xl.run(
            { args: ["rename", "--", `${guest.id}`, name], purpose, entry },
            options,
          );
          const renamed = await guests.at(guest.id, options);
          if (renamed?.name === name) return guestRef(renamed);
          throw xlError(ErrorNumber.OPERATION_FAILED, purpose, complaints(output));
        } catch (error) {
          if (persistent && !entry.isRunning) await renameFile(name, guest.name).catch(() => {});
          throw error;
        }
      },
      options,
    );
  }

  return async (ref, name, _flags, options) => {
    try {
      assertDomainName(name);
    } catch (error) {
      throw wrapProblems(error, { info: `name ${JSON.stringify(name)}`, dialectDomain: ErrorDomain.XENXL });
    }
    const active = ref.id === undefined ? await activeDomain(peers, ref, options) : ref;
    if (active !== undefined) return renameGuest(active, name, options);
    return movingLinks(ref, name, async () => (await files.domainRename(ref, name, 0, options)) ?? ref);
  };
}
