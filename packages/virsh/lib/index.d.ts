import type { Driver, LazyDriver } from "@libvirt-ts/core";

/**
 * Runs virsh on this process, as the command does: its environment, standard streams and terminal. Resolves to the exit
 * status: 0, or 1 when anything failed.
 */
export declare function runVirsh(options?: {
  /** Drivers of other makers, asked before ours. */
  readonly drivers?: readonly (Driver | LazyDriver)[];
  /** The words after the program's name; those of the process when left out. */
  readonly argv?: readonly string[];
}): Promise<number>;
