import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { decodePayload, type Frame, MessageStatus, MessageType, streamHole } from "@libvirt-ts/rpc";
import { protocolError, remoteError } from "./errors.js";
import { Queue } from "./queue.js";

/** What comes out of a stream: bytes, or a run of zeros that was left out. */
export type StreamItem = Uint8Array | { readonly hole: bigint };

/** What a stream needs of its session. */
export interface StreamPort {
  /** Sends a frame of this stream; false asks to wait for `drained`. */
  send(type: MessageType, status: MessageStatus, payload?: Uint8Array): boolean;
  /** Resolves when more can be sent, or the connection is gone. */
  drained(): Promise<void>;
  /** Too much waits here to be read, or no longer: the whole connection waits. */
  hold(held: boolean): void;
  /** The serial is free again. */
  release(): void;
  /** The other side broke the protocol: the connection is of no use any more. */
  fail(error: LibvirtError): void;
}

/** How much of a stream may wait here to be read, and for how long the connection waits for its reader. */
export interface StreamLimits {
  readonly queueBytes: number;
  /** Milliseconds */
  readonly stall: number;
}

interface Waiter {
  resolve(): void;
  reject(error: LibvirtError): void;
}

/**
 * Bytes that are sent in one frame, fewer than daemons take: two frames fit into a unix socket of Linux, so that one is on its
 * way while the daemon works on the other. A larger one has to wait in the middle, which halves the rate and more.
 */
const PIECE = 96 * 1024;

/** What an item costs beside its bytes, so that no endless queue is made of small ones. */
const ITEM_COST = 64;

/**
 * One stream of data beside a call, in either direction or both. Memory is bounded: when `queueBytes` wait to be read the
 * connection is paused, and when its reader has not come after `stall` the stream is aborted, so that everything else
 * goes on.
 */
export class StreamCall {
  readonly name: string;
  readonly #sparse: boolean;
  readonly #limits: StreamLimits;
  #port: StreamPort | undefined;
  readonly #items = new Queue<StreamItem>();
  #queued = 0;
  #discarding = false;
  #eof = false;
  #ended = false;
  #error: LibvirtError | undefined;
  #reader: Waiter | undefined;
  /** Waits for the other side to confirm that the stream is finished or aborted. */
  #ending:
    | { readonly promise: Promise<void>; readonly waiter: Waiter; readonly aborting: boolean }
    | undefined;
  #stalled: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string, sparse: boolean, limits: StreamLimits) {
    this.name = name;
    this.#sparse = sparse;
    this.#limits = limits;
  }

  /** Told once what ended the stream before its time. */
  onFail: (error: LibvirtError) => void = () => undefined;

  /** Called when the call is sent: data may come before its answer. */
  open(port: StreamPort): void {
    this.#port = port;
  }

  /** The next item; undefined at the end. Rejects with what ended the stream before. */
  async read(): Promise<StreamItem | undefined> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) {
        this.#count(-cost(item));
        return item;
      }
      if (this.#error) throw this.#error;
      if (this.#eof || this.#ended) {
        await this.finish();
        return undefined;
      }
      await new Promise<void>((resolve, reject) => {
        this.#reader = { resolve, reject };
      });
    }
  }

  /** Sends bytes; resolves when more can be sent. */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const port = this.#sending();
      const more = port.send(MessageType.STREAM, MessageStatus.CONTINUE, bytes.subarray(at, at + PIECE));
      if (!more) await port.drained();
    }
  }

  /** Leaves out zeros. */
  async writeHole(length: bigint): Promise<void> {
    if (!this.#sparse) throw this.#invalid("holes need a sparse stream");
    const port = this.#sending();
    const payload = new Uint8Array(12);
    new DataView(payload.buffer).setBigInt64(0, length);
    if (!port.send(MessageType.STREAM_HOLE, MessageStatus.CONTINUE, payload)) await port.drained();
  }

  /** Says that all is sent, or read, and waits for the other side to say so, too. */
  finish(): Promise<void> {
    if (this.#error) return Promise.reject(this.#error);
    return this.#end(MessageStatus.OK, false);
  }

  /** Nobody reads any more: from now on what comes is dropped. */
  discard(): void {
    this.#discarding = true;
    this.#drop();
  }

  /** Ends the stream; what is on its way is dropped. */
  abort(): Promise<void> {
    this.#drop();
    if (this.#error) return Promise.resolve();
    if (this.#ending && !this.#ending.aborting) return this.#ending.promise.catch(() => undefined);
    return this.#end(MessageStatus.ERROR, true);
  }

  #end(status: MessageStatus, aborting: boolean): Promise<void> {
    if (this.#ending) return this.#ending.promise;
    if (this.#ended || !this.#port) return Promise.resolve();
    let waiter!: Waiter;
    const promise = new Promise<void>((resolve, reject) => {
      waiter = { resolve, reject };
    });
    promise.catch(() => undefined);
    this.#ending = { promise, waiter, aborting };
    this.#port.send(MessageType.STREAM, status);
    return promise;
  }

  /** A frame of this stream, or a piece of one. */
  receive(frame: Frame): void {
    if (frame.type === MessageType.STREAM_HOLE) this.#hole(frame);
    else if (frame.status === MessageStatus.CONTINUE) this.#data(frame.payload);
    else if (frame.status === MessageStatus.ERROR) this.#fail(remoteError(frame.payload));
    else if (frame.status === MessageStatus.OK) this.#confirmed();
    else this.#port?.fail(protocolError(`status ${frame.status} in the stream of ${this.name}`));
  }

  /** The call failed, or the connection is gone. */
  lost(error: LibvirtError): void {
    if (!this.#ended) this.#fail(error);
  }

  #data(payload: Uint8Array): void {
    if (this.#ending?.aborting) return;
    if (payload.length === 0) {
      this.#eof = true;
      this.#wake();
    } else {
      this.#push(ownPart(payload));
    }
  }

  #hole(frame: Frame): void {
    if (!this.#sparse) {
      this.#port?.fail(protocolError(`a hole in the stream of ${this.name}, which was not asked for`));
      return;
    }
    let length: bigint;
    try {
      ({ length } = decodePayload(streamHole, frame.payload));
    } catch (error) {
      this.#port?.fail(protocolError(`a hole in the stream of ${this.name} that cannot be read`, error));
      return;
    }
    if (length <= 0n)
      this.#port?.fail(protocolError(`a hole of ${length} bytes in the stream of ${this.name}`));
    else if (!this.#ending?.aborting) this.#push({ hole: length });
  }

  #push(item: StreamItem): void {
    if (this.#discarding) return;
    this.#items.push(item);
    this.#count(cost(item));
    this.#wake();
  }

  #confirmed(): void {
    const ending = this.#ending;
    if (!ending) {
      this.#port?.fail(protocolError(`the stream of ${this.name} was finished without being asked to`));
      return;
    }
    this.#release();
    ending.waiter.resolve();
    this.#wake();
  }

  #fail(error: LibvirtError): void {
    this.#error = error;
    this.#drop();
    this.onFail(error);
    const ending = this.#ending;
    this.#release();
    if (ending?.aborting) ending.waiter.resolve();
    else ending?.waiter.reject(error);
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.reject(error);
  }

  #release(): void {
    this.#ended = true;
    this.#ending = undefined;
    this.#hold(false);
    this.#port?.release();
    this.#port = undefined;
  }

  #drop(): void {
    this.#items.drain();
    this.#queued = 0;
    this.#hold(false);
  }

  #wake(): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.resolve();
  }

  #count(bytes: number): void {
    this.#queued += bytes;
    if (this.#queued > this.#limits.queueBytes) this.#hold(true);
    else if (this.#queued <= this.#limits.queueBytes / 2) this.#hold(false);
  }

  #hold(held: boolean): void {
    if (held === (this.#stalled !== undefined)) return;
    if (held) {
      this.#stalled = setTimeout(() => this.#stall(), this.#limits.stall);
    } else {
      clearTimeout(this.#stalled);
      this.#stalled = undefined;
    }
    this.#port?.hold(held);
  }

  /** Its reader has not come: everything else has waited long enough. */
  #stall(): void {
    const error = new LibvirtError({
      code: ErrorNumber.RESOURCE_BUSY,
      domain: ErrorDomain.RPC,
      info: `the stream of ${this.name}`,
      detail: `nobody has read it for ${this.#limits.stall} ms, so it was aborted for the sake of the other calls`,
    });
    void this.abort();
    this.#error = error;
    this.onFail(error);
    this.#wake();
  }

  #sending(): StreamPort {
    if (this.#error) throw this.#error;
    if (!this.#port || this.#ending) throw this.#invalid("it has ended");
    return this.#port;
  }

  #invalid(detail: string): LibvirtError {
    return new LibvirtError({
      code: ErrorNumber.OPERATION_INVALID,
      domain: ErrorDomain.RPC,
      info: `the stream of ${this.name}`,
      detail,
    });
  }
}

/** What waits keeps no more than twice its length in memory, whatever came together with it. */
function ownPart(payload: Uint8Array): Uint8Array {
  return payload.length * 2 < payload.buffer.byteLength ? new Uint8Array(payload) : payload;
}

const cost = (item: StreamItem) => ITEM_COST + (item instanceof Uint8Array ? item.length : 0);
