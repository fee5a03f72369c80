import { type DomainOperations, ErrorNumber } from "@libvirt-ts/driver";
import { type Domain, withVcpus } from "@libvirt-ts/xml/domain";
import { xmError } from "../errors.js";
import { memoryIn } from "../sizes.js";
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

function withMemory(domain: Domain, memory: number): Domain {
  assertEnough(memory);
  const { maximum } = memoryIn(domain);
  const used = Math.floor(memory / 1024) * 1024;
  if (used > maximum) {
    throw xmError(
      ErrorNumber.INVALID_ARG,
      "memory",
      `${memory} KiB is more than the maximum, ${maximum} KiB`,
    );
  }
  const { currentMemory: _, ...rest } = domain;
  return used === maximum ? rest : { ...rest, currentMemory: { value: memory, unit: "KiB" } };
}

function withMaxMemory(domain: Domain, maximum: number): Domain {
  assertEnough(maximum);
  const { used } = memoryIn(domain);
  const { currentMemory: _, ...rest } = domain;
  const memory = { value: maximum, unit: "KiB" };
  return { ...rest, memory, ...(used < maximum && { currentMemory: { value: used, unit: "KiB" } }) };
}

function assertEnough(kib: number): void {
  if (Number.isSafeInteger(kib) && kib >= MIN_MEMORY) return;
  throw xmError(ErrorNumber.INVALID_ARG, "memory", `expected at least ${MIN_MEMORY} KiB, not ${kib}`);
}
