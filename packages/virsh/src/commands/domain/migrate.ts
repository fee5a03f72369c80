import type { CallOptions, Connect, Domain, TypedParams } from "@libvirt-ts/core";
import { DomainMigrateFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { readTextFile } from "../../values/files.js";
import { commaList, exclusive, flagsOf, requires } from "../kit/args.js";
import { withJobProgress } from "../kit/job-progress.js";
import { givenParams } from "../kit/params.js";
import type { ArgsOf } from "../table/group-commands.js";

const F = DomainMigrateFlags;

const flagsFor = (args: ArgsOf<"migrate">): number =>
  flagsOf(args, {
    live: F.LIVE,
    offline: F.OFFLINE,
    p2p: F.PEER2PEER,
    tunnelled: F.TUNNELLED,
    persistent: F.PERSIST_DEST,
    undefinesource: F.UNDEFINE_SOURCE,
    suspend: F.PAUSED,
    "copy-storage-all": F.NON_SHARED_DISK,
    "copy-storage-inc": F.NON_SHARED_INC,
    "copy-storage-synchronous-writes": F.NON_SHARED_SYNCHRONOUS_WRITES,
    "change-protection": F.CHANGE_PROTECTION,
    unsafe: F.UNSAFE,
    compressed: F.COMPRESSED,
    "auto-converge": F.AUTO_CONVERGE,
    "rdma-pin-all": F.RDMA_PIN_ALL,
    "abort-on-error": F.ABORT_ON_ERROR,
    postcopy: F.POSTCOPY,
    "postcopy-resume": F.POSTCOPY_RESUME,
    zerocopy: F.ZEROCOPY,
    tls: F.TLS,
    parallel: F.PARALLEL,
  });

async function paramsFor(context: Context, args: ArgsOf<"migrate">): Promise<TypedParams> {
  const read = async (file: string | undefined): Promise<string | undefined> =>
    file === undefined ? undefined : readTextFile(context, file);
  const lists = {
    migrate_disks: commaList(args["migrate-disks"]),
    migrate_disks_detect_zeroes: commaList(args["migrate-disks-detect-zeroes"]),
    migrate_disks_target_zero: commaList(args["migrate-disks-target-zero"]),
    compression: commaList(args["comp-methods"]),
  };
  const xml = { destination_xml: await read(args.xml), persistent_xml: await read(args["persistent-xml"]) };
  const given = givenParams(args, {
    migrateuri: "migrate_uri",
    graphicsuri: "graphics_uri",
    "listen-address": "listen_address",
    dname: "destination_name",
    "disks-port": "disks_port",
    "disks-uri": "disks_uri",
    "comp-mt-level": "compression.mt.level",
    "comp-mt-threads": "compression.mt.threads",
    "comp-mt-dthreads": "compression.mt.dthreads",
    "comp-xbzrle-cache": "compression.xbzrle.cache",
    "comp-zlib-level": "compression.zlib.level",
    "comp-zstd-level": "compression.zstd.level",
    "auto-converge-initial": "auto_converge.initial",
    "auto-converge-increment": "auto_converge.increment",
    "postcopy-bandwidth": "bandwidth.postcopy",
    bandwidth: "bandwidth",
    "parallel-connections": "parallel.connections",
    "tls-destination": "tls.destination",
    "available-switchover-bandwidth": "bandwidth.avail_switchover",
  });
  return Object.fromEntries([
    ...Object.entries(given),
    ...Object.entries(xml).filter(([, text]) => text !== undefined),
    ...Object.entries(lists).filter(([, list]) => list.length > 0),
  ]) as TypedParams;
}

export async function migrate(context: Context, args: ArgsOf<"migrate">): Promise<void> {
  exclusive(args, "live", "offline");
  exclusive(args, "timeout-suspend", "timeout-postcopy");
  exclusive(args, "copy-storage-all", "copy-storage-inc");
  requires(args, "timeout-suspend", "timeout");
  requires(args, "timeout-postcopy", "timeout");
  requires(args, "timeout-postcopy", "postcopy");
  requires(args, "postcopy-after-precopy", "postcopy");
  requires(args, "timeout", "live");
  const params = await paramsFor(context, args);
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain, uri: args.desturi };
  await context.attempt(msg("Failed to migrate domain {domain} to {uri}"), values, () =>
    withJobProgress(context, domain, "Migration", args.verbose, async (call) => {
      const late = whenLate(context, domain, args, call);
      const copied = args["postcopy-after-precopy"] ? whenCopied(context, domain, call) : undefined;
      try {
        const flags = flagsFor(args);
        // A toolstack that goes to the other host by itself has nothing to be led by.
        const leads = !args.p2p && !args.direct && context.connection.supports("domainMigrateBegin3Params");
        if (leads) await leadTo(context, args.desturi, (conn) => domain.migrate3(conn, params, flags, call));
        else await domain.migrateToURI3(args.desturi, params, flags, call);
      } finally {
        late();
        copied?.();
      }
    }),
  );
  context.tell(msg("Domain {domain} migrated to {uri}"), values);
}

/** Connects to the host that a guest is led to, for as long as that takes. */
async function leadTo(
  context: Context,
  uri: string,
  lead: (conn: Connect) => Promise<unknown>,
): Promise<void> {
  const conn = await context.app.session.openOther(uri, context.call);
  try {
    await lead(conn);
  } finally {
    await conn.close();
  }
}

/** A guest whose memory does not settle in time is suspended, or moved with what is left of it. Gives what ends the watch. */
function whenLate(context: Context, domain: Domain, args: ArgsOf<"migrate">, call: CallOptions): () => void {
  if (args.timeout === undefined) return () => {};
  const timer = setTimeout(() => {
    const act = args["timeout-postcopy"] ? domain.migrateStartPostCopy(0, call) : domain.suspend(call);
    act.catch((error: unknown) => context.app.reporter.failure(error));
  }, args.timeout * 1000);
  return () => clearTimeout(timer);
}

/** Moves the guest once all of its memory has been copied once, whatever it has changed since. Gives what ends the watch. */
function whenCopied(context: Context, domain: Domain, call: CallOptions): () => void {
  const stop = new AbortController();
  const watch = async (): Promise<void> => {
    const filter = { domain, kinds: ["migration-iteration"] } as const;
    for await (const event of context.connection.domainEvents(filter, { signal: stop.signal })) {
      if (event.event !== "migration-iteration" || event.iteration < 2) continue;
      await domain.migrateStartPostCopy(0, call);
      return;
    }
  };
  watch().catch((error: unknown) => {
    if (!stop.signal.aborted) context.app.reporter.failure(error);
  });
  return () => stop.abort();
}
