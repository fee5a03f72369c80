import type { DomainRef } from "../records/domain.js";
import type { TypedParam } from "../typed-params/typed-params.js";
import { dottedReader, type StatisticsTree, writeDotted } from "./dotted.js";
import { domainStatsFields } from "./fields.generated.js";
import type { DomainStats } from "./shapes.generated.js";

/** A domain with its statistics. C: `virDomainStatsRecord`. */
export interface DomainStatsRecord {
  readonly domain: DomainRef;
  readonly stats: DomainStats;
}

/** Statistics as they are on the wire as an object: `stats.block[0].rd.bytes`. */
export function readDomainStats(params: Iterable<TypedParam>): DomainStats {
  return domainStatsReader()(params);
}

/** Reads as `readDomainStats` the statistics of many domains, whose names are understood once. */
export function domainStatsReader(): (params: Iterable<TypedParam>) => DomainStats {
  return dottedReader(domainStatsFields) as ReturnType<typeof domainStatsReader>;
}

/** Statistics as they are on the wire: `block.0.rd.bytes`. */
export function writeDomainStats(stats: DomainStats): TypedParam[] {
  return writeDotted(stats as StatisticsTree, domainStatsFields);
}
