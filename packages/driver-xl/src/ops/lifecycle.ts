import {
  type CallOptions,
  DomainEventType,
  type DomainOperations,
  type DomainRef,
  DomainRestart,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { complaints, xlError } from "../errors.js";
import { guestRef } from "../guests.js";
import type { XlHost } from "../xl-host.js";

type LifecycleOperations = Required<
  Pick<
    DomainOperations,
    "domainSuspend" | "domainResume" | "domainShutdown" | "domainReboot" | "domainDestroy"
  >
>;

/**
 * The life of running guests. xl ends with status 0 after some failures (`xl pause 0`), so the state is read again after
 * every change.
 */
export function lifecycleOperations({ xl, guests, events }: XlHost): LifecycleOperations {
  /** Pauses or unpauses, unless that is the state already. */
  function setPaused(ref: DomainRef, paused: boolean, options: CallOptions | undefined): Promise<void> {
    const command = paused ? "pause" : "unpause";
    return guests.exclusively(
      ref.uuid,
      `${command} domain ${describeDomain(ref)}`,
      async ({ entry, purpose }) => {
        const guest = await guests.find(ref, options);
        const before = await guests.state(guest.id, options);
        if (before === undefined) throw noDomain(ErrorDomain.LIBXL, `'${guest.name}'`);
        if (before.crashed || before.shutdown || before.dying) {
          throw operationInvalid(ErrorDomain.LIBXL, `domain '${guest.name}'`, "it does not run any more");
        }
        if (before.paused === paused) return;
        const { output } = await xl.try({ args: [command, `${guest.id}`], purpose, entry }, options);
        if ((await guests.state(guest.id, options))?.paused === paused) {
          events.tell(paused ? DomainEventType.SUSPENDED : DomainEventType.RESUMED, guestRef(guest));
          return;
        }
        if (paused) throw xlError(ErrorNumber.OPERATION_FAILED, purpose, complaints(output));
        throw operationInvalid(ErrorDomain.LIBXL, purpose, "it is paused by somebody else too");
      },
      options,
    );
  }

  /** Asks a guest to go down or to reboot; through ACPI where it has no paravirtual drivers. */
  function ask(command: "shutdown" | "reboot", ref: DomainRef, options: CallOptions | undefined) {
    return guests.exclusively(
      ref.uuid,
      `${command} domain ${describeDomain(ref)}`,
      async ({ entry, purpose }): Promise<DomainRef> => {
        const guest = await guests.find(ref, options);
        await guests.assertRunning(guest, options);
        await xl.run({ args: [command, "-F", `${guest.id}`], purpose, entry }, options);
        return guestRef(guest);
      },
      options,
    );
  }

  return {
    domainSuspend: (ref, options) => setPaused(ref, true, options),
    domainResume: (ref, options) => setPaused(ref, false, options),
    domainShutdown: (ref, _flags, options) => ask("shutdown", ref, options),

    async domainReboot(ref, flags, options) {
      if (flags !== 0 && flags !== DomainRestart.RESTART) {
        throw xlError(
          ErrorNumber.ARGUMENT_UNSUPPORTED,
          "virDomainReboot",
          "xl reboots as the domain is configured",
        );
      }
      return ask("reboot", ref, options);
    },

    domainDestroy: (ref, _flags, options) =>
      guests.exclusively(
        ref.uuid,
        `destroy domain ${describeDomain(ref)}`,
        async ({ entry, purpose }) => {
          const guest = await guests.find(ref, options);
          const { output } = await xl.try({ args: ["destroy", `${guest.id}`], purpose, entry }, options);
          const left = (await guests.list(options)).some(
            ({ id, uuid }) => id === guest.id && uuid === guest.uuid,
          );
          if (left) throw xlError(ErrorNumber.OPERATION_FAILED, purpose, complaints(output));
          return { uuid: guest.uuid, name: guest.name };
        },
        options,
      ),
  };
}
