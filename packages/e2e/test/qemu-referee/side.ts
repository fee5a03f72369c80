import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Connect, ConnectDomainEvent } from "@libvirt-ts/core";
import type { DomainEvent } from "@libvirt-ts/driver";
import { DomainEventType, DomainJobOperation } from "@libvirt-ts/driver/flags";

/** One call of a script, and all that both sides must agree on. */
export interface Step<S extends Side> {
  readonly name: string;
  /** What it resolves to must be alike, too. */
  readonly run: (side: S) => Promise<unknown>;
  /** An event that comes later than the answer, and is waited for. */
  readonly until?: string;
}

export const step = <S extends Side>(name: string, run: Step<S>["run"], until?: string): Step<S> => ({
  name,
  run,
  ...(until !== undefined && { until }),
});

/** A call whose answer is not compared. */
export const done =
  <S extends Side>(run: (side: S) => Promise<unknown>): Step<S>["run"] =>
  async (side) => {
    await run(side);
  };

/** What a step came to. */
export interface Outcome {
  /** What was answered, or the number of the error. */
  readonly answer: string;
  readonly events: readonly string[];
  /** What there is afterwards. */
  readonly state: string;
}

/** What a side is told. */
export interface Told {
  /** Waits for an event that comes later than an answer. */
  hear(text: string): Promise<void>;
  /** Everything that was told since this was last asked. */
  all(): Promise<readonly string[]>;
}

/** One of the two who play a script. */
export abstract class Side {
  #lastMessage = "";

  constructor(
    /** Where this side's files are. */
    readonly folder: string,
    protected readonly told: Told,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o777 });
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /** What the last error said. */
  get lastMessage(): string {
    return this.#lastMessage;
  }

  /** What there is now. */
  protected abstract state(): Promise<string>;

  static async play<S extends Side>(side: S, { run, until }: Step<S>): Promise<Outcome> {
    const answer = await side.#answer(() => run(side));
    if (until !== undefined) await side.told.hear(until);
    return { answer, events: await side.told.all(), state: await side.state() };
  }

  async #answer(run: () => Promise<unknown>): Promise<string> {
    try {
      return `ok ${JSON.stringify((await run()) ?? null, plain)}`;
    } catch (error) {
      const { code, message } = error as { readonly code?: number; readonly message: string };
      if (code === undefined) throw error;
      this.#lastMessage = message;
      return `error ${code}`;
    }
  }
}

/** A side that is one connection. */
export abstract class ConnectionSide extends Side {
  protected constructor(
    readonly conn: Connect,
    ...rest: ConstructorParameters<typeof Side>
  ) {
    super(...rest);
  }
}

/** Numbers of any width are alike, and fields in any order. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === "bigint"
    ? Number(value)
    : typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;

/** The name of a number of a flag. */
export const nameOf = (names: Readonly<Record<string, number>>, value: number): string =>
  Object.keys(names)
    .find((key) => names[key] === value)
    ?.toLowerCase() ?? `${value}`;

/** Events of guests that must be alike; of the others there are as many as QEMU or the firmware likes. */
export function guestEvent(event: ConnectDomainEvent | DomainEvent): string | undefined {
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
    case "agent-lifecycle":
      return `agent ${event.state}/${event.reason}`;
    default:
      return undefined;
  }
}

/** A definition of a guest that never runs. */
export const stillXML = (name: string): string =>
  `<domain type='qemu'><name>${name}</name><memory>1024</memory><os><type arch='x86_64' machine='pc'>hvm</type></os></domain>`;
