import { processHost } from "./process-host.js";
import { runVirsh } from "./run-virsh.js";

/**
 * Runs the `virsh` command on this process: its arguments, environment, standard streams and terminal. Resolves to the
 * exit status.
 */
export function main(): Promise<number> {
  return runVirsh(processHost());
}
