import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { DomainEvent, DomainJobStats, DomainRef, TypedParams } from "@libvirt-ts/driver";
import { readText, removeFile, replaceFile } from "./files.js";
import type { Layout } from "./layout.js";

/** How the last job of a domain has ended. */
interface CompletedJob extends DomainJobStats {
  /** What it is told by: once by each process. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly ended: number;
  /** Whether somebody has read it who did not want it to be kept. */
  readonly isRead?: boolean;
}

/**
 * How the last jobs of domains have ended. It is kept in files: who asks is mostly another process than the one that saw to the
 * end, and every process that listens tells of it.
 */
export class CompletedJobs {
  readonly #layout: Layout;
  readonly #emit: (event: DomainEvent) => void;
  readonly #opened = Date.now();
  /** What was told last, by the domains' uuids. */
  readonly #told = new Map<string, string>();

  constructor(layout: Layout, emit: (event: DomainEvent) => void) {
    this.#layout = layout;
    this.#emit = emit;
  }

  /**
   * Keeps how a job has ended, unless there is no room for that, for which no job fails that is done. `id` is that of the job,
   * where others may be about to do the same.
   */
  async put({ uuid }: DomainRef, stats: DomainJobStats, id: string = randomUUID()): Promise<void> {
    try {
      await this.#write(uuid, { id, ended: Date.now(), ...stats });
    } catch {
      // What is told of the job before would be taken for this one's.
      await this.forget(uuid).catch(() => {});
    }
  }

  /** Tells how the last job has ended, unless that was done, or is older than this process's interest. */
  async tell(domain: DomainRef): Promise<void> {
    const job = await this.#read(domain.uuid);
    if (job === undefined || job.ended < this.#opened || this.#told.get(domain.uuid) === job.id) return;
    this.#told.set(domain.uuid, job.id);
    this.#emit({ event: "job-completed", domain, params: job.params });
  }

  /** How the last one has ended; afterwards nobody is told any more, unless it is kept. */
  async take(uuid: string, isKept: boolean): Promise<DomainJobStats | undefined> {
    const job = await this.#read(uuid);
    if (job === undefined || job.isRead === true) return undefined;
    if (!isKept) await this.#write(uuid, { ...job, isRead: true });
    return { type: job.type, params: job.params };
  }

  /** Another job begins, or the domain is no more. */
  async forget(uuid: string): Promise<void> {
    this.#told.delete(uuid);
    await removeFile(this.#pathOf(uuid));
  }

  #pathOf(uuid: string): string {
    return join(this.#layout.states, `${uuid}.job`);
  }

  async #write(uuid: string, job: CompletedJob): Promise<void> {
    const text = JSON.stringify(job, (_, value: unknown) =>
      typeof value === "bigint" ? { bigint: `${value}` } : value,
    );
    await replaceFile(this.#pathOf(uuid), `${text}\n`, false);
  }

  async #read(uuid: string): Promise<CompletedJob | undefined> {
    const text = await readText(this.#pathOf(uuid));
    try {
      return text === undefined ? undefined : (JSON.parse(text, revive) as CompletedJob);
    } catch {
      // Figures that cannot be read are as good as none.
      return undefined;
    }
  }
}

function revive(_: string, value: unknown): unknown {
  const { bigint } = (value ?? {}) as { readonly bigint?: TypedParams[string] };
  return typeof bigint === "string" ? BigInt(bigint) : value;
}
