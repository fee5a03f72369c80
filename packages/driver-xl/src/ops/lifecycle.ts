import { setTimeout as delay } from "node:timers/promises";
import {
  type CallOptions,
  DomainEventType,
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  operationInvalid,
} from "@libvirt-ts/driver";
import { DomainRebootFlags } from "@libvirt-ts/driver/flags";
import { codeOf, complaints, xlError } from "../errors.js";
import { assertAlive, assertRunning, type GuestTask, guestRef, type Named } from "../guests.js";
import type { Guest } from "../look.js";
import type { XlHost } from "../xl-host.js";

type LifecycleOperations = Required<
  Pick<
    DomainOperations,
    "domainSuspend" | "domainResume" | "domainShutdown" | "domainReboot" | "domainDestroy"
  >
>;

/** Milliseconds in which a guest that comes back again and again is to be gone. */
const destroyTime = 60_000;
const lookTime = 20;

/**
 * The life of running guests. What is a hypercall or a write to the store to xl is so to us, where these take part. xl ends
 * with status 0 after some failures (`xl pause 0`), so the state is read again after every change.
 */
export function lifecycleOperations({ xl, guests, events, peers }: XlHost): LifecycleOperations {
  /** Pauses or unpauses, unless that is the state already. */
  function setPaused(ref: DomainRef, paused: boolean, options: CallOptions | undefined): Promise<void> {
    const command = paused ? "pause" : "unpause";
    const purpose = `${command} domain ${describeDomain(ref)}`;

    async function change(deed: (guest: Guest) => Promise<string>): Promise<void> {
      const guest = await guests.find(ref, options);
      assertAlive(guest);
      if ((guest.state === "paused") === paused) return;
      const said = await deed(guest);
      const now = await guests.at(guest.id, options);
      if (now?.uuid === guest.uuid && (now.state === "paused") === paused) {
        events.tell(paused ? DomainEventType.SUSPENDED : DomainEventType.RESUMED, guestRef(guest));
        return;
      }
      if (paused) throw xlError(ErrorNumber.OPERATION_FAILED, purpose, said);
      throw operationInvalid(ErrorDomain.LIBXL, purpose, "it is paused by somebody else too");
    }

    const live = peers.get("liveGuests");
    if (live !== undefined) {
      const byHypercall = async (guest: Guest) => {
        await live[command](guest);
        return "its state is another one already";
      };
      return guests.briefly(ref.uuid, purpose, () => change(byHypercall), options);
    }
    const byXl = (task: GuestTask) => async (guest: Guest) =>
      complaints((await xl.try({ ...task, args: [command, `${guest.id}`] }, options)).output);
    return guests.exclusively(ref.uuid, purpose, (task) => change(byXl(task)), options);
  }

  /**
   * Asks a guest to go down or to reboot, and leaves it to the guest when. One that is fully virtualised is asked by xl, which
   * knows whether it has paravirtual drivers, and goes through ACPI where it has none.
   */
  async function ask(command: "shutdown" | "reboot", ref: DomainRef, options: CallOptions | undefined) {
    const purpose = `${command} domain ${describeDomain(ref)}`;
    const requests = peers.get("guestRequests");
    const byStore = async () => {
      const guest = await guests.find(ref, options);
      if (guest.kind === "hvm") return undefined;
      assertRunning(guest);
      await requests?.shutdown(guest, command === "shutdown" ? "poweroff" : "reboot", options);
      return guestRef(guest);
    };
    const byXl = async (task: GuestTask) => {
      const guest = await guests.find(ref, options);
      assertRunning(guest);
      await xl.run({ ...task, args: [command, "-F", `${guest.id}`] }, options);
      return guestRef(guest);
    };
    const asked = requests && (await guests.briefly(ref.uuid, purpose, byStore, options));
    return asked ?? guests.exclusively(ref.uuid, purpose, byXl, options);
  }

  /** Ends a guest that has nothing but its console without xl; undefined for any other. */
  async function destroyBare(ref: DomainRef, options: CallOptions | undefined) {
    const ends = peers.get("guestEnds");
    if (ends === undefined) return undefined;
    const guest = await guests.known(ref, options);
    if (guest === undefined || !(await ends.destroyBare(guest, options))) return undefined;
    return { uuid: guest.uuid, name: guest.name };
  }

  /**
   * Ends a guest for good, however fast it comes back: Xen holds it first, so that it cannot reboot while xl ends it, and
   * what an xl that watches it makes meanwhile is ended as well, until nobody watches it any more.
   */
  async function destroy(ref: DomainRef, task: GuestTask, options: CallOptions | undefined) {
    const live = peers.get("liveGuests");
    let guest: Named | undefined = (await guests.known(ref, options)) ?? (await guests.find(ref, options));
    const { uuid, name } = guest;
    const gone = { uuid, name };
    for (const deadline = performance.now() + destroyTime; ; ) {
      if (guest !== undefined) {
        // Gone in this very moment, or shut down and about to be: xl and the next look tell.
        await live?.pause(guest).catch(() => {});
        const held = live === undefined ? guest : await live.withId(guest.id).catch(() => undefined);
        const { status, output } = await xl.try({ ...task, args: ["destroy", `${guest.id}`] }, options);
        const left = await guests.at(guest.id, options);
        if (left?.uuid === uuid && left.state !== "dying") {
          await live?.unpause(guest).catch(() => {});
          throw xlError(
            status === 0 ? ErrorNumber.OPERATION_FAILED : codeOf(output),
            task.purpose,
            complaints(output),
          );
        }
        if (held?.uuid === uuid && held.state === "paused" && status === 0) return gone;
      }
      if (!(await guests.isWatched(gone)) && (await alive(gone, options)) === undefined) return gone;
      if (performance.now() > deadline) {
        const detail = `it comes back again and again, within ${destroyTime / 1000} s`;
        throw xlError(ErrorNumber.OPERATION_FAILED, task.purpose, detail);
      }
      guest = await alive(gone, options);
      if (guest === undefined) await delay(lookTime);
    }
  }

  async function alive(ref: DomainRef, options: CallOptions | undefined): Promise<Named | undefined> {
    const guest = await guests.known(ref, options);
    return guest?.state === "dying" ? undefined : guest;
  }

  return {
    domainSuspend: (ref, options) => setPaused(ref, true, options),
    domainResume: (ref, options) => setPaused(ref, false, options),
    domainShutdown: (ref, _flags, options) => ask("shutdown", ref, options),

    async domainReboot(ref, flags, options) {
      if (flags !== 0 && flags !== DomainRebootFlags.PARAVIRT) {
        throw xlError(
          ErrorNumber.ARGUMENT_UNSUPPORTED,
          "virDomainReboot",
          `xl asks by the paravirtual interface first: 0 or ${DomainRebootFlags.PARAVIRT}, not ${flags}`,
        );
      }
      return ask("reboot", ref, options);
    },

    async domainDestroy(ref, _flags, options) {
      const purpose = `destroy domain ${describeDomain(ref)}`;
      const work = async (task: GuestTask) =>
        (await destroyBare(ref, options)) ?? destroy(ref, task, options);
      return guests.exclusively(ref.uuid, purpose, work, options);
    },
  };
}
