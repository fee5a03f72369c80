import { invalidArgument } from "../errors.js";

/** A file system of the built-in guest; which disk it lies on is for the domain to say. */
export const fileSystems = [
  { mountpoint: "/", partition: 1, fstype: "ext4", total: 10_737_418_240n, used: 2_147_483_648n },
  { mountpoint: "/boot", partition: 2, fstype: "ext4", total: 536_870_912n, used: 134_217_728n },
] as const;

/** What the agent in a guest knows and has been told. It is forgotten with the guest. */
export class GuestAgent {
  readonly #frozen = new Set<string>();
  /** Vcpus that the guest does not use. */
  readonly offline = new Set<number>();
  /** Keys by user. */
  readonly #keys = new Map<string, readonly string[]>();
  /** Nanoseconds by which the guest's clock is ahead of the host's. */
  timeOffset = 0n;

  /** Freezes file systems, all of them where none is named; how many are frozen by that. Throws INVALID_ARG. */
  freeze(mountpoints: readonly string[] | undefined): number {
    const wanted = select(mountpoints).filter((mountpoint) => !this.#frozen.has(mountpoint));
    for (const mountpoint of wanted) this.#frozen.add(mountpoint);
    return wanted.length;
  }

  /** Thaws file systems; how many were frozen. */
  thaw(mountpoints: readonly string[] | undefined): number {
    return select(mountpoints).filter((mountpoint) => this.#frozen.delete(mountpoint)).length;
  }

  isFrozen(mountpoint: string): boolean {
    return this.#frozen.has(mountpoint);
  }

  keysOf(user: string): readonly string[] {
    return this.#keys.get(user) ?? [];
  }

  setKeys(user: string, keys: readonly string[]): void {
    this.#keys.set(user, [...new Set(keys)]);
  }
}

function select(mountpoints: readonly string[] | undefined): readonly string[] {
  const all: readonly string[] = fileSystems.map(({ mountpoint }) => mountpoint);
  if (mountpoints === undefined || mountpoints.length === 0) return all;
  const unknown = mountpoints.find((mountpoint) => !all.includes(mountpoint));
  if (unknown === undefined) return [...new Set(mountpoints)];
  throw invalidArgument(`mount point ${JSON.stringify(unknown)}`, `the guest has ${all.join(" and ")}`);
}
