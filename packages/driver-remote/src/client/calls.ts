import type { LibvirtError } from "@libvirt-ts/driver";
import type { Procedure } from "@libvirt-ts/rpc";
import { Queue } from "./queue.js";
import type { StreamCall } from "./stream-call.js";

/** How soon a call must be sent, and how long it may take. */
type Kind = "urgent" | "read" | "slow";

/** A call that waits: to be sent, or for its answer. */
export interface Call {
  readonly procedure: Procedure<unknown, unknown>;
  readonly args: unknown;
  /** The stream that its answer opens. */
  readonly stream: StreamCall | undefined;
  resolve(value: unknown): void;
  reject(error: LibvirtError): void;
  /** Nobody waits any more; its serial stays taken until the answer comes. */
  abandoned: boolean;
}

const READ = /(Get|List|Lookup|NumOf|Is[A-Z]|Has[A-Z]|Supports|Stats$|Register)/;
const URGENT = /^(connectClose|domainAbortJob|domainGetJob|domainMigrateSet|domainBlockJobAbort)/;

/** What controls a job must get through while everything else waits; reads answer soon. */
function kindOf(name: string): Kind {
  return URGENT.test(name) ? "urgent" : READ.test(name) ? "read" : "slow";
}

interface Entry {
  readonly call: Call;
  readonly kind: Kind;
  /** Its place in the order of arrival. */
  readonly place: number;
}

/**
 * Who is sent when. A daemon works on so many calls of one client at once and leaves what is beyond that unread, pings
 * included; so no more than `window` are under way. What may take long never takes the last slot, which is kept for reads
 * and for what controls a running job.
 */
export class CallTable {
  readonly #window: number;
  readonly #sent = new Map<number, Entry>();
  /** Of the procedures that were called. */
  readonly #kinds = new Map<Procedure<unknown, unknown>, Kind>();
  readonly #queues = { urgent: new Queue<Entry>(), read: new Queue<Entry>(), slow: new Queue<Entry>() };
  #slowSent = 0;
  #places = 0;

  constructor(window: number) {
    this.#window = Math.max(window, 2);
  }

  /** Calls that were sent and not answered. */
  get underWay(): number {
    return this.#sent.size;
  }

  /** Adds a call; `send` says when it is its turn. */
  add(call: Call): void {
    const { procedure } = call;
    let kind = this.#kinds.get(procedure);
    if (kind === undefined) {
      kind = kindOf(procedure.name);
      this.#kinds.set(procedure, kind);
    }
    this.#queues[kind].push({ call, kind, place: this.#places++ });
  }

  /** Takes the next call that may be sent, and notes it under a serial. */
  send(serial: number): Call | undefined {
    if (this.#sent.size >= this.#window) return undefined;
    const entry = this.#nextQueue()?.shift();
    if (!entry) return undefined;
    this.#sent.set(serial, entry);
    if (entry.kind === "slow") this.#slowSent++;
    return entry.call;
  }

  #nextQueue(): Queue<Entry> | undefined {
    const { urgent, read, slow } = this.#queues;
    if (urgent.first) return urgent;
    if (!slow.first || this.#slowSent >= this.#window - 1) return read;
    return read.first && read.first.place < slow.first.place ? read : slow;
  }

  has(serial: number): boolean {
    return this.#sent.has(serial);
  }

  /** Takes the call that an answer belongs to. */
  take(serial: number): Call | undefined {
    const entry = this.#sent.get(serial);
    if (!entry) return undefined;
    this.#sent.delete(serial);
    if (entry.kind === "slow") this.#slowSent--;
    return entry.call;
  }

  /** Takes everything, sent or not: the connection is gone. */
  drain(each: (call: Call, sent: boolean) => void): void {
    const sent = [...this.#sent.values()];
    const waiting = Object.values(this.#queues).flatMap((queue) => queue.drain());
    this.#sent.clear();
    this.#slowSent = 0;
    for (const { call } of sent) each(call, true);
    for (const { call } of waiting) each(call, false);
  }
}
