import type { Duplex } from "node:stream";
import { type DuplexStream, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { qemuError } from "../errors.js";

/** Bytes that are read ahead of who reads: what a terminal still holds when its guest ends is lost, and what we hold is not. */
export const readAhead = 262_144;

/**
 * Both directions of a guest's device. Cancelling `readable` or closing `writable` leaves the other one open, and both of them
 * leave the device, as aborting `writable` does. The guest's end is the end of `readable`, behind all that was said before; what
 * is written after it is OPERATION_ABORTED.
 */
export function characterStream(stream: Duplex, what: string): DuplexStream {
  let isHalf = false;
  const leave = async () => {
    if (isHalf) await destroyed(stream);
    isHalf = true;
  };
  const gone = (cause?: unknown) =>
    cause instanceof LibvirtError
      ? cause
      : qemuError(ErrorNumber.OPERATION_ABORTED, what, "it is not open any more", cause);
  let isRead = true;

  const readable = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const pass = (bytes: Buffer): void => {
          if (!isRead) return;
          controller.enqueue(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
          if (controller.desiredSize! <= 0) stream.pause();
        };
        stream.on("data", pass);
        // There is nobody left who would read, and a terminal cannot be closed by halves.
        stream.on("end", () => stream.destroy());
        stream.on("close", () => {
          if (!isRead) return;
          for (let rest = stream.read(); rest !== null; rest = stream.read()) pass(rest);
          isRead = false;
          if (stream.errored instanceof LibvirtError) controller.error(stream.errored);
          else controller.close();
        });
      },
      pull: () => void stream.resume(),
      cancel() {
        isRead = false;
        stream.resume();
        return leave();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: readAhead }),
  );

  const writable = new WritableStream<Uint8Array>({
    start(controller) {
      stream.on("error", (error) => {
        if (error instanceof LibvirtError) controller.error(error);
      });
      // Not by `abort`, which waits for what is being written. Node's types do not have it.
      const { signal } = controller as WritableStreamDefaultController & { readonly signal: AbortSignal };
      signal.addEventListener("abort", () => stream.destroy());
    },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => (error ? reject(gone(error)) : resolve()));
      }),
    close: leave,
  });
  return { readable, writable };
}

function destroyed(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    if (stream.closed) resolve();
    else stream.once("close", resolve).destroy();
  });
}
