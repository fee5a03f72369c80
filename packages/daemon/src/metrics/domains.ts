import type { OperationsConnection } from "@libvirt-ts/core";
import { DomainState, nameOf } from "@libvirt-ts/driver";
import { DomainStatsTypes } from "@libvirt-ts/driver/flags";
import { head, sample } from "./families.js";

const name = "libvirt_tsd_domains";

/** Milliseconds for a host to answer; one that does not is left out of a scrape. */
const patience = 5_000;

/** How many domains of each host are in which state, for the hosts that somebody has opened: a scrape opens none. */
export async function domainLines(
  hosts: readonly (readonly [string, OperationsConnection])[],
): Promise<string[]> {
  const lines = await Promise.all(
    hosts.map(async ([uri, host]) => {
      const counts = await statesOf(host, AbortSignal.timeout(patience)).catch(
        () => new Map<string, number>(),
      );
      return [...counts].map(([state, count]) => sample(name, { uri, state }, count));
    }),
  );
  return [...head(name, "gauge", "Domains by their state."), ...lines.flat()];
}

async function statesOf(host: OperationsConnection, signal: AbortSignal): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const state of (await statesByListing(host, signal)) ?? (await statesByStatistics(host, signal))) {
    const word = (nameOf(DomainState, state ?? 0) ?? "unknown").toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** What comes with the list; undefined where nothing does. */
async function statesByListing(host: OperationsConnection, signal: AbortSignal) {
  const listed = await host.listAllDomains?.(0, { signal });
  if (listed?.some(({ info }) => info === undefined)) return undefined;
  return listed?.map(({ info }) => info?.state);
}

async function statesByStatistics(host: OperationsConnection, signal: AbortSignal) {
  const records = await host.getAllDomainStats?.(undefined, DomainStatsTypes.STATE, 0, { signal });
  return records?.map(({ stats }) => Number(stats["state.state"] ?? 0)) ?? [];
}
