import type { Domain, StorageVol } from "@libvirt-ts/core";
import { DomainUndefineFlags, DomainXMLFlags, StorageVolDeleteFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { AlreadyTold, Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { disksOf, domainXML } from "../../values/domain-xml.js";
import { commaList, exclusive, flagsOf, requires } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

const F = DomainUndefineFlags;

interface Doomed {
  readonly target: string;
  readonly path: string;
  readonly vol: StorageVol;
}

export const undefine = (context: Context, args: ArgsOf<"undefine">): Promise<void> => {
  exclusive(args, "nvram", "keep-nvram");
  exclusive(args, "tpm", "keep-tpm");
  exclusive(args, "storage", "remove-all-storage");
  requires(args, "wipe-storage", "storage", "remove-all-storage");
  requires(args, "delete-storage-volume-snapshots", "storage", "remove-all-storage");
  const flags = flagsOf(args, {
    "managed-save": F.MANAGED_SAVE,
    "snapshots-metadata": F.SNAPSHOTS_METADATA,
    "checkpoints-metadata": F.CHECKPOINTS_METADATA,
    nvram: F.NVRAM,
    "keep-nvram": F.KEEP_NVRAM,
    tpm: F.TPM,
    "keep-tpm": F.KEEP_TPM,
  });
  return context.each(args.domain, async (word) => {
    const domain = await findDomain(context, word);
    const wanted = args.storage !== undefined || args["remove-all-storage"];
    const doomed = wanted ? await volumesOf(context, domain, word, args) : [];
    await context.attempt(msg("Failed to undefine domain {domain}"), { domain: word }, (call) =>
      domain.undefineFlags(flags, call),
    );
    context.tell(msg("Domain '{domain}' has been undefined"), { domain: word });
    await remove(context, doomed, args);
  });
};

/** The volumes that go with the domain: found before anything is undone, so that a wrong name changes nothing. */
async function volumesOf(
  context: Context,
  domain: Domain,
  word: string,
  args: ArgsOf<"undefine">,
): Promise<Doomed[]> {
  if (domain.ID() !== -1) {
    throw new Failure(msg("storage can be removed only with a domain that is not active"));
  }
  const disks = await context.attempt(
    msg("failed to get the XML of domain '{domain}'"),
    { domain: word },
    async (call) => disksOf(await domainXML(domain, DomainXMLFlags.INACTIVE, call)),
  );
  const names = args["remove-all-storage"] ? undefined : commaList(args.storage);
  for (const name of names ?? []) {
    if (!disks.some(({ target, source }) => target === name || source === name)) {
      throw new Failure(msg("domain '{domain}' has no disk '{name}'"), { domain: word, name });
    }
  }
  const doomed: Doomed[] = [];
  for (const { target, source } of disks) {
    if (source === null || (names !== undefined && !names.includes(target) && !names.includes(source)))
      continue;
    const vol = await context.app.reporter
      .quietly(() => context.connection.storageVolLookupByPath(source, context.call))
      .catch(() => undefined);
    if (vol !== undefined) {
      doomed.push({ target, path: source, vol });
    } else if (names === undefined) {
      context.app.reporter.warning(
        context.say(msg("'{path}' of disk '{target}' is no volume of a pool, and stays"), {
          path: source,
          target,
        }),
      );
    } else {
      throw new Failure(msg("'{path}' of disk '{target}' is no volume of a pool: see 'pool-refresh'"), {
        path: source,
        target,
      });
    }
  }
  return doomed;
}

/** Deletes the volumes one by one; what fails is told, and the others are tried. */
async function remove(context: Context, doomed: readonly Doomed[], args: ArgsOf<"undefine">): Promise<void> {
  const flags = args["delete-storage-volume-snapshots"] ? StorageVolDeleteFlags.WITH_SNAPSHOTS : 0;
  let failed = false;
  for (const { target, path, vol } of doomed) {
    try {
      await context.attempt(
        msg("Failed to remove volume '{target}'({path})"),
        { target, path },
        async (call) => {
          if (args["wipe-storage"]) await vol.wipe(0, call);
          await vol.delete(flags, call);
        },
      );
      context.tell(msg("Volume '{target}'({path}) removed."), { target, path });
    } catch (error) {
      if (context.signal.aborted) throw error;
      context.app.reporter.failure(error);
      failed = true;
    }
  }
  if (failed) throw new AlreadyTold();
}
