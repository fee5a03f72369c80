import { ErrorNumber, type TypedParams } from "@libvirt-ts/driver";
import { DomainJobOperation, DomainPausedReason } from "@libvirt-ts/driver/flags";
import type { QmpClient, QmpCommands } from "@libvirt-ts/qmp";
import { qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { migrationEnd } from "../guest/migrate.js";
import { beginCopies, type CopiedDisk, finishCopies } from "./copies.js";
import type { Wishes } from "./wishes.js";

/** What is sent where. */
export interface Transfer {
  readonly wishes: Wishes;
  /** Whether the guest runs. */
  readonly running: boolean;
  readonly socket: string;
  readonly disks?: { readonly socket: string; readonly images: readonly CopiedDisk[] };
}

/** What QEMU limits a migration to where nobody has said anything, in bytes/s; on one host it is in nobody's way. */
const usualBandwidth = 134_217_728;
const mib = 1024 * 1024;

/**
 * Sends a guest's memory, and its disks where they are to be copied. The guest stands in the end. What fails leaves it to
 * whoever called to have it go on.
 */
export async function send(
  client: QmpClient,
  guest: Guest,
  { wishes, running, socket, disks }: Transfer,
  signal: AbortSignal | undefined,
): Promise<TypedParams> {
  await prepare(client, wishes, disks !== undefined);
  await guest.because({ paused: DomainPausedReason.MIGRATION });
  if (running && !wishes.live) await client.execute("stop");
  if (disks !== undefined) await beginCopies(client, disks.socket, disks.images, signal);
  const end = migrationEnd(client);
  const abort = (): void => void client.execute("migrate_cancel").catch(() => {});
  let failure: unknown;
  const forget = client.onEvent(({ event, data }) => {
    if (event !== "MIGRATION" || data.status !== "pre-switchover") return;
    // The guest stands: its disks are whole, and what is left can go.
    void finishCopies(client)
      .then(() => client.execute("migrate-continue", { state: "pre-switchover" }))
      .catch((error) => {
        failure = error;
        abort();
      });
  });
  signal?.addEventListener("abort", abort, { once: true });
  try {
    signal?.throwIfAborted();
    await client.execute("migrate", { uri: `unix:${socket}` });
    const status = await end.told;
    if (failure !== undefined) throw failure;
    if (status !== "completed") throw await refusal(client, guest, status);
    return statistics(await client.execute("query-migrate"));
  } finally {
    end.forget();
    forget();
    signal?.removeEventListener("abort", abort);
  }
}

async function prepare(client: QmpClient, wishes: Wishes, holds: boolean): Promise<void> {
  await client.execute("migrate-set-capabilities", {
    capabilities: [
      { capability: "events", state: true },
      { capability: "return-path", state: true },
      { capability: "auto-converge", state: wishes.autoConverge },
      { capability: "xbzrle", state: wishes.compressed },
      { capability: "pause-before-switchover", state: holds },
    ],
  });
  const { "max-bandwidth": limit } = await client.execute("query-migrate-parameters");
  const wanted = wishes.bandwidth === undefined ? undefined : wishes.bandwidth * mib;
  if (wanted !== undefined || Number(limit) === usualBandwidth)
    await client.execute("migrate-set-parameters", { "max-bandwidth": wanted ?? Number.MAX_SAFE_INTEGER });
}

async function refusal(client: QmpClient, guest: Guest, status: string | undefined): Promise<Error> {
  const info = `domain '${guest.name}'`;
  if (status === undefined)
    return qemuError(ErrorNumber.OPERATION_FAILED, info, "QEMU ended while it sent the guest");
  if (status === "cancelled")
    return qemuError(ErrorNumber.OPERATION_ABORTED, info, "the migration was given up");
  const { "error-desc": reason } = await client.execute("query-migrate").catch(() => ({}) as Migration);
  return qemuError(ErrorNumber.OPERATION_FAILED, info, `QEMU could not send the guest: ${reason ?? status}`);
}

type Migration = QmpCommands["query-migrate"]["returns"];

/** A migration that has ended, or goes on, in the words of libvirt's job statistics. */
export function statistics(
  migration: Migration,
  operation: number = DomainJobOperation.MIGRATION_OUT,
): TypedParams {
  const { ram, disk, downtime, "total-time": elapsed, "setup-time": setup } = migration;
  const big = (value: number | bigint | undefined): bigint => BigInt(value ?? 0);
  const [total, remaining, processed] = [big(ram?.total), big(ram?.remaining), big(ram?.transferred)];
  return {
    operation,
    time_elapsed: Number(elapsed ?? 0),
    ...(downtime !== undefined && { downtime: Number(downtime) }),
    ...(setup !== undefined && { setup_time: Number(setup) }),
    data_total: total + big(disk?.total),
    data_processed: processed + big(disk?.transferred),
    data_remaining: remaining + big(disk?.remaining),
    memory_total: total,
    memory_processed: processed,
    memory_remaining: remaining,
    ...(ram !== undefined && {
      memory_bps: Math.round((ram.mbps * 1_000_000) / 8),
      memory_constant: Number(ram.duplicate),
      memory_normal: Number(ram.normal),
      memory_normal_bytes: big(ram["normal-bytes"]),
      memory_dirty_rate: Number(ram["dirty-pages-rate"]),
      memory_iteration: Number(ram["dirty-sync-count"]),
      memory_page_size: Number(ram["page-size"]),
    }),
  };
}
