/** A domain's memory limit. */
import {
  type DomainRef,
  type DriverConnection,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  operationInvalid,
} from "@libvirt-ts/driver";
import { Errno, setMaxMemory } from "../abi/index.js";
import { invalidArgument, xenRefused } from "../errors.js";
import type { Xen } from "../xen.js";

/** KiB in the 2^52 bytes that x86 and arm64 can address; anything beyond is a mistake. */
const mostMemory = 2 ** 42;

export function memoryOperations(xen: Xen) {
  return {
    /** Limits a domain's memory; what its toolstack recorded as its limit (`memory/static-max`) stays. */
    async domainSetMaxMemory(ref: DomainRef, memory: number) {
      if (!Number.isInteger(memory) || memory <= 0) {
        throw invalidArgument("memory", `${memory} is not a whole number of KiB above 0`);
      }
      if (memory > mostMemory) {
        throw new LibvirtError({
          code: ErrorNumber.OVERFLOW,
          domain: ErrorDomain.XEN,
          info: "memory",
          detail: `${memory} KiB is more than ${mostMemory} KiB`,
        });
      }
      const { id } = xen.resolve(ref);
      const errno = xen.order(setMaxMemory(xen.abi, id, memory));
      if (errno === Errno.EINVAL) {
        throw operationInvalid(
          ErrorDomain.XEN,
          describeDomain(ref),
          `it has more than ${memory} KiB already`,
        );
      }
      if (errno !== 0) throw xenRefused("max_mem", errno, describeDomain(ref));
    },
  } satisfies Partial<DriverConnection>;
}
