import { type Domain, type DomainSnapshot, ErrorNumber } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { findFirst } from "../../values/find.js";
import { exclusive } from "../kit/args.js";

interface Which {
  readonly domain: string;
  readonly snapshotname: string | undefined;
  readonly current?: boolean;
}

/** A domain's snapshot of that name. */
export const snapshotNamed = (
  context: Context,
  domain: Domain,
  snapshot: string,
): Promise<DomainSnapshot<Domain>> =>
  findFirst(
    context,
    msg("failed to get snapshot '{snapshot}'"),
    { snapshot },
    [ErrorNumber.NO_DOMAIN_SNAPSHOT],
    [(call) => domain.snapshotLookupByName(snapshot, 0, call)],
  );

/** The snapshot that a name, or `--current`, means. */
export async function findSnapshot(
  context: Context,
  args: Which,
): Promise<{ readonly domain: Domain; readonly snapshot: DomainSnapshot<Domain> }> {
  exclusive(args, "current", "snapshotname");
  const domain = await findDomain(context, args.domain);
  if (args.snapshotname !== undefined)
    return { domain, snapshot: await snapshotNamed(context, domain, args.snapshotname) };
  if (args.current !== true) throw new Failure(msg("--snapshotname or --current is required"));
  return { domain, snapshot: await currentSnapshot(context, domain) };
}

/** The snapshot that a domain stands at. */
export const currentSnapshot = (context: Context, domain: Domain): Promise<DomainSnapshot<Domain>> =>
  context.attempt(
    msg("failed to get the current snapshot of domain '{domain}'"),
    { domain: domain.name() },
    (call) => domain.snapshotCurrent(0, call),
  );
