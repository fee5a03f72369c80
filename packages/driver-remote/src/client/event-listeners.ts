import { decodePayload, type EventMessage, type Frame } from "@libvirt-ts/rpc";

type Listener = (message: unknown) => void;

interface Entry {
  readonly event: EventMessage<unknown>;
  readonly listeners: Set<Listener>;
}

const keyOf = (program: number, procedure: number) => `${program}/${procedure}`;

/** Who hears which messages that the peer sends by itself. */
export class EventListeners {
  readonly #entries = new Map<string, Entry>();
  /** Messages that could not be read. */
  unreadable = 0;

  /** Adds a listener; the returned function takes it away. */
  add<Message>(event: EventMessage<Message>, listener: (message: Message) => void): () => void {
    const key = keyOf(event.program.number, event.number);
    const entry = this.#entries.get(key) ?? { event, listeners: new Set<Listener>() };
    this.#entries.set(key, entry);
    entry.listeners.add(listener as Listener);
    return () => {
      entry.listeners.delete(listener as Listener);
      if (entry.listeners.size === 0) this.#entries.delete(key);
    };
  }

  /** Tells a message to those who want it. One that cannot be read is counted and left out, as libvirt does. */
  tell(frame: Frame): void {
    const entry = this.#entries.get(keyOf(frame.program, frame.procedure));
    if (!entry) return;
    let message: unknown;
    try {
      message = decodePayload(entry.event.message, frame.payload);
    } catch {
      this.unreadable++;
      return;
    }
    for (const listener of [...entry.listeners]) {
      try {
        listener(message);
      } catch (error) {
        // The listener's own fault: told as any uncaught error, while the connection goes on.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
