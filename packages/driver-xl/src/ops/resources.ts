import { type DomainOperations, type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { xlError } from "../errors.js";
import type { XlHost } from "../xl-host.js";
import { numberIn, objectIn, type XlDomain } from "../xl-json.js";

type ResourceOperations = Required<
  Pick<DomainOperations, "domainSetMemory" | "domainSetMaxMemory" | "domainSetVcpus">
>;

/** Memory and vcpus of running guests. A number without a unit would be MiB to xl, whatever its manual says. */
export function resourceOperations({ xl, guests }: XlHost): ResourceOperations {
  function change(
    ref: DomainRef,
    signal: AbortSignal | undefined,
    argsFor: (guest: XlDomain) => readonly string[],
  ): Promise<void> {
    const options = signal && { signal };
    return guests.exclusively(ref.uuid, async () => {
      const guest = await guests.find(ref, options);
      await xl.run({ args: argsFor(guest), purpose: `change domain '${guest.name}'` }, options);
    });
  }

  return {
    domainSetMemory: (ref, memory, options) =>
      change(ref, options?.signal, (guest) => {
        assertAtMost(guest, "max_memkb", memory, "KiB of memory");
        return ["mem-set", `${guest.id}`, `${memory}k`];
      }),

    domainSetMaxMemory: (ref, memory, options) =>
      change(ref, options?.signal, ({ id }) => ["mem-max", `${id}`, `${memory}k`]),

    domainSetVcpus: (ref, vcpus, options) =>
      change(ref, options?.signal, (guest) => {
        assertAtMost(guest, "max_vcpus", vcpus, "vcpus");
        return ["vcpu-set", `${guest.id}`, `${vcpus}`];
      }),
  };
}

function assertAtMost({ name, config }: XlDomain, key: string, value: number, what: string): void {
  const limit = numberIn(objectIn(config, "b_info"), key);
  if (limit !== undefined && value > limit) {
    throw xlError(
      ErrorNumber.INVALID_ARG,
      `domain '${name}'`,
      `it can have ${limit} ${what} at most, not ${value}`,
    );
  }
}
