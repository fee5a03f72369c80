import {
  type DomainEvent,
  DomainEventDefinedDetail,
  type DomainEventFilter,
  DomainEventStartedDetail,
  DomainEventType,
  ErrorDomain,
  EventHub,
  type EventStream,
  type LibvirtError,
  type QemuMonitorEvent,
  type QemuMonitorEventFilter,
  refuseFlags,
  wantedEvents,
} from "@libvirt-ts/driver";
import { ConnectDomainQemuMonitorEventRegisterFlags, DomainRunningReason } from "@libvirt-ts/driver/flags";
import { type QmpEvent, stringifyJson } from "@libvirt-ts/qmp";
import type { Guest } from "../guest/guest.js";
import { Followers } from "./followers.js";
import type { Layout } from "./layout.js";
import type { Reasons } from "./record.js";

/** Whose events they are. */
export interface EventSource {
  readonly layout: Layout;
  readonly guests: { values(): Iterable<Guest> };
  readonly warn: (warning: LibvirtError) => void;
  /** Brings what is known up to date with the folder. */
  refresh(): Promise<void>;
}

/** What happens to the domains of a node: as long as anybody listens, its folders are watched and its guests followed. */
export class NodeEvents {
  readonly #domains = new EventHub<DomainEvent>(() => this.#watch());
  readonly #monitors = new EventHub<QemuMonitorEvent>(() => this.#watch());
  readonly #source: EventSource;
  readonly #followers: Followers;
  #isOpen = true;

  constructor(source: EventSource) {
    const { layout, warn } = source;
    this.#source = source;
    this.#followers = new Followers([layout.definitions, layout.guests], {
      look: () => void source.refresh().catch(() => {}),
      warn,
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  emit(event: DomainEvent): void {
    this.#domains.emit(event);
  }

  emitOfMonitor({ ref }: Guest, { event, data, timestamp }: QmpEvent): void {
    this.#monitors.emit({
      event,
      domain: ref,
      seconds: timestamp.seconds,
      micros: timestamp.microseconds,
      ...(data !== undefined && { details: stringifyJson(data) }),
    });
  }

  listen(
    filter: DomainEventFilter,
    signal: AbortSignal | undefined,
  ): EventStream<DomainEvent> & { end(): void } {
    return this.#domains.listen(wantedEvents(filter), signal, () => this.#heard());
  }

  listenToMonitors(
    { domain, event, flags = 0 }: QemuMonitorEventFilter,
    signal: AbortSignal | undefined,
  ): EventStream<QemuMonitorEvent> & { end(): void } {
    const { NOCASE } = ConnectDomainQemuMonitorEventRegisterFlags;
    const folded = (name: string): string => (flags & NOCASE ? name.toLowerCase() : name);
    const name = event === undefined ? undefined : folded(event);
    const wanted = (told: QemuMonitorEvent): boolean =>
      (domain === undefined || told.domain.uuid === domain.uuid) &&
      (name === undefined || folded(told.event) === name);
    return this.#monitors.listen(wanted, signal, async () => {
      refuseFlags(ErrorDomain.QEMU, "virConnectDomainQemuMonitorEventRegister", flags, NOCASE);
      await this.#heard();
    });
  }

  /** Follows a guest, if anybody wants to hear of it. */
  follow(guest: Guest): void {
    if (this.#isWatching) this.#followers.follow(guest);
  }

  leave(guest: Guest): void {
    this.#followers.leave(guest);
  }

  /** Nothing is watched and nobody followed any more. */
  close(): void {
    this.#isOpen = false;
    this.#watch();
  }

  get #isWatching(): boolean {
    return this.#isOpen && this.#domains.size + this.#monitors.size > 0;
  }

  #watch(): void {
    if (this.#isWatching) this.#followers.start(this.#source.guests.values());
    else this.#followers.stop();
  }

  /** Once all guests are followed that there are. */
  async #heard(): Promise<void> {
    await this.#source.refresh();
    await this.#followers.attached();
  }
}

/** How a guest has come to run that somebody else has started. */
export function startDetail({ running }: Reasons): number {
  const { BOOTED, MIGRATED, RESTORED, FROM_SNAPSHOT } = DomainEventStartedDetail;
  const { MIGRATED: moved, RESTORED: restored, FROM_SNAPSHOT: reverted } = DomainRunningReason;
  return (
    new Map([
      [moved, MIGRATED],
      [restored, RESTORED],
      [reverted, FROM_SNAPSHOT],
    ] as [number, number][]).get(running) ?? BOOTED
  );
}

/** How it is told that a definition came, changed or went. */
export function definitionChange(isThere: boolean, isNew: boolean): readonly [type: number, detail: number] {
  const { ADDED, UPDATED } = DomainEventDefinedDetail;
  return isThere ? [DomainEventType.DEFINED, isNew ? ADDED : UPDATED] : [DomainEventType.UNDEFINED, 0];
}
