import type { DomainEvent, DomainRef } from "@libvirt-ts/driver";
import { DomainBlockJobType, DomainEventBlockJobStatus } from "@libvirt-ts/driver/flags";
import type { QmpEvent } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";
import { diskAt } from "../definition/disks.js";
import { sourcePath } from "../definition/images.js";
import type { BlockJob } from "../node/record.js";

const { COMPLETED, FAILED, CANCELED, READY } = DomainEventBlockJobStatus;

type Kind = BlockJob["kind"];

const types: Readonly<Record<Kind, number>> = {
  pull: DomainBlockJobType.PULL,
  copy: DomainBlockJobType.COPY,
  commit: DomainBlockJobType.COMMIT,
  "active-commit": DomainBlockJobType.ACTIVE_COMMIT,
  backup: DomainBlockJobType.BACKUP,
};

/** QEMU's name for a job of ours on a disk. */
export const jobId = (kind: Kind, target: string): string => `libvirt-ts-${kind}-${target}`;

export const jobType = (kind: Kind): number => types[kind];

/** Whether a job of this kind goes on when it has all, until somebody says which image the guest is to have. */
export const staysUntilAsked = (kind: Kind): boolean => kind === "copy" || kind === "active-commit";

/** What a name says, if it is one of ours. */
function jobOf(id: unknown): { readonly kind: Kind; readonly target: string } | undefined {
  const found = /^libvirt-ts-(pull|commit|active-commit|copy|backup)-(.+)$/.exec(String(id));
  return found === null ? undefined : { kind: found[1] as Kind, target: found[2]! };
}

/** Whether an event is of a job of ours that waits for somebody: it has ended, or is ready to. */
export const callsForUs = ({ event, data }: QmpEvent): boolean =>
  event === "JOB_STATUS_CHANGE" &&
  jobOf(data.id) !== undefined &&
  (data.status === "concluded" || data.status === "pending" || data.status === "ready");

/** What tells of the jobs of one guest. */
export interface BlockJobWatch {
  readonly live: Domain;
  readonly ref: DomainRef;
  /** Reads what others have written down of the guest. */
  reload(): Promise<void>;
  /** Tells of a job of the whole guest, a backup, if that has ended with the one on a disk. */
  tellCompleted(): Promise<void>;
}

/**
 * Tells of the jobs on a guest's disks as libvirt does: of the end of one only when all is written down, which is when QEMU is
 * told to forget it. So everybody hears of it who follows the guest, whoever has written it.
 */
export class BlockJobEvents {
  readonly #guest: BlockJobWatch;
  readonly #tell: (event: DomainEvent) => void;
  /** What QEMU said of the end of jobs, and what the disk was just then. */
  readonly #ended = new Map<string, { readonly status: number; readonly path: string }>();

  constructor(guest: BlockJobWatch, tell: (event: DomainEvent) => void) {
    this.#guest = guest;
    this.#tell = tell;
  }

  hear({ event, data }: QmpEvent): void {
    if (event === "BLOCK_JOB_READY") this.#emit(String(data.device), READY);
    else if (event === "BLOCK_JOB_CANCELLED") this.#note(String(data.device), CANCELED);
    else if (event === "BLOCK_JOB_COMPLETED")
      this.#note(String(data.device), data.error === undefined ? COMPLETED : FAILED);
    else if (event === "JOB_STATUS_CHANGE" && data.status === "null") void this.#finish(data.id);
  }

  #note(id: string, status: number): void {
    const job = jobOf(id);
    if (job !== undefined) this.#ended.set(id, { status, path: this.#pathOf(job.target) });
  }

  async #finish(id: string): Promise<void> {
    const ended = this.#ended.get(id);
    const job = jobOf(id);
    this.#ended.delete(id);
    if (job?.kind === "backup") await this.#guest.tellCompleted().catch(() => {});
    if (ended === undefined || job === undefined) return;
    await this.#guest.reload().catch(() => {});
    // A copy that ends well is left alone again, unless the guest has gone over to it.
    const hasStayed = staysUntilAsked(job.kind) && this.#pathOf(job.target) === ended.path;
    this.#emit(id, ended.status === COMPLETED && hasStayed ? CANCELED : ended.status);
  }

  #emit(id: string, status: number): void {
    const job = jobOf(id);
    if (job === undefined) return;
    const type = types[job.kind];
    const domain = this.#guest.ref;
    this.#tell({ event: "block-job", domain, disk: this.#pathOf(job.target), type, status });
    this.#tell({ event: "block-job-2", domain, disk: job.target, type, status });
  }

  #pathOf(target: string): string {
    const disk = diskAt(this.#guest.live, target);
    return (disk && sourcePath(disk)) ?? "";
  }
}
