import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Connect, ConnectDomainEvent, Domain } from "@libvirt-ts/core";
import { DomainEventType, DomainJobOperation, DomainState } from "@libvirt-ts/driver/flags";
import { guestDisk, guestXML, within } from "@libvirt-ts/testkit";
import { GuestConsole } from "../qemu-guest.js";

/** One call of a script, and all that both sides must agree on. */
export interface Step {
  readonly name: string;
  /** What it resolves to must be alike, too. */
  readonly run: (player: Player) => Promise<unknown>;
  /** An event that comes later than the answer, and is waited for. */
  readonly until?: string;
}

/** What a step came to. */
export interface Outcome {
  /** What was answered, or the number of the error. */
  readonly answer: string;
  readonly events: readonly string[];
  /** State and reason afterwards, as libvirt numbers the reason. */
  readonly state: string;
}

const nameOf = (names: Readonly<Record<string, number>>, value: number): string =>
  Object.keys(names)
    .find((key) => names[key] === value)
    ?.toLowerCase() ?? `${value}`;

/** Events that must be alike; of the others there are as many as QEMU or the firmware likes. */
function textOf(event: ConnectDomainEvent): string | undefined {
  switch (event.event) {
    case "lifecycle":
      return `${nameOf(DomainEventType, event.type)}/${event.detail}`;
    case "block-job-2":
      return `job ${event.type} on ${event.disk}: ${event.status}`;
    case "job-completed":
      // How soon libvirtd tells of a save is its own affair.
      if (event.params.operation === DomainJobOperation.SAVE) return undefined;
      return `operation ${event.params.operation}${event.params.success === false ? " lost" : ""}`;
    case "device-added":
    case "device-removed":
      return `${event.event} ${event.devAlias}`;
    default:
      return undefined;
  }
}

/** Plays scripts on one of the two sides. */
export class Player {
  /** The domain that the script is about. */
  dom!: Domain;
  console: GuestConsole | undefined;
  readonly #seen: string[] = [];
  readonly #events: AsyncIterator<ConnectDomainEvent>;
  #fences = 0;

  private constructor(
    readonly conn: Connect,
    /** Where this side's files are. */
    readonly folder: string,
    events: AsyncIterator<ConnectDomainEvent>,
  ) {
    this.#events = events;
  }

  static async open(conn: Connect, folder: string): Promise<Player> {
    mkdirSync(folder, { recursive: true, mode: 0o777 });
    const events = conn.domainEvents();
    await events.ready;
    return new Player(conn, folder, events);
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  disk(name: string): string {
    return guestDisk(this.file(name));
  }

  xml(name: string, more: Parameters<typeof guestXML>[2] = {}): string {
    return guestXML(name, this.file(`${name}.img`), more);
  }

  /** Waits until the guest obeys. */
  async boot(): Promise<void> {
    // That of a guest that has ended is held until its end is read.
    await this.console?.ends().catch(() => {});
    this.console = new GuestConsole(await this.dom.openConsole());
    await this.console.answers("!");
  }

  async play({ run, until }: Step): Promise<Outcome> {
    let answer: string;
    try {
      answer = `ok ${JSON.stringify((await run(this)) ?? null, plain)}`;
    } catch (error) {
      const { code, message } = error as { readonly code?: number; readonly message: string };
      if (code === undefined) throw error;
      answer = `error ${code}`;
      this.#lastMessage = message;
    }
    if (until !== undefined) await within(this.#hear(until), `the event ${until}`, () => `${this.#seen}`);
    await this.#fence();
    return { answer, events: this.#seen.splice(0), state: await this.#state() };
  }

  #lastMessage = "";

  /** What the last error said. */
  get lastMessage(): string {
    return this.#lastMessage;
  }

  async #hear(wanted: string): Promise<void> {
    while (!this.#seen.includes(wanted)) await this.#take();
  }

  /** Everything that has happened is told before what happens to another domain now. */
  async #fence(): Promise<void> {
    const name = `fence-${this.#fences++}`;
    const fence = await this.conn.defineXML(
      `<domain type='qemu'><name>${name}</name><memory>1024</memory><os><type arch='x86_64' machine='pc'>hvm</type></os></domain>`,
    );
    await within(
      (async () => {
        while ((await this.#take()) !== name);
      })(),
      "the fence is told of",
    );
    await fence.undefine();
    await this.#take();
  }

  async #take(): Promise<string> {
    const { value, done } = await this.#events.next();
    if (done) throw new Error("the events have ended");
    const name = value.domain.name();
    const text = textOf(value);
    if (!name.startsWith("fence-") && text !== undefined) this.#seen.push(text);
    return name;
  }

  async #state(): Promise<string> {
    try {
      const { state, reason } = await this.dom.state();
      return `${nameOf(DomainState, state)} (${reason})`;
    } catch {
      return "no domain";
    }
  }
}

const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? Number(value) : value);
