import { StoragePoolState } from "@libvirt-ts/core/flags";

const words: Readonly<Record<number, string>> = {
  [StoragePoolState.INACTIVE]: "inactive",
  [StoragePoolState.BUILDING]: "building",
  [StoragePoolState.RUNNING]: "running",
  [StoragePoolState.DEGRADED]: "degraded",
  [StoragePoolState.INACCESSIBLE]: "inaccessible",
};

/** The word for a pool's state; never translated, as scripts read it. */
export const poolStateWord = (state: number): string => words[state] ?? "unknown";

/** Whether a pool in that state tells how large it is. */
export const hasSizes = (state: number): boolean =>
  state === StoragePoolState.RUNNING || state === StoragePoolState.DEGRADED;
