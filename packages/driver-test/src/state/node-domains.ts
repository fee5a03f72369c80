import {
  DOMAIN_0_UUID,
  type DomainEvent,
  type DomainEventFilter,
  type DomainEventType,
  type DomainRef,
  DomainState,
  ErrorNumber,
  EventHub,
  type EventStream,
  type NodeInfo,
  wantedEvents,
} from "@libvirt-ts/driver";
import type { Clock } from "../clock.js";
import type { Configuration } from "../configuration.js";
import { invalidArgument, notFound, testError, wrongState } from "../errors.js";
import { type ActiveGuest, newDomain, newGuest, refOf, type TestDomain } from "./domain.js";

/** What happened to a domain, without the domain. */
export type DomainHappening = DomainEvent extends infer E
  ? E extends DomainEvent
    ? Omit<E, "domain">
    : never
  : never;

/** How a node prints the documents of its domains: as libvirt 0.1.11 did, or as today's. */
export type Layout = "0.1.11" | "today";

/** A node's domains. */
export class NodeDomains {
  readonly info: NodeInfo;
  readonly clock: Clock;
  readonly layout: Layout;
  readonly #byUuid = new Map<string, TestDomain>();
  readonly #byName = new Map<string, TestDomain>();
  readonly #byId = new Map<number, TestDomain>();
  readonly #events = new EventHub<DomainEvent>();
  #lastId = 0;
  /** Whether `#byId` has its domains in the order of their ids: no guest has come back under an earlier one. */
  #isInOrder = true;

  constructor(info: NodeInfo, clock: Clock, layout: Layout = "0.1.11") {
    this.info = info;
    this.clock = clock;
    this.layout = layout;
  }

  values(): Iterable<TestDomain> {
    return this.#byUuid.values();
  }

  /** In the order of their ids. */
  active(): TestDomain[] {
    const all = [...this.#byId.values()];
    return this.#isInOrder ? all : all.sort(({ guest: one }, { guest: other }) => one!.id - other!.id);
  }

  get activeCount(): number {
    return this.#byId.size;
  }

  inactive(): TestDomain[] {
    if (this.inactiveCount === 0) return [];
    return [...this.#byUuid.values()].filter(({ guest }) => guest === undefined);
  }

  get inactiveCount(): number {
    return this.#byUuid.size - this.#byId.size;
  }

  byId(id: number): TestDomain {
    return this.#byId.get(id) ?? fail(`no domain with id ${id}`);
  }

  byName(name: string): TestDomain {
    return this.#byName.get(name) ?? fail(`no domain with name '${name}'`);
  }

  byUuid(uuid: string): TestDomain {
    return this.#byUuid.get(uuid) ?? fail(`no domain with uuid ${uuid}`);
  }

  find(ref: DomainRef): TestDomain {
    return this.byUuid(ref.uuid);
  }

  /** The guest of an active domain that is not merely preserved. Throws OPERATION_INVALID. */
  guestOf(domain: TestDomain): ActiveGuest {
    const { guest } = domain;
    if (guest === undefined) throw wrongState(refOf(domain), "it is not running; start it first");
    if (guest.state === DomainState.SHUTOFF) {
      throw wrongState(refOf(domain), "it was preserved after it stopped; it can only be destroyed");
    }
    return guest;
  }

  /** As `guestOf`, and not crashed either. */
  liveGuestOf(domain: TestDomain): ActiveGuest {
    const guest = this.guestOf(domain);
    if (guest.state === DomainState.CRASHED) throw wrongState(refOf(domain), "it has crashed");
    return guest;
  }

  /**
   * The domain whose name and uuid a new configuration has, or whose name where it has no uuid; undefined when both are
   * free, DOM_EXIST when only one is.
   */
  claimed(uuid: string | undefined, name: string): TestDomain | undefined {
    if (uuid === DOMAIN_0_UUID) {
      throw invalidArgument(`uuid of domain '${name}'`, "the uuid of zeros belongs to Domain-0 alone");
    }
    const named = this.#byName.get(name);
    if (uuid === undefined) return named;
    const identified = this.#byUuid.get(uuid);
    if (named === identified) return named;
    const taken = identified ?? named!;
    const what = identified === undefined ? `name '${name}'` : `uuid ${uuid}`;
    throw testError(ErrorNumber.DOM_EXIST, what, `it belongs to domain '${taken.name}', uuid ${taken.uuid}`);
  }

  /** Adds a domain whose name and uuid are free; it has neither definition nor guest yet. */
  add(uuid: string, name: string): TestDomain {
    const domain = newDomain(uuid, name);
    this.#byUuid.set(uuid, domain);
    this.#byName.set(name, domain);
    return domain;
  }

  /** Gives a domain another name, everywhere. Throws DOM_EXIST. */
  rename(domain: TestDomain, name: string): void {
    const taken = this.#byName.get(name);
    if (taken !== undefined) throw testError(ErrorNumber.DOM_EXIST, `'${name}'`, `its uuid is ${taken.uuid}`);
    this.#byName.delete(domain.name);
    this.#byName.set(name, domain);
    domain.name = name;
    const { definition, guest } = domain;
    if (definition !== undefined) domain.definition = { ...definition, name };
    if (guest !== undefined) guest.description = { ...guest.description, name };
  }

  /** Forgets a domain that has no guest. */
  remove(domain: TestDomain): void {
    this.#byUuid.delete(domain.uuid);
    this.#byName.delete(domain.name);
  }

  /** Takes a domain's definition away; without a guest it is gone. */
  undefine(domain: TestDomain): void {
    domain.definition = undefined;
    domain.autostart = false;
    domain.autostartOnce = false;
    if (domain.guest === undefined) this.remove(domain);
  }

  /** Gives a domain a running guest, under a new id unless it is told which. `reason` is a `DomainRunningReason`. */
  boot(domain: TestDomain, description: Configuration, reason: number, id = ++this.#lastId): ActiveGuest {
    const guest = newGuest(id, description, reason, this.clock);
    domain.guest = guest;
    this.#byId.set(id, domain);
    if (id < this.#lastId) this.#isInOrder = false;
    return guest;
  }

  /** Takes the guest away. */
  unplug(domain: TestDomain): void {
    const { guest } = domain;
    if (guest === undefined) return;
    this.#byId.delete(guest.id);
    domain.guest = undefined;
    guest.console.close();
  }

  /** Takes the guest away; a transient domain goes with it. */
  halt(domain: TestDomain): void {
    this.unplug(domain);
    if (domain.definition === undefined) this.remove(domain);
  }

  /** Hands a domain's guest, under its id, to a new domain. */
  handOver(from: TestDomain, to: TestDomain): void {
    const guest = from.guest!;
    to.guest = guest;
    from.guest = undefined;
    this.#byId.set(guest.id, to);
  }

  /** The first of `name-1`, `name-2`, … that is free; a name at its limit is cut for the number. */
  freeName(name: string): string {
    for (let number = 1; ; number++) {
      const suffix = `-${number}`;
      const candidate = `${cut(name, maximumNameBytes - suffix.length)}${suffix}`;
      if (!this.#byName.has(candidate)) return candidate;
    }
  }

  emit(domain: TestDomain, type: DomainEventType, detail: number): void {
    this.tell({ event: "lifecycle", type, detail }, domain);
  }

  tell(happening: DomainHappening, domain: TestDomain): void {
    this.tellOf(happening, refOf(domain));
  }

  /** For a domain that is, or was, called otherwise than it is now. */
  tellOf(happening: DomainHappening, domain: DomainRef): void {
    this.#events.emit({ ...happening, domain } as DomainEvent);
  }

  listen(filter: DomainEventFilter, signal: AbortSignal | undefined): EventStream<DomainEvent> {
    return this.#events.listen(wantedEvents(filter), signal);
  }

  close(): void {
    for (const { guest } of this.#byId.values()) guest?.console.close();
    this.#events.close();
  }
}

/** The longest name that a domain can have, in bytes of UTF-8. */
const maximumNameBytes = 255;

/** As many whole characters of a text as fit into so many bytes of UTF-8. */
function cut(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
  return text.slice(0, read);
}

function fail(what: string): never {
  throw notFound(what);
}
