import { ErrorNumber } from "@libvirt-ts/driver";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import { withDisk } from "../definition/disks.js";
import { qemuError, wrongState } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { type BlockJob, readRecord, recordIn, writeRecord } from "../node/record.js";

/** The jobs on a guest's disks, as they are written down. */
export async function blockJobsOf({ folder }: Guest): Promise<readonly BlockJob[]> {
  return (await readRecord(folder))?.jobs ?? [];
}

/** Writes down what jobs there are now. Who calls holds the guest's lock. */
export async function writeBlockJobs({ folder }: Guest, jobs: readonly BlockJob[]): Promise<void> {
  const { jobs: _, ...rest } = await recordIn(folder);
  await writeRecord(folder, jobs.length === 0 ? rest : { ...rest, jobs });
}

/** Writes a job down, in the place of the one of its name if there is one. */
export async function noteBlockJob(guest: Guest, job: BlockJob): Promise<void> {
  const jobs = await blockJobsOf(guest);
  await writeBlockJobs(guest, [...jobs.filter(({ id }) => id !== job.id), job]);
}

export async function forgetBlockJob(guest: Guest, { id }: BlockJob): Promise<void> {
  const jobs = await blockJobsOf(guest);
  await writeBlockJobs(
    guest,
    jobs.filter((job) => job.id !== id),
  );
}

/** Throws BLOCK_COPY_ACTIVE where a disk has a job. */
export async function assertNoBlockJob(guest: Guest, target: string): Promise<void> {
  const job = (await blockJobsOf(guest)).find((one) => one.target === target);
  if (job !== undefined)
    throw qemuError(ErrorNumber.BLOCK_COPY_ACTIVE, `disk '${target}'`, `a job on it (${job.kind}) is active`);
}

/** Throws OPERATION_INVALID where any disk of a guest has a job. */
export async function assertNoBlockJobs(guest: Guest): Promise<void> {
  const [job] = await blockJobsOf(guest);
  if (job !== undefined) throw wrongState(guest.ref, `a job (${job.kind}) is active on disk '${job.target}'`);
}

/** A guest's document, in which copies say that they are ready even before somebody has written that down. */
export async function withReadyCopies(guest: Guest): Promise<Domain> {
  const { live } = guest;
  const making = (live.devices?.disk ?? []).filter(
    ({ mirror }) => mirror !== undefined && mirror.ready !== "yes",
  );
  if (making.length === 0) return live;
  const jobs = await guest.run((client) => client.execute("query-jobs"));
  const ready = new Set(jobs.filter(({ status }) => status === "ready").map(({ id }) => id));
  return (await blockJobsOf(guest))
    .filter(({ id }) => ready.has(id))
    .reduce((domain, { target }) => withDisk(domain, target, withReadyMirror), live);
}

export const withReadyMirror = (disk: Disk): Disk =>
  disk.mirror === undefined ? disk : ({ ...disk, mirror: { ...disk.mirror, ready: "yes" } } as Disk);
