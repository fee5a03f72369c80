import type { Driver, LazyDriver } from "@libvirt-ts/core";
import { processHost } from "./process-host.js";
import { runOn } from "./run-virsh.js";

/** What a program that embeds virsh brings. */
export interface Embedding {
  /** Drivers of other makers, asked before ours. */
  readonly drivers?: readonly (Driver | LazyDriver)[];
  /** The words after the program's name; those of the process when left out. */
  readonly argv?: readonly string[];
  /** Called before the first command of a script. */
  beforeScript?(): void;
}

/**
 * Runs the `virsh` command on this process: its arguments, environment, standard streams and terminal. `catalogs` is the
 * folder of the compiled catalogs. Resolves to the exit status.
 */
export function main(catalogs: string, embedding: Embedding = {}): Promise<number> {
  return runOn({ ...processHost(catalogs), ...embedding });
}
