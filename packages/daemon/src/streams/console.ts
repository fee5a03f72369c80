import type { DuplexStream } from "@libvirt-ts/driver";
import { type Frame, MessageStatus, MessageType } from "@libvirt-ts/rpc";
import { Outbound } from "./download.js";
import type { ServedStream, StreamPort } from "./streams.js";

/** A console or channel: both directions at once. */
export class ConsoleStream implements ServedStream {
  readonly #port: StreamPort;
  readonly #outbound: Outbound;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #maxBytes: number;
  #pending = 0;

  constructor(port: StreamPort, { readable, writable }: DuplexStream, maxBytes: number) {
    this.#port = port;
    this.#maxBytes = maxBytes;
    this.#writer = writable.getWriter();
    this.#writer.closed.catch((error) => this.#port.fail(error));
    this.#outbound = new Outbound(port, readable);
    this.#outbound.start();
  }

  receive({ type, status, payload }: Frame): void {
    if (type === MessageType.STREAM_HOLE) this.#port.violated("a hole in a console");
    else if (status === MessageStatus.CONTINUE) this.#write(payload);
    else {
      this.#port.confirm();
      this.#end(status === MessageStatus.OK);
    }
  }

  lost(): void {
    this.#port.close();
    this.#end(false);
  }

  #write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#count(bytes.length);
    const written = () => this.#count(-bytes.length);
    this.#writer.write(bytes).then(written, written);
  }

  #count(bytes: number): void {
    this.#pending += bytes;
    if (this.#pending > this.#maxBytes) this.#port.hold(true);
    else if (this.#pending <= this.#maxBytes / 2) this.#port.hold(false);
  }

  #end(gracefully: boolean): void {
    this.#outbound.cancel();
    (gracefully ? this.#writer.close() : this.#writer.abort()).catch(() => {});
  }
}
