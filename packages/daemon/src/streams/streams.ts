import { type Frame, type MessageHeader, MessageStatus, MessageType } from "@libvirt-ts/rpc";
import { tooManyStreams } from "../session/errors.js";
import type { Output } from "../session/output.js";

/** One stream beside a call, as the session sees it. */
export interface ServedStream {
  /** Data, a hole, or the end of it, from the client. */
  receive(frame: Frame): void;
  /** The client is gone. */
  lost(): void;
}

interface StreamPortParts {
  readonly release: () => void;
  readonly hold: (held: boolean) => void;
  readonly violated: (what: string) => void;
}

/** What a stream sends with: frames that bear the call's serial. */
export class StreamPort {
  readonly #output: Output;
  readonly #header: MessageHeader;
  readonly #release: () => void;
  /** Too much waits for the driver, or no longer: the client is not read meanwhile. */
  readonly hold: (held: boolean) => void;
  /** The client has broken the protocol: nothing that follows can be believed. */
  readonly violated: (what: string) => void;
  #open = true;

  constructor(
    output: Output,
    { program, version, procedure, serial }: MessageHeader,
    parts: StreamPortParts,
  ) {
    this.#output = output;
    const kind = { type: MessageType.STREAM, status: MessageStatus.CONTINUE };
    this.#header = { program, version, procedure, serial, ...kind };
    this.#release = parts.release;
    this.hold = parts.hold;
    this.violated = parts.violated;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Sends bytes, and resolves when more can be sent. */
  async data(bytes: Uint8Array): Promise<void> {
    if (!this.#open) return;
    this.#output.data(this.#header, bytes);
    await this.#output.drained();
  }

  hole(payload: Uint8Array): void {
    if (this.#open) this.#output.data({ ...this.#header, type: MessageType.STREAM_HOLE }, payload);
  }

  /** There are no more data: an empty frame. */
  endOfData(): void {
    if (this.#open) this.#output.empty(this.#header);
  }

  /** Confirms that the client has finished or aborted; the serial is free again. */
  confirm(): void {
    if (!this.#open) return;
    this.close();
    this.#output.empty({ ...this.#header, status: MessageStatus.OK });
  }

  /** Ends the stream with an error; the client must not answer. */
  fail(error: unknown): void {
    if (!this.#open) return;
    this.close();
    this.#output.error(this.#header, error);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.hold(false);
    this.#release();
  }
}

/** The streams of one client, by the serial of the call that opened them. */
export class Streams {
  readonly #output: Output;
  readonly #limit: number;
  readonly #parts: Pick<StreamPortParts, "hold" | "violated">;
  readonly #open = new Map<number, ServedStream>();
  #isLost = false;
  /** Bytes of one stream that may wait for the driver. */
  readonly maxBytes: number;

  constructor(
    output: Output,
    limits: { readonly streams: number; readonly streamBytes: number },
    parts: Pick<StreamPortParts, "hold" | "violated">,
  ) {
    this.#output = output;
    this.#limit = limits.streams;
    this.#parts = parts;
    this.maxBytes = limits.streamBytes;
  }

  /** Whether a call with this serial can open another one. */
  hasRoom(serial: number): boolean {
    return this.#open.size < this.#limit && !this.#open.has(serial);
  }

  /**
   * Opens a stream; data that come before the call's reply reach it. Where there is no room any more the stream is lost, and
   * RESOURCE_BUSY thrown.
   */
  open(call: MessageHeader, make: (port: StreamPort) => ServedStream): void {
    const { serial } = call;
    let isHeld = false;
    const hold = (held: boolean) => {
      if (held !== isHeld) this.#parts.hold(held);
      isHeld = held;
    };
    let stream: ServedStream | undefined;
    const release = () => {
      if (this.#open.get(serial) === stream) this.#open.delete(serial);
    };
    const port = new StreamPort(this.#output, call, { ...this.#parts, hold, release });
    stream = make(port);
    // A driver may have taken its time: the client is gone, or other calls of its have taken the room.
    if (!this.#isLost && this.hasRoom(serial)) this.#open.set(serial, stream);
    else {
      stream.lost();
      if (!this.#isLost) throw tooManyStreams();
    }
  }

  /** A frame for a stream that is gone is dropped: it was on its way. */
  receive(frame: Frame): void {
    this.#open.get(frame.serial)?.receive(frame);
  }

  lost(): void {
    this.#isLost = true;
    for (const stream of [...this.#open.values()]) stream.lost();
    this.#open.clear();
  }
}
