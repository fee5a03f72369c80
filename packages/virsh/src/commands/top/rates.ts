import type { ConnectDomainStats } from "@libvirt-ts/core";
import { DomainState } from "@libvirt-ts/core/flags";
import { stateWord } from "../../values/state.js";
import { flatten } from "../monitor/domstats.js";

/** What one look at a host found: its domains by uuid, and when that was in milliseconds. */
export interface Sample {
  readonly at: number;
  readonly domains: ReadonlyMap<string, Totals>;
}

/** What a domain has used up to now. */
interface Totals {
  readonly id: number;
  readonly name: string;
  readonly state: number;
  readonly vcpus: number;
  /** Nanoseconds. */
  readonly cpuTime: number;
  readonly memoryKiB: number;
  /** Bytes. */
  readonly read: number;
  readonly written: number;
  readonly received: number;
  readonly sent: number;
}

/** What a domain uses now; rates are of a second. */
export interface Usage {
  readonly id: number | null;
  readonly name: string;
  readonly state: string;
  readonly vcpus: number;
  /** Per cent of one CPU of the host. */
  readonly cpu: number;
  readonly memoryKiB: number;
  /** Bytes a second. */
  readonly read: number;
  readonly written: number;
  readonly received: number;
  readonly sent: number;
}

/** One answer to a call for the statistics of all domains. */
export function sampleOf(records: readonly ConnectDomainStats[], at: number): Sample {
  return {
    at,
    domains: new Map(records.map((record) => [record.domain.UUIDString(), totalsOf(record)])),
  };
}

function totalsOf({ domain, stats }: ConnectDomainStats): Totals {
  const sums = { read: 0, written: 0, received: 0, sent: 0 };
  const plain = new Map<string, number>();
  for (const [name, value] of flatten(stats)) {
    const number = Number(value);
    const counter = counterOf(name);
    if (counter === undefined) plain.set(name, number);
    else if (Number.isFinite(number)) sums[counter] += number;
  }
  return {
    id: domain.ID(),
    name: domain.name(),
    state: plain.get("state.state") ?? DomainState.NOSTATE,
    vcpus: plain.get("vcpu.current") ?? 0,
    cpuTime: plain.get("cpu.time") ?? 0,
    memoryKiB: domain.ID() === -1 ? 0 : (plain.get("balloon.current") ?? 0),
    ...sums,
  };
}

/** The sum that a statistic of a disk or card belongs to. */
function counterOf(name: string): "read" | "received" | "sent" | "written" | undefined {
  const [, ending] = /^(?:block|net)\.\d+\.((?:rd|wr|rx|tx)\.bytes)$/.exec(name) ?? [];
  if (ending === undefined) return undefined;
  return ({ "rd.bytes": "read", "wr.bytes": "written", "rx.bytes": "received", "tx.bytes": "sent" } as const)[
    ending as "rd.bytes"
  ];
}

/** What was used between two looks. A domain that began anew meanwhile counts from nothing. */
export function usageOf(before: Sample | undefined, after: Sample): Usage[] {
  const seconds = before === undefined ? 0 : (after.at - before.at) / 1000;
  return [...after.domains].map(([uuid, now]) => {
    const found = before?.domains.get(uuid);
    const then = found !== undefined && found.id === now.id ? found : undefined;
    const rate = (key: "cpuTime" | "read" | "received" | "sent" | "written"): number =>
      then === undefined || seconds <= 0 ? 0 : Math.max(0, now[key] - then[key]) / seconds;
    return {
      id: now.id === -1 ? null : now.id,
      name: now.name,
      state: stateWord(now.state),
      vcpus: now.vcpus,
      cpu: rate("cpuTime") / 1e7,
      memoryKiB: now.memoryKiB,
      read: rate("read"),
      written: rate("written"),
      received: rate("received"),
      sent: rate("sent"),
    };
  });
}

/** What rows can be sorted by, with the key that asks for it on the screen. */
export const orders = {
  cpu: { key: "c", of: (usage: Usage) => usage.cpu },
  memory: { key: "m", of: (usage: Usage) => usage.memoryKiB },
  disk: { key: "d", of: (usage: Usage) => usage.read + usage.written },
  network: { key: "n", of: (usage: Usage) => usage.received + usage.sent },
  id: { key: "i", of: (usage: Usage) => -(usage.id ?? Number.MAX_SAFE_INTEGER) },
  name: { key: "a", of: () => 0 },
} as const;

export type Order = keyof typeof orders;

/** Rows whose name holds the filter, the most first; equal ones by name. */
export function arranged(rows: readonly Usage[], order: Order, filter: string, reversed = false): Usage[] {
  const wanted = filter.toLowerCase();
  const { of } = orders[order];
  const sorted = rows
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => of(b) - of(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return reversed ? sorted.reverse() : sorted;
}
