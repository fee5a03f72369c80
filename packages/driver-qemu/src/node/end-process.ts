import { join } from "node:path";
import type { Guest } from "../guest/guest.js";
import { processEnd, signalProcess } from "./processes.js";

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

/** Ends a guest that goes on elsewhere, or from where it was before: nobody is told that it was turned off. */
export async function endUntold(guest: Guest): Promise<boolean> {
  guest.muted = ({ event }) => event === "SHUTDOWN";
  const hasEnded = await endProcess(guest, true);
  if (!hasEnded) guest.muted = undefined;
  return hasEnded;
}
