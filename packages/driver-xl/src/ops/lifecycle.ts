import {
  type DomainOperations,
  type DomainRef,
  DomainRestart,
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
export function lifecycleOperations({ xl, guests }: XlHost): LifecycleOperations {
  /** Pauses or unpauses, unless that is the state already. */
  function setPaused(ref: DomainRef, paused: boolean, signal: AbortSignal | undefined): Promise<void> {
    const options = signal && { signal };
    return guests.exclusively(ref.uuid, async () => {
      const guest = await guests.find(ref, options);
      const before = await guests.state(guest.id, options);
      if (before === undefined) throw noDomain(ErrorDomain.LIBXL, `'${guest.name}'`);
      if (before.crashed || before.shutdown) {
        throw operationInvalid(ErrorDomain.LIBXL, `domain '${guest.name}'`, "it does not run any more");
      }
      if (before.paused === paused) return;
      const command = paused ? "pause" : "unpause";
      const purpose = `${command} domain '${guest.name}'`;
      const { output } = await xl.try({ args: [command, `${guest.id}`], purpose }, options);
      if ((await guests.state(guest.id, options))?.paused === paused) return;
      if (!paused) throw operationInvalid(ErrorDomain.LIBXL, purpose, "it is paused by somebody else too");
      throw xlError(ErrorNumber.OPERATION_FAILED, purpose, complaints(output));
    });
  }

  /** Asks a guest to go down or to reboot; through ACPI where it has no paravirtual drivers. */
  function ask(
    command: "shutdown" | "reboot",
    ref: DomainRef,
    signal: AbortSignal | undefined,
  ): Promise<DomainRef> {
    const options = signal && { signal };
    return guests.exclusively(ref.uuid, async () => {
      const guest = await guests.find(ref, options);
      await guests.assertRunning(guest, options);
      await xl.run(
        { args: [command, "-F", `${guest.id}`], purpose: `${command} domain '${guest.name}'` },
        options,
      );
      return guestRef(guest);
    });
  }

  return {
    domainSuspend: (ref, options) => setPaused(ref, true, options?.signal),
    domainResume: (ref, options) => setPaused(ref, false, options?.signal),
    domainShutdown: (ref, options) => ask("shutdown", ref, options?.signal),

    async domainReboot(ref, flags, options) {
      if (flags !== 0 && flags !== DomainRestart.RESTART) {
        throw xlError(
          ErrorNumber.ARGUMENT_UNSUPPORTED,
          "virDomainReboot",
          "xl reboots as the domain is configured",
        );
      }
      return ask("reboot", ref, options?.signal);
    },

    domainDestroy: (ref, options) =>
      guests.exclusively(ref.uuid, async () => {
        const guest = await guests.find(ref, options);
        const purpose = `destroy domain '${guest.name}'`;
        const { output } = await xl.try({ args: ["destroy", `${guest.id}`], purpose }, options);
        const left = (await guests.list(options)).find(
          ({ id, uuid }) => id === guest.id && uuid === guest.uuid,
        );
        if (left !== undefined) throw xlError(ErrorNumber.OPERATION_FAILED, purpose, complaints(output));
        return { uuid: guest.uuid, name: guest.name };
      }),
  };
}
