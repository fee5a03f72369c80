import { join } from "node:path";
import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { type ProcessMark, processEnd, signalProcess } from "./processes.js";

/** The file that QEMU writes its id into, and removes when it ends in order. */
export const pidFile = (folder: string): string => join(folder, "pid");

/** Milliseconds that QEMU has for an orderly end: to write down what its images' caches hold. */
export const grace = 15_000;

/** Ends a guest's process, in order if it lets itself be asked; whether it has ended. Who calls holds its lock. */
export async function endProcess(guest: Guest, force: boolean): Promise<boolean> {
  guest.run((client) => client.execute("quit", {}, { timeout: grace })).catch(() => {});
  if (await processEnd(guest.process, grace)) return true;
  signalProcess(guest.process, "SIGTERM");
  if (!force) return processEnd(guest.process, grace);
  if (await processEnd(guest.process, 1000)) return true;
  signalProcess(guest.process, "SIGKILL");
  return processEnd(guest.process, grace);
}

/**
 * Ends a guest that goes on elsewhere, or from where it was before: nobody is told that it was turned off. Throws RESOURCE_BUSY
 * where its process stays: as long as it is there the guest is not gone, whatever was decided.
 */
export async function endUntold(guest: Guest): Promise<void> {
  guest.muted = ({ event }) => event === "SHUTDOWN";
  if (await endProcess(guest, true)) return;
  guest.muted = undefined;
  throw stays(guest.process, `domain '${guest.name}'`);
}

/** What is thrown of a process that does not end, even by force. */
export const stays = ({ pid }: ProcessMark, info: string, hint = ""): LibvirtError =>
  qemuError(ErrorNumber.RESOURCE_BUSY, info, `QEMU (pid ${pid}) does not end${hint}`);
