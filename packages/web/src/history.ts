import type { DomainStats } from "@libvirt-ts/driver";

/** What a domain did between two ticks. */
export interface Sample {
  /** Percent of all its virtual CPUs. */
  readonly cpu: number;
  /** Bytes that it has of the host's memory. */
  readonly memory: number;
  /** Bytes a second. */
  readonly read: number;
  readonly written: number;
  readonly received: number;
  readonly sent: number;
}

/** What only grows. */
interface Counters {
  /** Nanoseconds */
  readonly cpu: bigint;
  readonly read: bigint;
  readonly written: bigint;
  readonly received: bigint;
  readonly sent: bigint;
}

/** How many samples are kept. */
export const kept = 90;

const sum = (values: readonly (bigint | undefined)[]) =>
  values.reduce<bigint>((all, one) => all + (one ?? 0n), 0n);

function countersOf({ cpu, block = [], net = [] }: DomainStats): Counters {
  return {
    cpu: cpu?.time ?? 0n,
    read: sum(block.map(({ rd }) => rd?.bytes)),
    written: sum(block.map(({ wr }) => wr?.bytes)),
    received: sum(net.map(({ rx }) => rx?.bytes)),
    sent: sum(net.map(({ tx }) => tx?.bytes)),
  };
}

/** The samples of one domain, the newest last. */
export class History {
  readonly samples: Sample[] = [];
  #last: { readonly counters: Counters; readonly at: number; readonly id: number } | undefined;

  /** Takes statistics of the time `at`, in milliseconds. A domain with another id has started anew, and counts from zero. */
  take(stats: DomainStats, id: number, at: number): void {
    const counters = countersOf(stats);
    const last = this.#last;
    this.#last = { counters, at, id };
    if (last === undefined || at <= last.at) return;
    const seconds = (at - last.at) / 1000;
    const rate = (name: keyof Counters) =>
      id < 0 || id !== last.id ? 0 : Math.max(0, Number(counters[name] - last.counters[name]) / seconds);
    const vcpus = Math.max(1, stats.vcpu?.current ?? 1);
    const { rss, current = 0 } = stats.balloon ?? {};
    this.samples.push({
      cpu: Math.min(100, rate("cpu") / 1e7 / vcpus),
      memory: id < 0 ? 0 : (rss ?? current) * 1024,
      read: rate("read"),
      written: rate("written"),
      received: rate("received"),
      sent: rate("sent"),
    });
    if (this.samples.length > kept) this.samples.shift();
  }
}
