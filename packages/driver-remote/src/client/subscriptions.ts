import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { EventMessage, Procedure } from "@libvirt-ts/rpc";
import type { Session } from "./session.js";

/** What a daemon sends under a callback id, and how it is asked to. */
export interface EventKind<Args, Message extends { readonly callbackID: number }> {
  readonly register: Procedure<Args, { readonly callbackID: number }>;
  readonly deregister: Procedure<{ readonly callbackID: number }, unknown>;
  readonly event: EventMessage<Message>;
}

/** Events on their way to one listener. */
export interface Subscription {
  /** Resolves when the daemon has registered it; rejects when it will not. */
  readonly ready: Promise<void>;
  /** Takes the listener away, and the registration with the last one. */
  close(): Promise<void>;
}

type Listener = (message: { readonly callbackID: number }) => void;

interface Registration {
  readonly kind: EventKind<unknown, { readonly callbackID: number }>;
  readonly listeners: Set<Listener>;
  ready: Promise<void>;
  callbackID: number | undefined;
  /** Events that came before we knew that they are ours. */
  early: { readonly callbackID: number }[];
}

/** As many events may come before the answer that tells their id. */
const EARLY_MAX = 1_000;

/**
 * Registers each kind of events for each object once, however many listen: a daemon refuses a second time. Events that
 * overtake the answer to their registration are kept until it comes.
 */
export class Subscriptions {
  readonly #session: Session;
  readonly #registrations = new Map<string, Registration>();
  /** By event, the function that stops listening and how many registrations need it. */
  readonly #heard = new Map<number, { readonly stop: () => void; count: number }>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** `key` names what is registered: the kind and the object that it is limited to. */
  subscribe<Args, Message extends { readonly callbackID: number }>(
    kind: EventKind<Args, Message>,
    args: Args,
    key: string,
    listener: (message: Message) => void,
  ): Subscription {
    const known = this.#registrations.get(key);
    const registration = known ?? this.#register(kind as never, args, key);
    registration.listeners.add(listener as unknown as Listener);
    let open = true;
    return {
      ready: registration.ready,
      close: async () => {
        if (!open) return;
        open = false;
        registration.listeners.delete(listener as unknown as Listener);
        if (registration.listeners.size === 0) await this.#deregister(key, registration);
      },
    };
  }

  #register(kind: Registration["kind"], args: unknown, key: string): Registration {
    const registration: Registration = {
      kind,
      listeners: new Set(),
      ready: Promise.resolve(),
      callbackID: undefined,
      early: [],
    };
    this.#registrations.set(key, registration);
    this.#hear(kind.event);
    registration.ready = this.#session.call(kind.register, args).then(
      ({ callbackID }) => {
        registration.callbackID = callbackID;
        const early = registration.early.filter((message) => message.callbackID === callbackID);
        registration.early = [];
        for (const message of early) for (const listener of registration.listeners) listener(message);
      },
      (error: unknown) => {
        this.#forget(key, registration);
        throw error;
      },
    );
    registration.ready.catch(() => undefined);
    return registration;
  }

  async #deregister(key: string, registration: Registration): Promise<void> {
    // A new listener from now on needs a registration of its own.
    this.#forget(key, registration);
    const registered = await registration.ready.then(
      () => true,
      () => false,
    );
    const { callbackID, kind } = registration;
    if (!registered || callbackID === undefined || !this.#session.isOpen) return;
    await this.#session.call(kind.deregister, { callbackID }).catch((error: unknown) => {
      // Closing is what ends it otherwise.
      if (error instanceof LibvirtError && error.code !== ErrorNumber.INVALID_CONN && this.#session.isOpen)
        throw error;
    });
  }

  #forget(key: string, registration: Registration): void {
    if (this.#registrations.get(key) !== registration) return;
    this.#registrations.delete(key);
    const { number } = registration.kind.event;
    const heard = this.#heard.get(number);
    if (heard && --heard.count === 0) {
      heard.stop();
      this.#heard.delete(number);
    }
  }

  #hear(event: EventMessage<{ readonly callbackID: number }>): void {
    const heard = this.#heard.get(event.number);
    if (heard) heard.count++;
    else
      this.#heard.set(event.number, {
        stop: this.#session.listen(event, (message) => this.#tell(event.number, message)),
        count: 1,
      });
  }

  #tell(event: number, message: { readonly callbackID: number }): void {
    for (const { kind, callbackID, early, listeners } of this.#registrations.values()) {
      if (kind.event.number !== event) continue;
      if (callbackID === message.callbackID) for (const listener of listeners) listener(message);
      else if (callbackID === undefined && early.length < EARLY_MAX) early.push(message);
    }
  }
}
