import type { Domain, DomainSnapshot } from "@libvirt-ts/core";
import { DomainSnapshotListFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { exclusive, flagsOf, requires } from "../kit/args.js";
import { momentOf, printMoments } from "../kit/moments.js";
import type { ArgsOf } from "../table/group-commands.js";
import { currentSnapshot, snapshotNamed } from "./find.js";

const F = DomainSnapshotListFlags;

/** A tree is of all snapshots. */
const treeless = [
  "name",
  "leaves",
  "no-leaves",
  "inactive",
  "active",
  "disk-only",
  "internal",
  "external",
] as const;

export async function snapshotList(context: Context, args: ArgsOf<"snapshot-list">): Promise<void> {
  for (const column of ["roots", "tree", "name"] as const) exclusive(args, "parent", column);
  exclusive(args, "roots", "tree");
  exclusive(args, "roots", "from");
  exclusive(args, "roots", "current");
  for (const other of treeless) exclusive(args, "tree", other);
  exclusive(args, "from", "current");
  requires(args, "descendants", "from", "current");
  const domain = await findDomain(context, args.domain);
  const filter = flagsOf(args, {
    leaves: F.LEAVES,
    "no-leaves": F.NO_LEAVES,
    metadata: F.METADATA,
    "no-metadata": F.NO_METADATA,
    inactive: F.INACTIVE,
    active: F.ACTIVE,
    "disk-only": F.DISK_ONLY,
    internal: F.INTERNAL,
    external: F.EXTERNAL,
    topological: F.TOPOLOGICAL,
  });
  const failed = msg("Failed to list the snapshots of domain {domain}");
  const values = { domain: domain.name() };
  const from = await startOf(context, domain, args);
  const found = await context.attempt(failed, values, async (call): Promise<DomainSnapshot<Domain>[]> => {
    if (from === undefined) return domain.listAllSnapshots(filter | (args.roots ? F.ROOTS : 0), call);
    const below = args.descendants || args.tree ? F.DESCENDANTS : 0;
    const children = await from.listAllChildren(filter | below, call);
    return args.tree ? [from, ...children] : children;
  });
  if (args.name && !context.json) {
    await printMoments(
      context,
      found.map((one) => ({ name: one.getName(), parent: null, created: null })),
      args,
      true,
    );
    return;
  }
  const moments = await context.attempt(failed, values, (call) =>
    Promise.all(found.map(async (one) => momentOf(one.getName(), await one.getXMLDesc(0, call)))),
  );
  await printMoments(context, moments, args, true);
}

/** The snapshot below which is listed; undefined for all. */
async function startOf(
  context: Context,
  domain: Domain,
  { from, current }: ArgsOf<"snapshot-list">,
): Promise<DomainSnapshot<Domain> | undefined> {
  if (from !== undefined) return snapshotNamed(context, domain, from);
  return current ? currentSnapshot(context, domain) : undefined;
}
