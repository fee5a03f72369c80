import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  DomainEventType,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  noDomain,
} from "@libvirt-ts/driver";
import type { Domain } from "@libvirt-ts/xml/domain";
import { forgetCheckpoints } from "../checkpoints/store.js";
import { fileError, notRunning } from "../errors.js";
import type { Guest, GuestListener } from "../guest/guest.js";
import { KnownEmulators } from "../host/known-emulators.js";
import { type NetworkBook, networkBook } from "../networks/network-book.js";
import { forgetSnapshots } from "../snapshots/store.js";
import { type PoolBook, poolBook } from "../storage/pool-book.js";
import { CompletedJobs } from "./completed-jobs.js";
import { Definitions, domainCodec } from "./definitions.js";
import { grace } from "./end-process.js";
import { definitionChange, NodeEvents, startDetail } from "./events.js";
import { readText, removeFile } from "./files.js";
import { Guests } from "./guests.js";
import { identityOf } from "./identity.js";
import { type Layout, prepareLayout } from "./layout.js";
import { Lock } from "./lock.js";
import { processEnd } from "./processes.js";
import { readReasons, readRecord } from "./record.js";
import { isUnfinished, mend, settle, statePath, sweep } from "./settle.js";

/** What a domain of the node is now: persistent when it has a definition, active when it has a guest, at least one of the two. */
export interface QemuDomain {
  readonly uuid: string;
  readonly name: string;
  readonly definition?: Domain | undefined;
  readonly guest?: Guest | undefined;
}

/** Milliseconds that a lock is waited for. */
const patience = 30_000;

/** What is left of a domain when its guest has ended: nothing, if it has no definition. */
const withoutGuest = (domain: QemuDomain | undefined): QemuDomain | undefined =>
  domain?.definition && { ...domain, guest: undefined };

/** A node: a folder, and what this process knows of it. All connections of a process to one folder share it. */
export class QemuNode {
  readonly layout: Layout;
  readonly definitions: Definitions;
  readonly guests: Guests;
  /** What happens to domains. */
  readonly events: NodeEvents;
  readonly warn: (warning: LibvirtError) => void;
  readonly completedJobs: CompletedJobs;
  readonly emulators: KnownEmulators;
  readonly pools: PoolBook;
  readonly networks: NetworkBook;
  /** Hears what the guests of this node tell. */
  readonly listener: GuestListener;
  /** What the locks of the node are called after. */
  readonly #identity: string;
  #reading: Promise<void> | undefined;
  readonly #settling = new Map<Guest, Promise<void>>();
  /** Finishes or undoes what somebody was killed at, by who has the domain's lock now. */
  onLocked: (uuid: string) => Promise<void> = async () => {};
  /** What is done about a guest's end, by who has its lock. */
  onEnded: (guest: Guest) => Promise<void> = async () => {};

  private constructor(layout: Layout, identity: string, warn: (warning: LibvirtError) => void) {
    this.layout = layout;
    this.#identity = identity;
    this.warn = warn;
    this.definitions = new Definitions(layout.definitions, domainCodec, warn);
    this.emulators = new KnownEmulators(layout.cache);
    const host = { warn, lockName: (part: string) => `${identity}/${part}` };
    this.pools = poolBook(layout.pools, layout.images, host);
    this.networks = networkBook(layout.networks, host);
    this.listener = {
      event: (event) => {
        this.events.emit(event);
        // One that was asked for in vain is given up late.
        if (event.event === "device-removed")
          void this.ifFree(event.domain.uuid, () => mend(this, event.domain.uuid)).catch(() => {});
      },
      monitorEvent: (guest, event) => this.events.emitOfMonitor(guest, event),
      jobEnded: (guest) => this.completedJobs.tell(guest.ref),
      jobWaits: (guest) => void this.locked(guest.uuid, undefined, async () => {}).catch(() => {}),
      lost: (guest) => void this.#lost(guest).catch(() => {}),
    };
    this.guests = new Guests(layout.guests, this.listener);
    this.events = new NodeEvents(this);
    this.completedJobs = new CompletedJobs(layout, (event) => this.events.emit(event));
  }

  /** Opens the node of a folder, which is made if need be. */
  static async open(layout: Layout, warn: (warning: LibvirtError) => void): Promise<QemuNode> {
    await prepareLayout(layout);
    const node = new QemuNode(layout, await identityOf(layout.root), warn);
    await node.refresh();
    return node;
  }

  /** Brings what is known up to date with the folder; what others did is told to those who listen. */
  async refresh(): Promise<void> {
    await this.#readFolders();
    for (const guest of this.guests.values()) if (!guest.isAlive) await this.#seeOff(guest);
  }

  /** Once for all who ask at the same time. */
  #readFolders(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    for (const { uuid, name, isNew } of await this.definitions.refresh())
      this.tell({ uuid, name }, ...definitionChange(this.definitions.get(uuid) !== undefined, isNew));
    const { started, gone, dead } = await this.guests.refresh();
    for (const guest of started) {
      this.tell(guest.ref, DomainEventType.STARTED, startDetail(await readReasons(guest.folder)));
      this.events.follow(guest);
      if (await isUnfinished(guest)) await this.#tryToMend(guest);
    }
    for (const guest of gone) await settle(this, guest);
    for (const name of [...dead, ...this.guests.starting]) {
      // What cannot be taken away, on a disk that is read-only by now, keeps nobody from what there is.
      await sweep(this, name).catch((error) => this.warn(fileError(this.guests.folderOf(name), error)));
    }
  }

  /** A transient guest that is being seen off is none any more. */
  domains(): QemuDomain[] {
    const uuids = new Set([...this.definitions.uuids(), ...this.guests.values().map(({ uuid }) => uuid)]);
    return Array.from(uuids, (uuid) => this.get(uuid)).filter((domain) => domain !== undefined);
  }

  /** As it is known; undefined for one that is not. */
  get(uuid: string): QemuDomain | undefined {
    const definition = this.definitions.get(uuid);
    const found = this.guests.get(uuid);
    const guest = found?.settled === false ? found : undefined;
    const name = guest?.name ?? definition?.name;
    return name === undefined ? undefined : { uuid, name, definition, guest };
  }

  /** The domain of a reference as it is now. Throws NO_DOMAIN where there is none. */
  async find(ref: DomainRef): Promise<QemuDomain> {
    // Other guests are no business of who asks for one.
    await this.#readFolders();
    const known = this.guests.get(ref.uuid);
    const isDead = known?.isAlive === false;
    if (isDead) await this.#seeOff(known);
    const found = this.get(ref.uuid);
    // Somebody else may still be at it: to who asks it is gone.
    const domain = isDead && found?.guest === known ? withoutGuest(found) : found;
    if (domain === undefined) throw noDomain(ErrorDomain.QEMU, describeDomain(ref));
    await domain.guest?.reload();
    return domain;
  }

  /** Looks at a domain; anew, at what is left of it, where its guest ends meanwhile. Throws NO_DOMAIN where nothing is left. */
  async looking<T>(ref: DomainRef, look: (domain: QemuDomain) => Promise<T>): Promise<T> {
    return this.#look(await this.find(ref), look);
  }

  /** As `looking`, at all of these domains at once: one of which nothing is left keeps nothing back of the others. */
  async lookingAtAll<T>(
    domains: readonly QemuDomain[],
    look: (domain: QemuDomain) => Promise<readonly T[]>,
  ): Promise<T[]> {
    const found = domains.map((domain) =>
      this.#look(domain, look).catch((error) => {
        if (error.code === ErrorNumber.NO_DOMAIN) return [];
        throw error;
      }),
    );
    return (await Promise.all(found)).flat();
  }

  async #look<T>(domain: QemuDomain, look: (domain: QemuDomain) => Promise<T>): Promise<T> {
    try {
      return await look(domain);
    } catch (error) {
      if (domain.guest?.isAlive !== false) throw error;
      return look(await this.find(domain));
    }
  }

  /** The guest of a domain. Throws OPERATION_INVALID where it is not active. */
  async active(ref: DomainRef): Promise<Guest> {
    const { guest, uuid, name } = await this.find(ref);
    if (guest === undefined) throw notRunning({ uuid, name });
    return guest;
  }

  /**
   * Does something while nobody else changes the domain. What somebody was killed at is finished or undone first; who ends a
   * guest need not wait for that where it does not answer. Throws NO_DOMAIN, RESOURCE_BUSY after half a minute,
   * OPERATION_ABORTED.
   */
  async changing<T>(
    ref: DomainRef,
    signal: AbortSignal | undefined,
    run: (domain: QemuDomain) => Promise<T>,
    { isEnding = false } = {},
  ): Promise<T> {
    await this.find(ref);
    return this.locked(ref.uuid, signal, async () => run(await this.find(ref)), { isEnding });
  }

  /** As `changing`, for a uuid that need not be a domain's yet. */
  async locked<T>(
    uuid: string,
    signal: AbortSignal | undefined,
    run: () => Promise<T>,
    { isEnding = false } = {},
  ): Promise<T> {
    const what = `domain '${this.get(uuid)?.name ?? uuid}'`;
    const lock = await Lock.take(`${this.#identity}/${uuid}`, { timeout: patience, signal, what });
    try {
      // Of other guests nobody asks here; the domain's own is looked at by who mends.
      await this.#readFolders();
      if (!isEnding || (await this.#isMendable(uuid))) {
        await mend(this, uuid);
        await this.onLocked(uuid);
      }
      return await run();
    } finally {
      lock.release();
    }
  }

  /** Whether a guest answers, or is more than its process: in a file or on another node, or may be. */
  async #isMendable(uuid: string): Promise<boolean> {
    const guest = this.guests.get(uuid);
    if (guest?.isAlive !== true) return true;
    const { save, departing } = (await readRecord(guest.folder)) ?? {};
    if (save !== undefined || departing !== undefined) return true;
    const answer = guest.run((client) => client.execute("query-status", {}, { timeout: grace }));
    return answer.then(
      () => true,
      () => false,
    );
  }

  /**
   * Does something for which nobody waits while nobody else changes the domain, or gives names and numbers away where it is
   * none; nothing if somebody does.
   */
  async ifFree(uuid: string | undefined, run: () => Promise<void>): Promise<boolean> {
    const lock = await Lock.tryTake(uuid === undefined ? this.#identity : `${this.#identity}/${uuid}`);
    if (lock === undefined) return false;
    try {
      await run();
    } finally {
      lock.release();
    }
    return true;
  }

  /** Does something short while nobody else gives names and numbers away. */
  async exclusively<T>(run: () => Promise<T>): Promise<T> {
    const lock = await Lock.take(this.#identity, { timeout: patience, what: this.layout.root });
    try {
      return await run();
    } finally {
      lock.release();
    }
  }

  /** The name of a lock on a part of a domain, a console for instance. */
  lockName(uuid: string, part: string): string {
    return `${this.#identity}/${uuid}/${part}`;
  }

  tell(domain: DomainRef, type: number, detail: number): void {
    this.events.emit({ event: "lifecycle", domain, type, detail });
  }

  /** Follows a guest that was started here, if anybody wants to hear of it. */
  async adopt(guest: Guest): Promise<void> {
    await this.guests.add(guest);
    this.events.follow(guest);
  }

  async isAutostarted(uuid: string): Promise<boolean> {
    return (await readText(join(this.layout.autostart, uuid))) !== undefined;
  }

  async setAutostart(uuid: string, autostart: boolean): Promise<void> {
    const path = join(this.layout.autostart, uuid);
    if (autostart)
      await writeFile(path, "", { mode: 0o600 }).catch((error) => Promise.reject(fileError(path, error)));
    else await removeFile(path);
  }

  /** Removes what is kept beside a definition that is no more. Who calls holds the node's lock. */
  async forget(uuid: string, withSnapshots = true): Promise<void> {
    await this.setAutostart(uuid, false);
    await removeFile(this.savePath(uuid));
    await removeFile(statePath(this, uuid));
    await this.completedJobs.forget(uuid);
    if (!withSnapshots) return;
    await forgetSnapshots(this.layout, uuid);
    await forgetCheckpoints(this.layout, uuid);
  }

  savePath(uuid: string): string {
    return join(this.layout.saves, `${uuid}.save`);
  }

  /** Leaves the guests alone; nothing is heard of them any more. */
  async close(): Promise<void> {
    this.events.close();
    this.pools.close();
    this.networks.close();
    await Promise.all(this.guests.values().map((guest) => guest.detach()));
  }

  /** A guest's monitor is gone: mostly because the guest is. */
  async #lost(guest: Guest): Promise<void> {
    const hasEnded = await processEnd(guest.process, patience);
    this.events.leave(guest);
    if (!hasEnded) {
      this.events.follow(guest);
      return;
    }
    await this.locked(guest.uuid, undefined, async () => {
      const isOurs = (await settle(this, guest)) !== undefined;
      if (isOurs && this.events.isOpen) await this.onEnded(guest);
    });
  }

  async #tryToMend({ uuid }: Guest): Promise<void> {
    await this.ifFree(uuid, () => mend(this, uuid)).catch(this.warn);
  }

  /** Sees a guest off that has ended, once for all who find it so. */
  async #seeOff(guest: Guest): Promise<void> {
    const settling = this.#settling.get(guest) ?? this.#tryToSettle(guest);
    this.#settling.set(guest, settling);
    await settling;
  }

  async #tryToSettle(guest: Guest): Promise<void> {
    try {
      await this.ifFree(guest.uuid, async () => {
        await settle(this, guest);
      });
    } finally {
      this.#settling.delete(guest);
    }
  }
}
