import type { DomainDescription } from "./model/domain.js";

/**
 * A domain that is given a number of vcpus: where it says how many of them are online, and has that many, that number
 * changes, otherwise their number as a whole.
 */
export function withVcpus({ currentVcpus, ...domain }: DomainDescription, count: number): DomainDescription {
  if (currentVcpus === undefined || count > domain.vcpus) return { ...domain, vcpus: count };
  return count === domain.vcpus ? domain : { ...domain, currentVcpus: count };
}
