import { DomainCreateFlags, type DomainOperations, type DomainRef, DomainState } from "@libvirt-ts/driver";
import {
  DomainDestroyFlags,
  DomainPausedReason,
  DomainRunningReason,
  DomainShutdownFlags,
  DomainShutoffReason,
} from "@libvirt-ts/driver/flags";
import { formatDomain } from "@libvirt-ts/xml/domain";
import { notRunning, wrongState } from "../errors.js";
import { hasAgent, withAgent } from "../guest/agent.js";
import type { Guest } from "../guest/guest.js";
import { startGuest } from "../guest/start.js";
import { endProcess, endUntold, stays } from "../node/end-process.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { readRecord, writeRecord } from "../node/record.js";
import { settle } from "../node/settle.js";
import { completed } from "./documents.js";
import { savedFile } from "./domains.js";
import { reboot } from "./reboot.js";
import { restoreGuest } from "./restore.js";

type LifecycleOperations = Required<
  Pick<
    DomainOperations,
    | "domainCreate"
    | "domainSuspend"
    | "domainResume"
    | "domainShutdown"
    | "domainReboot"
    | "domainReset"
    | "domainDestroy"
    | "domainPMWakeup"
    | "domainInjectNMI"
    | "domainGetAutostart"
    | "domainSetAutostart"
  >
>;

/** The life of a domain. */
export function lifecycleOperations(node: QemuNode): LifecycleOperations {
  return {
    domainCreate: (ref, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        if (domain.guest !== undefined) throw wrongState(ref, "it is running already");
        return (await startDefined(node, domain, flags, options?.signal)).ref;
      }),

    domainSuspend: (ref, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const guest = guestOf(domain);
        const { state } = await guest.state();
        if (state === DomainState.PAUSED) return;
        if (state !== DomainState.RUNNING) throw wrongState(ref, stateText(state));
        await guest.because({ paused: DomainPausedReason.USER });
        await guest.run((client) => client.execute("stop"), options?.signal);
      }),

    domainResume: (ref, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const guest = guestOf(domain);
        const { state } = await guest.state();
        // The contract has it that repeating it changes nothing.
        if (state === DomainState.RUNNING) return;
        if (state !== DomainState.PAUSED) throw wrongState(ref, stateText(state));
        await guest.run((client) => client.execute("cont"), options?.signal);
        await guest.because({ running: DomainRunningReason.UNPAUSED, paused: 0 });
      }),

    async domainShutdown(ref, flags, options) {
      await node.changing(ref, options?.signal, async (domain) => {
        const guest = await reacting(domain);
        if (await isAgentAsked(guest, flags)) {
          await askAgent(node, guest, "powerdown", options?.signal);
          return;
        }
        await guest.run((client) => client.execute("system_powerdown"), options?.signal);
      });
      return undefined;
    },

    async domainReboot(ref, flags, options) {
      const guest = await node.changing(ref, options?.signal, reacting);
      if (await isAgentAsked(guest, flags)) {
        await askAgent(node, guest, "reboot", options?.signal);
        return undefined;
      }
      await reboot(guest, options?.signal);
      return undefined;
    },

    domainReset: (ref, _flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const guest = guestOf(domain);
        await guest.run((client) => client.execute("system_reset"), options?.signal);
      }),

    domainDestroy(ref, flags, options) {
      const { DESTROYED } = DomainShutoffReason;
      const force = (flags & DomainDestroyFlags.GRACEFUL) === 0;
      const end = async (domain: QemuDomain): Promise<DomainRef> => {
        await endGuest(node, guestOf(domain), DESTROYED, force);
        return { uuid: domain.uuid, name: domain.name };
      };
      return node.changing(ref, options?.signal, end, { isEnding: force });
    },

    async domainPMWakeup(ref, _flags, options) {
      const guest = await node.active(ref);
      await guest.run((client) => client.execute("system_wakeup"), options?.signal);
    },

    async domainInjectNMI(ref, _flags, options) {
      const guest = await node.active(ref);
      await guest.run((client) => client.execute("inject-nmi"), options?.signal);
    },

    async domainGetAutostart(ref) {
      return node.isAutostarted((await node.find(ref)).uuid);
    },

    domainSetAutostart: (ref, autostart, options) =>
      node.changing(ref, options?.signal, async ({ uuid, definition }) => {
        if (definition === undefined) throw wrongState(ref, "a transient domain cannot start with the host");
        await node.setAutostart(uuid, autostart);
      }),
  };
}

/** Starts an inactive domain by its definition, or brings its managed save back. Who calls holds its lock. */
export async function startDefined(
  node: QemuNode,
  { uuid, definition }: QemuDomain,
  flags: number,
  signal?: AbortSignal,
): Promise<Guest> {
  const paused = (flags & DomainCreateFlags.START_PAUSED) !== 0;
  const save = await savedFile(node, uuid);
  if (save !== undefined && !(flags & DomainCreateFlags.START_FORCE_BOOT))
    return restoreGuest(node, save, { uuid, pause: paused, once: true, signal });
  const { domain, qemu } = await completed(definition!, formatDomain(definition!), node.emulators);
  return startGuest(node, domain, qemu, { paused, save, signal });
}

/** Ends a guest for a reason, a `DomainShutoffReason`. Who calls holds its lock. Throws RESOURCE_BUSY where it may not be forced. */
export async function endGuest(node: QemuNode, guest: Guest, reason: number, force: boolean): Promise<void> {
  const record = await readRecord(guest.folder);
  if (record !== undefined) await writeRecord(guest.folder, { ...record, ending: reason });
  try {
    if (reason === DomainShutoffReason.FROM_SNAPSHOT) await endUntold(guest);
    else if (!(await endProcess(guest, force)))
      throw stays(guest.process, `domain '${guest.name}'`, force ? "" : "; without GRACEFUL it is killed");
  } catch (error) {
    if (record !== undefined) await writeRecord(guest.folder, record);
    throw error;
  }
  await settle(node, guest);
}

/** The guest of a domain that somebody is changing. Throws OPERATION_INVALID where there is none. */
export function guestOf({ guest, uuid, name }: QemuDomain): Guest {
  if (guest === undefined) throw notRunning({ uuid, name });
  return guest;
}

/** As `guestOf`, for what the guest must answer to itself. */
async function reacting(domain: QemuDomain): Promise<Guest> {
  const guest = guestOf(domain);
  const { state } = await guest.state();
  if (state !== DomainState.RUNNING) throw wrongState(guest.ref, `${stateText(state)} and cannot react`);
  return guest;
}

/** Whether a guest is to go down by its agent: as the flags of both operations say, else if there is one. */
async function isAgentAsked(guest: Guest, flags: number): Promise<boolean> {
  const { GUEST_AGENT, ACPI_POWER_BTN } = DomainShutdownFlags;
  if ((flags & (GUEST_AGENT | ACPI_POWER_BTN)) === 0) return hasAgent(guest);
  return (flags & GUEST_AGENT) !== 0 && ((flags & ACPI_POWER_BTN) === 0 || (await hasAgent(guest)));
}

/** An agent that does it says nothing, and is gone soon. */
async function askAgent(
  node: QemuNode,
  guest: Guest,
  mode: "powerdown" | "reboot",
  signal: AbortSignal | undefined,
): Promise<void> {
  const options = { silentSuccess: true, timeout: 5_000, ...(signal && { signal }) };
  await withAgent(node, guest, (agent) => agent.execute("guest-shutdown", { mode }, options), signal);
}

function stateText(state: number): string {
  if (state === DomainState.PMSUSPENDED) return "it sleeps";
  return state === DomainState.CRASHED ? "it has crashed" : "it is paused";
}
