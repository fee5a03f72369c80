import type { Problem } from "../errors.js";
import type { Domain, Interface, MemorySize } from "../generated/domain/types.generated.js";
import { parseMac } from "../mac.js";
import { checkDomainName } from "../name.js";
import { bytesOf } from "../runtime/units.js";

/** Where a converter tells what it finds; the path is the domain document's. */
export interface Findings {
  error(id: string, message: string, path: string): void;
  warn(id: string, message: string, path: string): void;
}

const keptOrUsual = /^(?:unknown\.(?:attribute|element|repeated)|(?:domain|interface)\.type-missing)$/;

/**
 * What a reader warns of, without what it keeps but does not understand (of that a target tells what becomes of it), and without
 * types that documents of Xen's guests may leave out: the domain is one of Xen's, the card is on a bridge.
 */
export function withoutUnknown<T extends Problem>(warnings: readonly T[]): T[] {
  return warnings.filter(({ id }) => !keptOrUsual.test(id));
}

/** Maximum memory of a document that does not say it, as the reference's create had it: 128 MiB. */
const DEFAULT_MEMORY = 131_072;
const MIN_MEMORY = 4096;
const MAX_VCPUS = 65_535;

/** The name of a guest; told where no toolstack takes it. */
export function nameOf({ name }: Domain, findings: Findings): string {
  const problem = checkDomainName(name);
  if (problem !== undefined) findings.error(problem.id, problem.message, "/domain/name");
  return name;
}

/** What a guest may have of memory, and what it has at first, in KiB; parts of a KiB are rounded up. */
export function memoryOf(
  { memory: size, currentMemory: currentSize }: Domain,
  findings: Findings,
): { readonly memory: number; readonly currentMemory: number } {
  const current = currentSize && kibOf(currentSize, "/domain/currentMemory", findings);
  let memory = size && kibOf(size, "/domain/memory", findings);
  if (memory === undefined) {
    memory = DEFAULT_MEMORY;
    findings.warn("domain.memory-missing", `no <memory>: ${DEFAULT_MEMORY} KiB are assumed`, "/domain");
  }
  if (current !== undefined && current > memory) {
    const message = `more than <memory>, which is raised from ${memory} to ${current}`;
    findings.warn("domain.memory", message, "/domain/currentMemory");
    memory = current;
  }
  if (memory < MIN_MEMORY) {
    findings.error("domain.memory", `expected at least ${MIN_MEMORY} KiB`, "/domain/memory");
  }
  return { memory, currentMemory: current ?? memory };
}

function kibOf(size: MemorySize, path: string, findings: Findings): number {
  const bytes = bytesOf(size);
  if (bytes !== undefined && bytes >= 0) return Math.ceil(bytes / 1024);
  findings.error("domain.memory", `${size.value} ${size.unit ?? "KiB"} is no size`, path);
  return Number.NaN;
}

/** How many virtual CPUs a guest may have, and how many of them it begins with. */
export function vcpusOf(
  { vcpu = { value: 1 } }: Domain,
  findings: Findings,
): { readonly vcpus: number; readonly online: number } {
  const { value: vcpus, current = vcpus } = vcpu;
  if (!isCount(vcpus, MAX_VCPUS)) {
    findings.error(
      "domain.vcpu",
      `expected a whole number from 1 to ${MAX_VCPUS}, not ${vcpus}`,
      "/domain/vcpu",
    );
  } else if (!isCount(current, vcpus)) {
    const message = `expected a whole number from 1 to ${vcpus}, not ${current}`;
    findings.error("domain.vcpu", message, "/domain/vcpu/@current");
  }
  return { vcpus, online: current };
}

const isCount = (count: number, most: number) => Number.isSafeInteger(count) && count >= 1 && count <= most;

/** The address of a card, in lower case; told where it is none. */
export function macOf({ mac }: Pick<Interface, "mac">, path: string, findings: Findings): string | undefined {
  const text = mac?.address.trim();
  if (!text) return undefined;
  const address = parseMac(text);
  if (address === undefined) {
    const message = `expected six pairs of hex digits with colons, not ${JSON.stringify(text.slice(0, 40))}`;
    findings.error("device.mac", message, `${path}/mac/@address`);
  }
  return address;
}
