import { DomainEventBlockJobStatus } from "@libvirt-ts/driver/flags";
import type { Configuration } from "../configuration.js";
import { invalidArgument, wrongState } from "../errors.js";
import { type BlockJob, type Outcome, Progress } from "./block-job.js";
import { refOf, type TestDomain } from "./domain.js";
import type { NodeDomains } from "./node-domains.js";

const { COMPLETED, READY } = DomainEventBlockJobStatus;

/** The most bytes that a job on a disk has to do that the node has no contents of. */
const most = 1_073_741_824n;

/** What a job is before it has begun. */
export type NewJob = Pick<BlockJob, "type" | "target" | "path" | "stays"> &
  Partial<Pick<BlockJob, "outcome" | "undone" | "isReady" | "ended">>;

/** The jobs on disks of a node's guests: they begin, come forward by the clock, and end. */
export class BlockJobs {
  readonly #node: NodeDomains;

  constructor(node: NodeDomains) {
    this.#node = node;
  }

  /** Begins a job of `size` bytes on a disk of an active domain; `before` is what becomes of its guest at once. */
  begin(domain: TestDomain, job: NewJob, size: bigint, bandwidth: bigint, before: Outcome = same): BlockJob {
    const guest = domain.guest!;
    this.assertFree(domain, job.target);
    if (bandwidth < 0n) throw invalidArgument("bandwidth", `${bandwidth} is less than nothing`);
    const progress = new Progress(this.#node.clock, size < most ? size : most, bandwidth);
    guest.description = before(guest.description);
    const begun: BlockJob = { outcome: same, undone: same, isReady: false, ...job, progress };
    guest.blockJobs.set(job.target, begun);
    // With a clock of a test's own, the job is settled when somebody looks at it.
    setTimeout(
      () => domain.guest === guest && this.settle(domain),
      Math.min(progress.remaining, 2 ** 31 - 1),
    ).unref();
    return begun;
  }

  assertFree(domain: TestDomain, target: string): void {
    if (!domain.guest!.blockJobs.has(target)) return;
    throw wrongState(refOf(domain), `its disk '${target}' has a job already`);
  }

  /** Ends what is done, and tells of what is ready. */
  settle(domain: TestDomain): void {
    for (const job of [...(domain.guest?.blockJobs.values() ?? [])]) {
      if (!job.progress.isDone || job.isReady) continue;
      if (!job.stays) this.finish(domain, job, job.outcome, COMPLETED);
      else {
        job.isReady = true;
        this.#tell(domain, job, READY);
      }
    }
  }

  /** Ends a job; `status` is a `DomainEventBlockJobStatus`. */
  finish(domain: TestDomain, job: BlockJob, outcome: Outcome, status: number): void {
    const guest = domain.guest!;
    guest.blockJobs.delete(job.target);
    guest.description = outcome(guest.description);
    this.#tell(domain, job, status);
    job.ended?.(status);
  }

  #tell(domain: TestDomain, { target, path, type }: BlockJob, status: number): void {
    this.#node.tell({ event: "block-job", disk: path, type, status }, domain);
    this.#node.tell({ event: "block-job-2", disk: target, type, status }, domain);
  }
}

const same = (configuration: Configuration): Configuration => configuration;
