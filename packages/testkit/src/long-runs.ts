/** Whether what takes long is asked for: `LIBVIRT_TS_LONG`. */
export const isLongRun = process.env.LIBVIRT_TS_LONG !== undefined;

/** Cases of the conformance suite that are many of one kind. */
const manyOfAKind = {
  /** Two of the names stay: one that XML has to escape, one of another script. */
  names: /^a domain may be called (?!.*[<名])/,
  numbers: /takes no number that cannot be$/,
} as const;

/**
 * Whether a case of the conformance suite is one of many of these kinds, and left to long runs: each of them may take a guest
 * of its own.
 */
export const isForLongRuns = (name: string, ...kinds: readonly (keyof typeof manyOfAKind)[]): boolean =>
  !isLongRun && kinds.some((kind) => manyOfAKind[kind].test(name));
