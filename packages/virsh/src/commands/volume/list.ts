import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { prettyBytes } from "../../values/bytes.js";
import { findPool } from "../../values/find.js";
import { byName } from "../../values/sort.js";
import type { ArgsOf } from "../table/group-commands.js";
import { volTypeWord } from "./types.js";

export async function volList(context: Context, args: ArgsOf<"vol-list">): Promise<void> {
  const pool = await findPool(context, args.pool);
  const rows = await context.attempt(
    msg("Failed to list the volumes of pool {pool}"),
    { pool: pool.name() },
    async (call) => {
      const volumes = (await pool.listAllVolumes(0, call)).sort(byName);
      return Promise.all(
        volumes.map(async (vol) => {
          const [path, info] = await Promise.all([vol.path(call), args.details ? vol.info(call) : undefined]);
          const details = info && {
            type: volTypeWord(info.type),
            capacity: info.capacity,
            allocation: info.allocation,
          };
          return { name: vol.name(), path, ...details };
        }),
      );
    },
  );
  const table = await context.table(
    args.details ? ["Name", "Path", "Type", "Capacity", "Allocation"] : ["Name", "Path"],
    rows.map(({ name, path, type, capacity, allocation }) => [
      name,
      path,
      ...(type === undefined ? [] : [type, prettyBytes(capacity!), prettyBytes(allocation!)]),
    ]),
  );
  context.report(rows, () => table);
}
