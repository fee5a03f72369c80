import { processHost } from "./process-host.js";
import { runVirsh } from "./run-virsh.js";

/**
 * Runs the `virsh` command on this process: its arguments, environment, standard streams and terminal. `catalogs` is the
 * folder of the compiled catalogs. Resolves to the exit status.
 */
export function main(catalogs: string): Promise<number> {
  return runVirsh(processHost(catalogs));
}
