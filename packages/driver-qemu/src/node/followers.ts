import { type FSWatcher, watch } from "node:fs";
import type { LibvirtError } from "@libvirt-ts/driver";
import type { Guest } from "../guest/guest.js";

/** What those who follow a node tell it. */
export interface FollowersHost {
  /** Somebody has changed the folders. */
  look(): void;
  warn(warning: LibvirtError): void;
}

/** What is done as long as somebody listens: folders are watched, and guests keep a monitor of ours. */
export class Followers {
  readonly #folders: readonly string[];
  readonly #host: FollowersHost;
  readonly #followed = new Set<Guest>();
  readonly #attaching = new Set<Promise<void>>();
  #watchers: FSWatcher[] = [];

  constructor(folders: readonly string[], host: FollowersHost) {
    this.#folders = folders;
    this.#host = host;
  }

  start(guests: Iterable<Guest>): void {
    if (this.#watchers.length > 0) return;
    this.#watchers = this.#folders.map((folder) =>
      watch(folder, { persistent: false }, () => this.#host.look()).on("error", () => {}),
    );
    for (const guest of guests) this.follow(guest);
  }

  stop(): void {
    for (const watcher of this.#watchers.splice(0)) watcher.close();
    for (const guest of this.#followed) this.leave(guest);
  }

  follow(guest: Guest): void {
    if (this.#followed.has(guest)) return;
    this.#followed.add(guest);
    guest.follow();
    const attaching = guest
      .run(async () => {})
      .catch((error) => {
        if (guest.isAlive) this.#host.warn(error);
      })
      .finally(() => this.#attaching.delete(attaching));
    this.#attaching.add(attaching);
  }

  leave(guest: Guest): void {
    if (this.#followed.delete(guest)) guest.unfollow();
  }

  /** Resolves when the guests that are followed by now are heard. */
  async attached(): Promise<void> {
    await Promise.all(this.#attaching);
  }
}
