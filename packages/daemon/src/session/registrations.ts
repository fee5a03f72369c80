import type { DriverOperations, EventStream } from "@libvirt-ts/driver";
import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { EventBinding, EventSource, EventsOperation } from "@libvirt-ts/rpc/bindings";
import { internalError, unsupportedOperation } from "./errors.js";
import type { Output } from "./output.js";

export type AnySource = EventSource<object>;
type OpenStream = (filter: object, options: { signal: AbortSignal }) => EventStream<object>;

interface Registration {
  readonly source: AnySource;
  readonly stop: AbortController;
}

/** What one client wants to be told of. Memory is bounded: who does not read what he is told is given up. */
export class Registrations {
  readonly #output: Output;
  readonly #limit: number;
  readonly #giveUp: (reason: string) => void;
  readonly #known = new Map<number, Registration>();
  #next = 0;

  constructor(output: Output, limit: number, giveUp: (reason: string) => void) {
    this.#output = output;
    this.#limit = limit;
    this.#giveUp = giveUp;
  }

  /** Begins to tell events of a kind, of all objects or of one. Resolves to the callback id that they bear. */
  async add(
    source: AnySource,
    operation: EventsOperation,
    eventID: number,
    filter: object,
    from: DriverOperations,
  ): Promise<number> {
    const binding = source.events.find((row) => row.eventID === eventID);
    if (binding === undefined) throw internalError(`internal error: unexpected event ID ${eventID}`);
    if (this.#known.size >= this.#limit) throw tooMany(this.#limit);
    const open = from[operation] as OpenStream | undefined;
    if (open === undefined) throw unsupportedOperation(operation);
    const stop = new AbortController();
    const stream = open.call(from, { ...filter, kinds: [binding.kind] }, { signal: stop.signal });
    const callbackID = this.#next++;
    this.#known.set(callbackID, { source, stop });
    void this.#tell(stream, binding, callbackID);
    await stream.ready.catch((error) => {
      this.#known.delete(callbackID);
      throw error;
    });
    return callbackID;
  }

  /** Ends what `add` began. Throws INVALID_ARG for an id that is not registered. */
  remove(source: AnySource, callbackID: number): void {
    const known = this.#known.get(callbackID);
    if (known === undefined || known.source !== source) throw notRegistered(callbackID);
    this.#known.delete(callbackID);
    known.stop.abort();
  }

  end(): void {
    for (const { stop } of this.#known.values()) stop.abort();
    this.#known.clear();
  }

  async #tell(stream: EventStream<object>, binding: EventBinding<object>, callbackID: number): Promise<void> {
    try {
      for await (const happened of stream) {
        await this.#output.drained();
        if (!this.#known.has(callbackID)) return;
        this.#output.event(binding.event, binding.write(happened, callbackID));
      }
    } catch (error) {
      // A kind that the driver cannot tell has failed by `ready` already.
      if (error instanceof LibvirtError && error.code === ErrorNumber.OVERFLOW) {
        this.#giveUp("it does not read the events that it is told");
      }
    }
  }
}

function notRegistered(callbackID: number): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.INVALID_ARG,
    domain: ErrorDomain.RPC,
    info: "callbackID",
    message: `invalid argument: could not find event callback ${callbackID} for deletion`,
  });
}

function tooMany(limit: number): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.RESOURCE_BUSY,
    domain: ErrorDomain.RPC,
    info: "events",
    detail: `a client may register ${limit} times at once`,
  });
}
