import { processHost } from "./process-host.js";
import { runVirsh } from "./run-virsh.js";

/**
 * Runs the `virsh` command on this process: its arguments, environment, standard streams and terminal. `catalogs` is the
 * folder of the compiled catalogs. Resolves to the exit status.
 */
export async function main(catalogs: string): Promise<number> {
  // Node ends when nothing but a promise is waited for, an event of the test driver for instance.
  const alive = setInterval(() => {}, 0x7fffffff);
  try {
    return await runVirsh(processHost(catalogs));
  } finally {
    clearInterval(alive);
  }
}
