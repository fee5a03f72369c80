import {
  type CallOptions,
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorNumber,
} from "@libvirt-ts/driver";
import { xlError } from "../errors.js";
import { assertAlive } from "../guests.js";
import type { Guest } from "../look.js";
import { slack } from "../restorable.js";
import { saying } from "../xl-command.js";
import type { XlHost } from "../xl-host.js";

type ResourceOperations = Required<
  Pick<DomainOperations, "domainSetMemory" | "domainSetMaxMemory" | "domainSetVcpus">
>;

/** A change of a guest's resources. */
interface Change {
  /** In words for errors: `memory`. */
  readonly what: string;
  /** Throws when the guest cannot have it. */
  readonly check?: (guest: Guest) => void;
  /** By hypercalls and writes to the store, as xl would do it; false for a guest that only xl can change. */
  readonly directly?: (guest: Guest) => Promise<boolean>;
  readonly args: (guest: Guest) => readonly string[];
  /** Whether xl, which ends with status 0 after some failures, has done it. */
  readonly isDone?: (now: Guest, before: Guest) => boolean;
}

/** Memory and vcpus of running guests. A number without a unit would be MiB to xl, whatever its manual says. */
export function resourceOperations({ xl, guests, peers }: XlHost): ResourceOperations {
  async function change(ref: DomainRef, asked: Change, options: CallOptions | undefined): Promise<void> {
    const { what, check, directly, args, isDone } = asked;
    const purpose = `set the ${what} of domain ${describeDomain(ref)}`;

    async function found(): Promise<Guest> {
      const guest = await guests.find(ref, options);
      assertAlive(guest);
      check?.(guest);
      return guest;
    }
    const isChanged =
      directly && (await guests.briefly(ref.uuid, purpose, async () => directly(await found()), options));
    if (isChanged) return;
    await guests.exclusively(
      ref.uuid,
      purpose,
      async (task) => {
        const guest = await found();
        const said = await xl.run({ ...task, args: args(guest) }, options);
        if (isDone !== undefined && !isDone(await guests.find(ref, options), guest)) {
          throw xlError(ErrorNumber.OPERATION_FAILED, purpose, `xl changed nothing${saying(said)}`);
        }
      },
      options,
    );
  }

  /** What libxl does for a paravirtual guest; others have memory that they only seem to have, which it must know of. */
  function setTarget(memory: number, options: CallOptions | undefined) {
    const [live, requests] = [peers.get("liveGuests"), peers.get("guestRequests")];
    if (live === undefined || requests === undefined) return {};
    const directly = async (guest: Guest) => {
      if (guest.kind !== "pv" || guest.id === 0) return false;
      await live.limitMemory(guest, memory + slack);
      await requests.setMemoryTarget(guest, memory, options);
      return true;
    };
    return { directly };
  }

  /** Vcpus of a fully virtualised guest are its device model's business. */
  function setOnline(vcpus: number, options: CallOptions | undefined) {
    const requests = peers.get("guestRequests");
    if (requests === undefined) return {};
    const directly = async (guest: Guest) => {
      if (guest.kind === "hvm") return false;
      await requests.setOnlineVcpus(guest, vcpus, options);
      return true;
    };
    return { directly };
  }

  return {
    domainSetMemory: (ref, memory, _flags, options) =>
      change(
        ref,
        {
          what: "memory",
          check: (guest) => assertAtMost(guest, guest.maximum, memory, "KiB of memory"),
          ...setTarget(memory, options),
          args: ({ id }) => ["mem-set", `${id}`, `${memory}k`],
          isDone: hasReached("target", memory),
        },
        options,
      ),

    domainSetMaxMemory: (ref, memory, options) =>
      change(
        ref,
        {
          what: "maximum memory",
          args: ({ id }) => ["mem-max", `${id}`, `${memory}k`],
          isDone: hasReached("maximum", memory),
        },
        options,
      ),

    // More vcpus than CPUs are the user's right, and xl's default is to refuse them.
    domainSetVcpus: (ref, vcpus, _flags, options) =>
      change(
        ref,
        {
          what: "vcpus",
          check: (guest) => assertAtMost(guest, guest.vcpus, vcpus, "vcpus"),
          ...setOnline(vcpus, options),
          args: ({ id }) => ["vcpu-set", "--ignore-host", `${id}`, `${vcpus}`],
        },
        options,
      ),
  };
}

/** Whether a size in KiB is what it should be, or near it: xl keeps some for itself. */
function hasReached(key: "target" | "maximum", size: number) {
  return (now: Guest, before: Guest) => now[key] === size || now[key] !== before[key];
}

function assertAtMost({ name }: Guest, limit: number | undefined, value: number, what: string): void {
  if (limit === undefined || value <= limit) return;
  throw xlError(
    ErrorNumber.INVALID_ARG,
    `domain '${name}'`,
    `it can have ${limit} ${what} at most, not ${value}`,
  );
}
