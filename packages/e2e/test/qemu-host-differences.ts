/** Where an embedded node does otherwise than libvirtd in scripts that are played to both. */

/** What each of them has, and why. Both are expected, so that a row that is no more true fails. */
export type Difference<T> = readonly [libvirtd: T, embedded: T, reason: string];

const difference = <T>(...row: Difference<T>): Difference<T> => row;

/** By what is looked at. */
export const differences = {
  channelState: difference(/connected/, /^$/, "what becomes of a channel is told, and not written down"),
  // Now and then they are heard there, too.
  hearsLastWords: difference<boolean>(
    true,
    false,
    "QEMU ends by itself, and takes with it what nobody has read of its terminal",
  ),
} as const;
