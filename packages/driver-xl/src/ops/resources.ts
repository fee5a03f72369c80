import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorNumber,
} from "@libvirt-ts/driver";
import { xlError } from "../errors.js";
import { saying } from "../xl-command.js";
import type { XlHost } from "../xl-host.js";
import { numberIn, objectIn, type XlDomain } from "../xl-json.js";

type ResourceOperations = Required<
  Pick<DomainOperations, "domainSetMemory" | "domainSetMaxMemory" | "domainSetVcpus">
>;

/** Memory and vcpus of running guests. A number without a unit would be MiB to xl, whatever its manual says. */
export function resourceOperations({ xl, guests }: XlHost): ResourceOperations {
  function change(
    ref: DomainRef,
    what: string,
    argsFor: (guest: XlDomain) => readonly string[],
    options: CallOptions | undefined,
    isDone?: (now: XlDomain, before: XlDomain) => boolean,
  ): Promise<void> {
    return guests.exclusively(
      ref.uuid,
      `set the ${what} of domain ${describeDomain(ref)}`,
      async ({ entry, purpose }) => {
        const guest = await guests.find(ref, options);
        const said = await xl.run({ args: argsFor(guest), purpose, entry }, options);
        if (isDone !== undefined && !isDone(await guests.find(ref, options), guest)) {
          throw xlError(ErrorNumber.OPERATION_FAILED, purpose, `xl changed nothing${saying(said)}`);
        }
      },
      options,
    );
  }

  return {
    domainSetMemory: (ref, memory, _flags, options) =>
      change(
        ref,
        "memory",
        (guest) => {
          assertAtMost(guest, "max_memkb", memory, "KiB of memory");
          return ["mem-set", `${guest.id}`, `${memory}k`];
        },
        options,
        hasReached("target_memkb", memory),
      ),

    domainSetMaxMemory: (ref, memory, options) =>
      change(
        ref,
        "maximum memory",
        ({ id }) => ["mem-max", `${id}`, `${memory}k`],
        options,
        hasReached("max_memkb", memory),
      ),

    // More vcpus than CPUs are the user's right, and xl's default is to refuse them.
    domainSetVcpus: (ref, vcpus, _flags, options) =>
      change(
        ref,
        "vcpus",
        (guest) => {
          assertAtMost(guest, "max_vcpus", vcpus, "vcpus");
          return ["vcpu-set", "--ignore-host", `${guest.id}`, `${vcpus}`];
        },
        options,
      ),
  };
}

/** Whether libxl's record of a size in KiB is what it should be, or near it: xl keeps some for itself. */
function hasReached(key: string, size: number) {
  const sizeOf = ({ config }: XlDomain) => numberIn(objectIn(config, "b_info"), key);
  return (now: XlDomain, before: XlDomain) => sizeOf(now) === size || sizeOf(now) !== sizeOf(before);
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
