import type { StoragePool } from "@libvirt-ts/core";
import { ConnectListAllStoragePoolsFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { prettyBytes } from "../../values/bytes.js";
import { byName } from "../../values/sort.js";
import { yesNo } from "../../values/words.js";
import { choice, commaList, exclusive, flagsOf } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";
import { hasSizes, poolStateWord } from "./states.js";

const flags = ConnectListAllStoragePoolsFlags;

/** Types of pools, for `--type` and for Tab. */
export const poolTypes: Readonly<Record<string, number>> = {
  dir: flags.DIR,
  fs: flags.FS,
  netfs: flags.NETFS,
  logical: flags.LOGICAL,
  disk: flags.DISK,
  iscsi: flags.ISCSI,
  "iscsi-direct": flags.ISCSI_DIRECT,
  scsi: flags.SCSI,
  mpath: flags.MPATH,
  rbd: flags.RBD,
  sheepdog: flags.SHEEPDOG,
  gluster: flags.GLUSTER,
  zfs: flags.ZFS,
  vstorage: flags.VSTORAGE,
};

export async function poolList(context: Context, args: ArgsOf<"pool-list">): Promise<void> {
  exclusive(args, "details", "name", "uuid");
  exclusive(args, "all", "inactive");
  const activity = args.all ? 0 : args.inactive ? flags.INACTIVE : flags.ACTIVE;
  const types = commaList(args.type).reduce((sum, word) => sum | choice("type", word, poolTypes), 0);
  const filter =
    activity |
    types |
    flagsOf(args, {
      persistent: flags.PERSISTENT,
      transient: flags.TRANSIENT,
      autostart: flags.AUTOSTART,
      "no-autostart": flags.NO_AUTOSTART,
    });
  const failed = msg("Failed to list pools");
  const pools = await context.attempt(failed, {}, (call) =>
    context.connection.listAllStoragePools(filter, call),
  );
  pools.sort(byName);
  if (!context.json && (args.name || args.uuid)) {
    for (const pool of pools) context.print(`${args.name ? pool.name() : pool.UUIDString()}\n`);
    return;
  }
  const rows = await context.attempt(failed, {}, () =>
    Promise.all(pools.map((pool) => describe(context, pool, args.details))),
  );
  const size = (amount: bigint | undefined): string => (amount === undefined ? "-" : prettyBytes(amount));
  const table = args.details
    ? await context.table(
        ["Name", "State", "Autostart", "Persistent", "Capacity", "Allocation", "Available"],
        rows.map((row) => [
          row.name,
          row.state ?? "-",
          row.autostart === null ? "-" : yesNo(row.autostart),
          row.persistent === undefined ? "-" : yesNo(row.persistent),
          size(row.capacity),
          size(row.allocation),
          size(row.available),
        ]),
      )
    : await context.table(
        ["Name", "State", "Autostart"],
        rows.map(({ name, active, autostart }) => [
          name,
          { text: active ? "active" : "inactive", colour: active ? "green" : "dim" },
          autostart === null ? "no autostart" : yesNo(autostart),
        ]),
      );
  context.report(rows, () => table);
}

interface Row {
  readonly name: string;
  readonly uuid: string;
  readonly active: boolean;
  readonly autostart: boolean | null;
  readonly state?: string;
  readonly persistent?: boolean;
  readonly capacity?: bigint;
  readonly allocation?: bigint;
  readonly available?: bigint;
}

async function describe({ call }: Context, pool: StoragePool, details: boolean): Promise<Row> {
  const identity = { name: pool.name(), uuid: pool.UUIDString() };
  const [active, autostart] = await Promise.all([
    pool.isActive(call),
    pool.autostart(call).catch(() => null),
  ]);
  const basic = { ...identity, active, autostart };
  if (!details) return basic;
  const [info, persistent] = await Promise.all([pool.info(call), pool.isPersistent(call)]);
  const { state, capacity, allocation, available } = info;
  return {
    ...basic,
    state: poolStateWord(state),
    persistent,
    ...(hasSizes(state) ? { capacity, allocation, available } : {}),
  };
}
