import { type DomainOperations, ErrorNumber } from "@libvirt-ts/driver";
import { type DomainDescription, withVcpus } from "@libvirt-ts/xml";
import { xmError } from "../errors.js";
import { changeDescription, type XmNode } from "../xm-node.js";

type ResourceOperations = Required<
  Pick<DomainOperations, "domainSetMemory" | "domainSetMaxMemory" | "domainSetVcpus">
>;

const MAX_VCPUS = 65535;
/** In KiB, as libvirt's API asks of both calls; a file that says less is refused when it is read. */
const MIN_MEMORY = 4096;

/** Memory and vcpus of inactive domains. The files count MiB: what is given in KiB is rounded down, with a warning. */
export function resourceOperations(node: XmNode): ResourceOperations {
  return {
    domainSetMemory: (ref, memory, _flags, options) =>
      changeDescription(node, ref, (domain) => withMemory(domain, memory), options?.signal),

    domainSetMaxMemory: (ref, memory, options) =>
      changeDescription(node, ref, (domain) => withMaxMemory(domain, memory), options?.signal),

    async domainSetVcpus(ref, vcpus, _flags, options) {
      if (!Number.isInteger(vcpus) || vcpus < 1 || vcpus > MAX_VCPUS) {
        throw xmError(ErrorNumber.INVALID_ARG, "nvcpus", `expected 1 to ${MAX_VCPUS}, not ${vcpus}`);
      }
      await changeDescription(node, ref, (domain) => withVcpus(domain, vcpus), options?.signal);
    },
  };
}

function withMemory({ currentMemory: _, ...domain }: DomainDescription, memory: number): DomainDescription {
  assertEnough(memory);
  const used = Math.floor(memory / 1024) * 1024;
  if (used > domain.memory) {
    throw xmError(
      ErrorNumber.INVALID_ARG,
      "memory",
      `${memory} KiB is more than the maximum, ${domain.memory} KiB`,
    );
  }
  return used === domain.memory ? domain : { ...domain, currentMemory: memory };
}

function withMaxMemory(domain: DomainDescription, memory: number): DomainDescription {
  const { memory: before, currentMemory = before, ...rest } = domain;
  assertEnough(memory);
  return { ...rest, memory, ...(currentMemory < memory && { currentMemory }) };
}

function assertEnough(kib: number): void {
  if (Number.isSafeInteger(kib) && kib >= MIN_MEMORY) return;
  throw xmError(ErrorNumber.INVALID_ARG, "memory", `expected at least ${MIN_MEMORY} KiB, not ${kib}`);
}
