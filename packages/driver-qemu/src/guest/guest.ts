import { type DomainEvent, type DomainRef, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { DomainPausedReason } from "@libvirt-ts/driver/flags";
import { type QmpClient, type QmpEvent, QmpProtocolError } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";
import { BlockJobEvents, callsForUs } from "../blockjobs/events.js";
import { monitorError, qemuError } from "../errors.js";
import { cpuTimeOf, isAlive, isStillThere, type ProcessMark, WatchedProcess } from "../node/processes.js";
import { type Reasons, readReasons, writeReasons } from "../node/record.js";
import { balloonOf } from "./balloon.js";
import { domainEventsOf, stopDetail } from "./events.js";
import { readLive, writeLive } from "./live-file.js";
import { MonitorUnreachable, reachMonitor } from "./monitor.js";

/** Milliseconds that a monitor is kept for nobody: others may want it. */
const idleTime = 1000;

/** Milliseconds that QEMU has to answer who comes to a monitor; a busy host may need some of them. */
const patience = 30_000;

/** What a guest tells the node that it is of. */
export interface GuestListener {
  event(event: DomainEvent): void;
  /** Every event as QEMU tells it. */
  monitorEvent(guest: Guest, event: QmpEvent): void;
  /** A job on a disk waits for somebody who writes down what has become of it. */
  jobWaits(guest: Guest): void;
  /** A job of the whole guest has ended, or may have. */
  jobEnded(guest: Guest): Promise<void>;
  /** The monitor is gone while the guest was followed; its process may have ended. */
  lost(guest: Guest): void;
}

export interface GuestInit {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly folder: string;
  readonly process: ProcessMark;
  /** What it is, as a document: complete, with what the run added. */
  readonly live: Domain;
  /** The file that this was read from, if it was. */
  readonly stamp?: string;
}

interface ToldState {
  readonly state: number;
  /** Undefined where somebody of ours has written it down. */
  readonly reason?: number;
}

/** What QEMU's words for what a guest does mean; every other one is some pause. */
const toldStates: Readonly<Record<string, ToldState>> = {
  running: { state: DomainState.RUNNING },
  suspended: { state: DomainState.PMSUSPENDED, reason: 0 },
  "guest-panicked": { state: DomainState.CRASHED, reason: 1 },
  shutdown: { state: DomainState.SHUTDOWN, reason: 0 },
  "io-error": { state: DomainState.PAUSED, reason: DomainPausedReason.IOERROR },
  watchdog: { state: DomainState.PAUSED, reason: DomainPausedReason.WATCHDOG },
};

const toldState = (status: string): ToldState => toldStates[status] ?? { state: DomainState.PAUSED };

/** A guest that runs, as this process knows it: a QEMU process, and one of its monitors while somebody needs it. */
export class Guest {
  readonly id: number;
  readonly uuid: string;
  readonly folder: string;
  readonly process: ProcessMark;
  name: string;
  live: Domain;
  /** Whether it was seen off: what is left of it is no longer of interest. */
  settled = false;
  /** The reason of the last SHUTDOWN that QEMU told of, and whether the guest asked for it. */
  shutdown: { readonly guest: boolean; readonly reason: string } | undefined;
  /** Events that an operation accounts for itself, and that are not told. */
  muted: ((event: QmpEvent) => boolean) | undefined;
  readonly #listener: GuestListener;
  #client: Promise<QmpClient> | undefined;
  /** Its process, while a monitor of it is taken. */
  #watched: WatchedProcess | undefined;
  /** As `query-status` has it; undefined while nobody follows the guest. */
  #status: string | undefined;
  /** KiB of memory that the balloon leaves it, by QEMU; undefined as for `#status`, and without a balloon. */
  #memory: number | undefined;
  /** Which file `live` was read from. */
  #stamp: string | undefined;
  #stopping = 0;
  /** Whether its process was there, in this run of the host, when it was looked for. */
  #wasSeen = false;
  #users = 0;
  #idle: NodeJS.Timeout | undefined;
  readonly #blockJobs: BlockJobEvents;

  constructor(init: GuestInit, listener: GuestListener) {
    this.id = init.id;
    this.uuid = init.uuid;
    this.name = init.name;
    this.folder = init.folder;
    this.process = init.process;
    this.live = init.live;
    this.#stamp = init.stamp;
    this.#listener = listener;
    this.#blockJobs = new BlockJobEvents(this, (event) => listener.event(event));
  }

  get ref(): DomainRef {
    return { uuid: this.uuid, name: this.name, id: this.id };
  }

  get isAlive(): boolean {
    if (this.settled) return false;
    if (this.#watched !== undefined) return this.#watched.isAlive;
    // Once it was seen in this run of the host, its number and time of start say enough.
    const isThere = this.#wasSeen ? isStillThere(this.process) : isAlive(this.process);
    this.#wasSeen ||= isThere;
    return isThere;
  }

  /** The CPU time that its process had used when it was last looked at, in nanoseconds; undefined where it was no more. */
  get cpuTime(): bigint | undefined {
    return this.#watched === undefined ? cpuTimeOf(this.process) : this.#watched.cpuTime;
  }

  /**
   * Uses a monitor, which is taken for that if need be. What QEMU refuses is INTERNAL_ERROR with its words, a monitor that
   * nobody gives up RESOURCE_BUSY.
   */
  async run<T>(use: (client: QmpClient) => Promise<T>, signal?: AbortSignal): Promise<T> {
    this.follow();
    try {
      return await use(await this.#attached());
    } catch (error) {
      if (error instanceof MonitorUnreachable)
        throw qemuError(
          ErrorNumber.RESOURCE_BUSY,
          `domain '${this.name}'`,
          `QEMU (pid ${this.process.pid}) cannot be reached: ${error.message}`,
          error,
        );
      throw monitorError(this.ref, error, signal);
    } finally {
      this.unfollow();
    }
  }

  /** Keeps a monitor, so that events are heard, until `unfollow`. */
  follow(): void {
    this.#users++;
    clearTimeout(this.#idle);
  }

  unfollow(): void {
    this.#users--;
    if (this.#users > 0 || this.#client === undefined) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#users === 0) void this.detach();
    }, idleTime);
    this.#idle.unref();
  }

  /** Gives the monitor up; the guest goes on. */
  async detach(): Promise<void> {
    clearTimeout(this.#idle);
    const client = this.#client;
    this.#forgetMonitor();
    await client?.then((it) => it.close()).catch(() => {});
  }

  /** The state, and the reason: QEMU's own, or what was written down. */
  async state(): Promise<{ readonly state: number; readonly reason: number }> {
    const { state, reason } = toldState(await this.status());
    if (reason !== undefined) return { state, reason };
    const { running, paused } = await readReasons(this.folder);
    return { state, reason: state === DomainState.RUNNING ? running : paused };
  }

  /** The state alone, for which nothing has to be read. */
  async bareState(): Promise<number> {
    return toldState(await this.status()).state;
  }

  /** QEMU's word for what the guest does. */
  status(): Promise<string> {
    return this.run(async () => this.#status!);
  }

  /** KiB of memory that it has by now, as far as a balloon has changed that; undefined where it has none. */
  memory(): Promise<number | undefined> {
    return balloonOf(this.live) === undefined
      ? Promise.resolve(undefined)
      : this.run(async () => this.#memory);
  }

  /** What it is from now on, for all who follow it. Who calls holds its lock. */
  async setLive(live: Domain): Promise<void> {
    this.#stamp = await writeLive(this.folder, this.id, live);
    this.live = live;
  }

  /** Reads what others have changed. */
  async reload(): Promise<void> {
    if (this.settled) return;
    const found = await readLive(this.folder, this.#stamp);
    if (found === undefined) return;
    this.#stamp = found.stamp;
    this.live = found.live;
  }

  /** Tells of a job of the whole guest that has ended, unless that was done. */
  tellCompleted(): Promise<void> {
    return this.#listener.jobEnded(this);
  }

  /** Writes down why the guest is in the state in which it is about to be. */
  async because(reasons: Partial<Reasons>): Promise<void> {
    await writeReasons(this.folder, { ...(await readReasons(this.folder)), ...reasons });
  }

  async #attached(): Promise<QmpClient> {
    const client = this.#client ?? this.#take();
    try {
      return await client;
    } catch (error) {
      if (this.#client === client) this.#client = undefined;
      throw error;
    }
  }

  #take(): Promise<QmpClient> {
    const client = this.#attach();
    this.#client = client;
    client
      .then(({ closed }) => closed)
      .then(
        (error) => {
          // Lost, unless it was left by us, who may have taken another one since.
          if (this.#client !== client) return;
          if (error instanceof QmpProtocolError)
            this.#listener.event({ event: "control-error", domain: this.ref });
          this.#forgetMonitor();
          this.#listener.lost(this);
        },
        () => {},
      );
    return client;
  }

  async #attach(): Promise<QmpClient> {
    const client = await reachMonitor(this.folder, {
      timeout: patience,
      onEvent: (event) => this.#hear(event),
      goOn: () => this.isAlive,
    });
    const [{ status }, balloon] = await Promise.all([
      client.execute("query-status", {}, { timeout: patience }),
      balloonOf(this.live) && client.execute("query-balloon", {}, { timeout: patience }),
    ]).catch((error) => {
      // Nobody would give it up.
      void client.close().catch(() => {});
      throw error;
    });
    if (this.#client !== undefined) this.#watched ??= WatchedProcess.of(this.process);
    this.#status = status;
    this.#memory = balloon ? Number(balloon.actual) / 1024 : undefined;
    return client;
  }

  #forgetMonitor(): void {
    this.#client = undefined;
    this.#status = undefined;
    this.#watched?.close();
    this.#watched = undefined;
  }

  #hear(event: QmpEvent): void {
    this.#listener.monitorEvent(this, event);
    if (event.event === "STOP") this.#status = this.#stoppedStatus();
    else if (event.event === "RESUME" || event.event === "WAKEUP") this.#status = "running";
    else if (event.event === "SUSPEND" || event.event === "SUSPEND_DISK") this.#status = "suspended";
    else if (event.event === "SHUTDOWN") this.shutdown = event.data;
    else if (event.event === "BALLOON_CHANGE") this.#memory = Number(event.data.actual) / 1024;
    if (event.event === "RESUME" || event.event === "RESET") this.shutdown = undefined;
    const muted = this.muted?.(event) === true;
    if (!muted)
      for (const told of domainEventsOf(event, { ref: this.ref, live: this.live, stopping: this.#stopping }))
        this.#listener.event(told);
    if (event.event === "GUEST_PANICKED" && event.data.action === "pause") this.#status = "guest-panicked";
    this.#blockJobs.hear(event);
    if (callsForUs(event)) this.#listener.jobWaits(this);
    this.#stopping = stopDetail(event) ?? (event.event === "STOP" ? 0 : this.#stopping);
  }

  #stoppedStatus(): string {
    if (this.#status === "guest-panicked") return this.#status;
    // Where QEMU is told to hold a guest that has gone down, instead of ending.
    if (this.shutdown !== undefined) return "shutdown";
    return this.#stopping === 2 ? "io-error" : this.#stopping === 3 ? "watchdog" : "paused";
  }
}
